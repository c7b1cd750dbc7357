"""When Python looks for garbage while many values come and go."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_AT_A_TIME = 200_000
"""New objects until it looks, usually 700. A batch makes as many, and drops them."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look for garbage seldom: it took a third of the time of a rebuild."""
    before = gc.get_threshold()
    gc.set_threshold(_AT_A_TIME, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
