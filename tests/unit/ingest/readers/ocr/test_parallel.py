"""Things done side by side: in order, no more than allowed, drawn little by little."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Barrier

import pytest

from ingest.readers.ocr.parallel import side_by_side


@pytest.mark.parametrize("at_once", [1, 2, 9])
def test_what_is_done_comes_in_order(at_once: int) -> None:
    tasks = [lambda number=number: number for number in range(5)]

    assert list(side_by_side(tasks, at_once)) == [0, 1, 2, 3, 4]


def test_tasks_are_done_at_once() -> None:
    meeting = Barrier(3)

    def meet() -> bool:
        meeting.wait(timeout=20)
        return True

    assert list(side_by_side([meet] * 3, 3)) == [True] * 3


@pytest.mark.parametrize("at_once", [1, 2])
def test_tasks_are_drawn_little_by_little(at_once: int) -> None:
    drawn: list[int] = []

    def tasks() -> Iterator[Callable[[], int]]:
        for number in range(9):
            drawn.append(number)
            yield partial(int, number)

    next(side_by_side(tasks(), at_once))

    assert len(drawn) <= at_once + 1


@pytest.mark.parametrize("at_once", [1, 2])
def test_what_a_task_raises_is_raised(at_once: int) -> None:
    def fail() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        list(side_by_side([fail], at_once))
