"""A folder for the files of one process, which goes with it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize


class LockedFolder:
    """A folder of this process inside *parent*; it goes with the process.

    Those of processes that were killed are removed first.
    """

    def __init__(self, parent: Path) -> None:
        parent.mkdir(parents=True, exist_ok=True)
        with _locked(parent, fcntl.LOCK_EX):
            for each in parent.iterdir():
                with (
                    suppress(BlockingIOError),
                    _locked(each, fcntl.LOCK_EX | fcntl.LOCK_NB),
                ):
                    shutil.rmtree(each, ignore_errors=True)
            self.path = Path(mkdtemp(dir=parent))
            lock = os.open(self.path, os.O_RDONLY)
            fcntl.flock(lock, fcntl.LOCK_EX)
        self.remove = finalize(self, _remove, self.path, lock)


def _remove(folder: Path, lock: int) -> None:
    """Remove a folder with what is left in it, and give up its lock."""
    shutil.rmtree(folder, ignore_errors=True)
    fcntl.flock(lock, fcntl.LOCK_UN)  # a process just being started has it open too
    os.close(lock)


@contextmanager
def _locked(folder: Path, operation: int) -> Iterator[None]:
    """Hold a lock on *folder*; raises BlockingIOError if asked not to wait."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, operation)
        yield
        fcntl.flock(descriptor, fcntl.LOCK_UN)
    finally:
        os.close(descriptor)
