"""Room for heavy work beside which everything else goes on.

Requests are answered by some forty threads. Without lanes of their own, drafts to be
read and days to be replayed take all of them, and no page is shown meanwhile. Work
that nobody waits for any more ends.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import BoundedSemaphore, Lock, Semaphore

from schemas.errors import AbandonedError, BusyError

WAITING = 4
"""Pieces of work that may wait for each lane; they hold threads, so they are few."""
_GLANCE = 0.5
"""Seconds after which whoever waits sees whether the result is still wanted."""


class Demand:
    """Whether somebody still waits for a piece of work, which is done in a thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ends: list[Callable[[], object]] = []
        self._is_over = False

    def is_over(self) -> bool:
        """Return whether nobody waits any more."""
        return self._is_over

    def end(self) -> None:
        """Nobody waits any more: end what can be ended."""
        with self._lock:
            self._is_over = True
            for end in self._ends:
                end()

    @contextmanager
    def ending(self, end: Callable[[], object]) -> Iterator[None]:
        """Call *end* once nobody waits any more, but only within the ``with``."""
        with self._lock:
            self._ends.append(end)
            if self._is_over:
                end()
        try:
            yield
        finally:
            with self._lock:
                self._ends.remove(end)


DEMAND: ContextVar[Demand | None] = ContextVar("demand", default=None)
"""That of the request which is answered; None: the work is wanted in any case."""


def require_demand() -> None:
    """Go on only where somebody waits for the result.

    Raises:
        AbandonedError: nobody does.

    """
    demand = DEMAND.get()
    if demand and demand.is_over():
        raise AbandonedError


@contextmanager
def wanted(end: Callable[[], object]) -> Iterator[None]:
    """Do the work of the ``with`` statement, which *end* ends if nobody waits for it.

    Raises:
        AbandonedError: nobody does, whatever the end made of the work.

    """
    demand = DEMAND.get()
    if demand is None:
        yield
        return
    try:
        with demand.ending(end):
            yield
    finally:
        require_demand()


@contextmanager
def held(lock: "Lock | Semaphore") -> Iterator[None]:
    """Hold *lock* as soon as it is free.

    Raises:
        AbandonedError: nobody waits for the result any more.

    """
    while not lock.acquire(timeout=_GLANCE):
        require_demand()
    try:
        yield
    finally:
        lock.release()


class Lane:
    """At most *most* pieces of work are done at a time, and *waiting* wait."""

    def __init__(self, most: int, waiting: int = WAITING) -> None:
        self._room = BoundedSemaphore(most)
        self._limit = most + waiting
        self._inside = 0
        self._lock = Lock()

    @contextmanager
    def entered(self, *, always: bool = False) -> Iterator[None]:
        """Give room to the work of the ``with`` statement, as soon as there is some.

        *always*: however many wait, for a thread that holds up no request.

        Raises:
            BusyError: too many are waiting already.
            AbandonedError: nobody waits for the work any more.

        """
        with self._lock:
            if self._inside >= self._limit and not always:
                raise BusyError
            self._inside += 1
        try:
            with held(self._room):
                yield
        finally:
            with self._lock:
                self._inside -= 1
