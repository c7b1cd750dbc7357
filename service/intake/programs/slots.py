"""Slots for programs: a limited number at a time, across all processes of this machine.

Files are read by several processes, and each reads the pages of a scan in parallel.
A slot is a lock on a file, which the system releases when its holder dies.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path


@contextmanager
def slot(name: str, at_once: int) -> Iterator[None]:
    """Hold one of the *at_once* slots of *name*, waiting until one is free."""
    with ExitStack() as opened:
        locks = [opened.enter_context(_lock(f"{name}-{i}")) for i in range(at_once)]
        if not any(map(_taken, locks)):
            flock(random.choice(locks), LOCK_EX)  # noqa: S311  # no secret  # nosec B311
        yield


@contextmanager
def _lock(name: str) -> Iterator[int]:
    """Open the file of a lock; closing it releases the lock."""
    path = Path(tempfile.gettempdir(), f"vankho-{os.getuid()}-{name}.lock")
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _taken(lock: int) -> bool:
    """Take the lock unless it is held; return whether it was taken."""
    try:
        flock(lock, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    return True
