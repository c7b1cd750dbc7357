"""How often Python collects garbage while many values come and go."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_AT_A_TIME = 200_000
"""New objects between collections, usually 700; a batch creates and drops as many."""


class _Threshold:
    """The threshold of the whole process; threads that raise it may overlap."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._users = 0
        self._usual = gc.get_threshold()

    def hold(self) -> None:
        """Raise it, unless it is raised already."""
        with self._lock:
            if not self._users:
                self._usual = gc.get_threshold()
                gc.set_threshold(_AT_A_TIME, *self._usual[1:])
            self._users += 1

    def release(self) -> None:
        """Reset it, unless somebody else still needs it raised."""
        with self._lock:
            self._users -= 1
            if not self._users:
                gc.set_threshold(*self._usual)


_THRESHOLD = _Threshold()


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Collect garbage seldom: it took a third of the time of a rebuild."""
    _THRESHOLD.hold()
    try:
        yield
    finally:
        _THRESHOLD.release()
