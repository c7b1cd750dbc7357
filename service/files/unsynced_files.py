"""Files on their way into a directory, where they arrive together and to stay.

A file that has its name while the disk has not its content is empty after a power cut.
So files are written to a folder of the process, and get their names once the disk has
all of them. That takes two calls for a batch, however many files are in it.
"""

import ctypes
import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from service.files.locked_folder import LockedFolder

_FOLDER = ".incoming"
"""Below the directory: a folder for each process that writes, which it has locked."""


class UnsyncedFiles:
    """Files written for the directory *root*, from one thread at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder: LockedFolder | None = None
        self._is_swept = False
        self._waiting: dict[str, tuple[Path, Path]] = {}  # where each is, where it goes

    def write(self, name: str, pieces: Iterable[bytes], destination: Path) -> None:
        """Write all *pieces*; ``sync`` moves them to *destination*, as one file."""
        if self._folder is None:
            self._folder = LockedFolder(self._root / _FOLDER)
        path = self._folder.path / name
        try:
            with path.open("wb") as file:
                file.writelines(pieces)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self._waiting[name] = path, destination

    def find(self, name: str) -> Path | None:
        """Return where a file is that waits for ``sync``; None: it does not."""
        return self._waiting[name][0] if name in self._waiting else None

    def sync(self) -> None:
        """Move everything to its destination, and return once the disk has it."""
        if self._folder is None:
            self._sweep()
            return
        moves = tuple(self._waiting.values())
        _sync_all(self._root, (written for written, _ in moves))
        for written, destination in moves:
            _move(written, destination)
        _sync_all(self._root, {destination.parent for _, destination in moves})
        self._waiting.clear()
        self._folder.remove()
        self._folder = None

    def _sweep(self) -> None:
        """Remove what killed processes left, once: there may be nothing to write."""
        if not self._is_swept and (self._root / _FOLDER).is_dir():
            LockedFolder(self._root / _FOLDER).remove()
        self._is_swept = True


def _move(written: Path, destination: Path) -> None:
    """Give a file its name; most folders are there already."""
    try:
        written.replace(destination)
    except FileNotFoundError:
        destination.parent.mkdir(parents=True, exist_ok=True)
        written.replace(destination)


def _sync_all(root: Path, paths: Iterable[Path]) -> None:
    """Return once the disk has all *paths*, which are on the file system of *root*."""
    syncfs = _syncfs()
    for each in [root] if syncfs else paths:
        descriptor = os.open(each, os.O_RDONLY)
        try:
            (syncfs or os.fsync)(descriptor)
        finally:
            os.close(descriptor)


@cache
def _syncfs() -> Callable[[int], None] | None:
    """Return the system's call for a whole file system; None: it has none."""
    found: Any = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)

    def syncfs(descriptor: int) -> None:
        if found(descriptor):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))

    return syncfs if found else None
