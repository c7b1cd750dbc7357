"""One process at a time brings the views up."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from service.projections.lock import ProjectionLock


def test_the_turn_of_another_is_not_taken(engine: Engine) -> None:
    with (
        ProjectionLock(engine).take(wait=True),
        ProjectionLock(engine).take(wait=False) as ours,
    ):
        assert not ours


def test_after_the_other_it_is_our_turn(engine: Engine) -> None:
    with ProjectionLock(engine).take(wait=True):
        pass

    with ProjectionLock(engine).take(wait=False) as ours:
        assert ours


def test_who_waits_gets_the_turn(engine: Engine) -> None:
    def wait() -> bool:
        with ProjectionLock(engine).take(wait=True) as ours:
            return ours

    with ThreadPoolExecutor() as threads:
        with ProjectionLock(engine).take(wait=True):
            waiting = threads.submit(wait)
            assert not waiting.done()
        assert waiting.result()
