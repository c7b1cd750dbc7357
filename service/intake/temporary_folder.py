"""Where the temporary files of an import lie, so that none outlives it."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.files.locked_folder import LockedFolder

_around: dict[str, str] = {}
"""The folder that each folder of an import is used instead of."""


@contextmanager
def temporary_folder() -> Iterator[None]:
    """Let all temporary files lie in one folder, which is removed in the end.

    Processes that are started meanwhile are to use it as well: ``tempfile.gettempdir``
    names it. What killed processes of the same person left is removed before.
    """
    before = tempfile.gettempdir()
    folder = LockedFolder(_parent(Path(before)))
    _around[str(folder.path)] = before
    tempfile.tempdir = str(folder.path)
    try:
        yield
    finally:
        tempfile.tempdir = before
        del _around[str(folder.path)]
        folder.remove()


def lasting_parent() -> Path:
    """Return a folder for what is to outlive an import that is going on."""
    now = tempfile.gettempdir()
    return _parent(Path(_around.get(now, now)))


def _parent(folder: Path) -> Path:
    """Return a folder of this person alone below one that all may write to.

    Where somebody else was first to make one of that name, it has another name.
    """
    parent = folder / f"vankho-{os.getuid()}"
    parent.mkdir(mode=0o700, exist_ok=True)
    found = parent.lstat()
    is_private = not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and is_private:
        return parent
    return Path(tempfile.mkdtemp(prefix="vankho-", dir=folder))
