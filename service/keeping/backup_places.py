"""Where a backup lies: a folder, or the bucket of an object storage.

Originals and texts lie in ``files`` as they do in an archive; beside them is
``manifest.json``, which names the files of events in ``events`` and of imports in
``imports``, ``accounts.json``, and the folder ``audit`` with a manifest of its own.
"""

import os
from pathlib import Path
from typing import Protocol

from schemas.errors import DiskError
from service.files.directory import DirectoryFiles
from service.files.port import FileStore


class BackupPlace(Protocol):
    """A store of originals and texts, and of files with names."""

    @property
    def name(self) -> str:
        """How people know it; it has no password."""

    @property
    def files(self) -> FileStore:
        """The originals and texts."""

    def read(self, name: str) -> bytes | None:
        """Return the file of that name (``imports/000001.json``); None: none is."""

    def write(self, name: str, data: bytes, *, private: bool = False) -> None:
        """Store *data* under that name, whole or not at all, to survive a power cut.

        A *private* file is for its owner alone, where files have owners.
        """


class BackupFolder:
    """A backup in the folder *root*, which is made where it is missing.

    Everything may raise ``DiskError``.
    """

    def __init__(self, root: Path) -> None:
        self._root = root.absolute()
        self.name = str(self._root)
        self.files = DirectoryFiles(self._root / "files")

    def read(self, name: str) -> bytes | None:
        """Return the file of that name; None: there is none."""
        try:
            return (self._root / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DiskError(str(error)) from error

    def write(self, name: str, data: bytes, *, private: bool = False) -> None:
        """Store *data* under that name."""
        path = self._root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
            unfinished.unlink(missing_ok=True)
            unfinished.touch(mode=0o600 if private else 0o666)
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
            _sync_folder(path.parent)
        except OSError as error:
            raise DiskError(str(error)) from error


def _sync_folder(path: Path) -> None:
    """Return once the disk knows the names in that folder."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
