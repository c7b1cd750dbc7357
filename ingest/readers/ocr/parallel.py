"""Running several tasks in parallel that mostly wait for programs."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Done = TypeVar("Done")


def side_by_side(tasks: Iterable[Callable[[], Done]], at_once: int) -> Iterator[Done]:
    """Yield the results of *tasks* in order, running *at_once* of them in parallel.

    *tasks* is consumed gradually, by the calling thread, so that what a task needs is
    not made long before it runs.
    """
    if at_once == 1:
        for task in tasks:
            yield task()
        return
    waiting: deque[Future[Done]] = deque()
    with ThreadPoolExecutor(at_once) as threads:
        for task in tasks:
            waiting.append(threads.submit(task))
            if len(waiting) > at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
