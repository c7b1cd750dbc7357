"""Room for heavy work beside which everything else goes on.

Requests are answered by some forty threads. Without lanes of their own, drafts to be
read and days to be replayed take all of them, and no page is shown meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from schemas.errors import BusyError

WAITING = 4
"""Pieces of work that may wait for each lane; they hold threads, so they are few."""


class Lane:
    """At most *most* pieces of work are done at a time, and *waiting* wait."""

    def __init__(self, most: int, waiting: int = WAITING) -> None:
        self._room = BoundedSemaphore(most)
        self._limit = most + waiting
        self._inside = 0
        self._lock = Lock()

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Give room to the work of the ``with`` statement, as soon as there is some.

        Raises:
            BusyError: too many are waiting already.

        """
        with self._lock:
            if self._inside >= self._limit:
                raise BusyError
            self._inside += 1
        try:
            with self._room:
                yield
        finally:
            with self._lock:
                self._inside -= 1
