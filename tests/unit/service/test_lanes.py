"""Heavy work has a lane of its own, and a short queue before it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from schemas.errors import BusyError
from service.lanes import Lane


def test_there_is_room_for_so_many_at_a_time() -> None:
    lane = Lane(most=2, waiting=0)

    with lane.entered(), lane.entered(), pytest.raises(BusyError), lane.entered():
        pass


def test_there_is_room_again_when_work_has_ended_or_failed() -> None:
    lane = Lane(most=1, waiting=0)
    with pytest.raises(ZeroDivisionError), lane.entered():
        _ = 1 / 0

    with lane.entered():
        pass


def test_what_waits_goes_on_when_there_is_room() -> None:
    lane, inside, may_end = Lane(most=1, waiting=1), Event(), Event()

    def work() -> bool:
        with lane.entered():
            inside.set()
            return may_end.wait(30)

    with ThreadPoolExecutor() as threads:
        first = threads.submit(work)
        inside.wait(30)
        second = threads.submit(work)
        may_end.set()

        assert first.result()
        assert second.result()
