"""Somebody who waits for an answer while the index is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_HURRIED = ContextVar("hurried", default=False)


@contextmanager
def hurried() -> Iterator[None]:
    """Let what is written in the block take no longer than a search may."""
    token = _HURRIED.set(True)
    try:
        yield
    finally:
        _HURRIED.reset(token)


def is_hurried() -> bool:
    """Return whether this thread is in such a block."""
    return _HURRIED.get()
