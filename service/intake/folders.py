"""The files in folders: each folder once, nothing that is no file."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from service.intake.file_names import readable_path
from service.intake.incoming_file import Skip, Source
from service.intake.leftovers import leftover_code

_REASONS = {
    errno.ENOENT: "không còn ở đó, hoặc liên kết dẫn tới chỗ không có",
    errno.EACCES: "không có quyền đọc",
    errno.EPERM: "không có quyền đọc",
    errno.EIO: "đĩa hoặc mạng báo lỗi khi đọc",
    errno.ELOOP: "liên kết dẫn vòng quanh",
    errno.ENAMETOOLONG: "đường dẫn quá dài",
    errno.ESTALE: "thư mục mạng đã mất kết nối",
}


class Folders:
    """One walk through files and folders; *skip* is told what is left out.

    The archive's own folder, *home*, is.
    """

    def __init__(self, skip: Skip, home: Path | None = None) -> None:
        self._skip = skip
        self._home = _identity(home.stat()) if home and home.exists() else None
        self._visited: set[tuple[int, int]] = set()  # folders, as the system knows them

    def walk(self, paths: Iterable[Path]) -> Iterator[Path | Source]:
        """Yield the files of *paths* by name, those of linked folders last.

        What cannot be opened is a ``Source`` with the problem. A folder that is
        reached again, by a link, is left out, and so are pipes, sockets and devices.
        """
        for path in paths:
            try:
                found = path.stat()
            except OSError as error:
                yield unopened(path, "tệp", error)
                continue
            if stat.S_ISDIR(found.st_mode):
                yield from self._folder(path, _identity(found))
            elif stat.S_ISREG(found.st_mode):
                yield path
            else:
                self._skip(readable_path(path), "special_file")

    def _folder(self, path: Path, identity: tuple[int, int]) -> Iterator[Path | Source]:
        if identity == self._home:
            self._skip(readable_path(path), "archive_home")
            return
        if identity in self._visited:
            self._skip(readable_path(path), "visited_folder")
            return
        self._visited.add(identity)
        try:
            inside = sorted(path.iterdir())
        except OSError as error:
            yield unopened(path, "thư mục", error)
            return
        kept = [each for each in inside if not self._is_leftover(each)]
        yield from self.walk(sorted(kept, key=_is_linked_folder))

    def _is_leftover(self, path: Path) -> bool:
        code = leftover_code([path.name])
        if code:
            self._skip(readable_path(path), code)
        return code is not None


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _is_linked_folder(path: Path) -> bool:
    return path.is_symlink() and os.path.isdir(path)  # noqa: PTH112  # raises nothing


def unopened(path: Path, what: str, error: OSError) -> Source:
    """Return the source of a file or folder that the system does not open."""
    reason = _REASONS.get(error.errno or 0, error.strerror or error)
    return Source(readable_path(path), problem=f"không mở được {what}: {reason}")
