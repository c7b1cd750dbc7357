"""One process at a time brings the views up."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import Engine, create_engine

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


def test_threads_wait_without_a_connection_each(engine: Engine) -> None:
    """More of them than connections, and whoever holds the lock needs one as well."""
    lock, done = ProjectionLock(engine), []

    def project(number: int) -> None:
        with lock.take(wait=True), engine.connect():
            done.append(number)

    with ThreadPoolExecutor(24) as threads:
        list(threads.map(project, range(24)))
    assert sorted(done) == list(range(24))


def test_another_thread_that_does_not_wait_goes_on(engine: Engine) -> None:
    lock = ProjectionLock(engine)

    def look() -> bool:
        with lock.take(wait=False) as ours:
            return ours

    with lock.take(wait=True), ThreadPoolExecutor() as threads:
        assert not threads.submit(look).result()
    assert look()


def test_who_waits_gets_the_turn(engine: Engine) -> None:
    def wait() -> bool:
        with ProjectionLock(engine).take(wait=True) as ours:
            return ours

    with ThreadPoolExecutor() as threads:
        with ProjectionLock(engine).take(wait=True):
            waiting = threads.submit(wait)
            assert not waiting.done()
        assert waiting.result()


def test_a_process_that_was_begun_meanwhile_does_not_keep_the_lock(
    tmp_path: Path,
) -> None:
    """Until it runs its own program, it has all files open that we had."""
    engine = create_engine(f"sqlite:///{tmp_path}/views.db")
    with ProjectionLock(engine).take(wait=True):
        begun = os.fork()
        if not begun:
            signal.pause()
    try:
        with ProjectionLock(engine).take(wait=False) as ours:
            assert ours
    finally:
        os.kill(begun, signal.SIGKILL)
        os.waitpid(begun, 0)


def test_who_has_waited_long_enough_goes_on_without(engine: Engine) -> None:
    lock = ProjectionLock(engine)

    def wait(waiting: ProjectionLock) -> bool:
        with waiting.take(wait=True, patience=0.1) as ours:
            return ours

    with lock.take(wait=True), ThreadPoolExecutor() as threads:
        of_this_process = threads.submit(wait, lock)
        of_another = threads.submit(wait, ProjectionLock(engine))
        assert not of_this_process.result()
        assert not of_another.result()
    assert wait(lock)
