"""Pictures of pages that were drawn before, in a folder that stays below a size."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

MOST_BYTES = 512 * 1024 * 1024
"""Some 5,000 pages; each can be drawn again."""
_KEPT = 0.8  # of that, after the least recently used were removed


class PageCache:
    """Pictures by their keys (names of files) in the folder *root*.

    A picture that cannot be kept, on a full disk, is only drawn again.
    """

    def __init__(self, root: Path, most: int = MOST_BYTES) -> None:
        self._root, self._most = root, most
        self._size: int | None = None  # of all, once it is known
        self._lock = Lock()

    def find(self, key: str) -> bytes | None:
        """Return the picture of that key; None: it is not kept."""
        path = self._root / key
        try:
            data = path.read_bytes()
            os.utime(path)  # it is the most recently used now
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep a picture, and remove those that were not used for longest."""
        with suppress(OSError), self._lock:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._root, delete=False) as file:
                file.write(data)
            Path(file.name).replace(self._root / key)
            known = self._size
            self._size = self._sum() if known is None else known + len(data)
            if self._size > self._most:
                self._remove_oldest()

    def _sum(self) -> int:
        return sum(size for _, size, _ in self._kept())

    def _remove_oldest(self) -> None:
        kept = sorted(self._kept())
        size = sum(each for _, each, _ in kept)  # other processes keep some, too
        for _, each, path in kept:
            if size <= _KEPT * self._most:
                break
            path.unlink(missing_ok=True)
            size -= each
        self._size = size

    def _kept(self) -> list[tuple[float, int, Path]]:
        """Return when each was last used, its size and its file."""
        found = []
        for path in self._root.iterdir():
            with suppress(FileNotFoundError):  # another process removed it
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        return found
