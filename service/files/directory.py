"""Files in a directory: ``ab/cd/abcd…``, each written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from schemas.errors import CorruptFileError, DiskError, MissingFileError
from schemas.record import LargeFile
from service.files.large_files import LARGE, large_file, pieces_of
from service.files.unsynced_files import UnsyncedFiles


class DirectoryFiles:
    """A ``FileStore`` under *root*, which is made where it is missing."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._unsynced = UnsyncedFiles(root)

    def put(self, data: bytes) -> str:
        """Keep *data*, and return its SHA-256."""
        checksum = sha256(data).hexdigest()
        final = self.path_of(checksum)
        if not _has_content(self._unsynced.find(checksum) or final, data):
            self._unsynced.write(checksum, [data], final)
        return checksum

    def put_large(self, file: LargeFile) -> None:
        """Keep what is in *file*; raises ChangedFileError."""
        if not _is_same(self._path(file.checksum), file):
            final = self.path_of(file.checksum)
            self._unsynced.write(file.checksum, pieces_of(file), final)

    def sync(self) -> None:
        """Return once all that was put would survive a power cut."""
        self._unsynced.sync()

    def has(self, checksum: str) -> bool:
        """Return whether bytes with that SHA-256 are kept."""
        return self._path(checksum).is_file()

    def size(self, checksum: str) -> int | None:
        """Return how many bytes are kept under that SHA-256; None: there are none."""
        try:
            return self._path(checksum).stat().st_size
        except FileNotFoundError:
            return None

    def large(self, checksum: str) -> LargeFile | None:
        """Return the file with that SHA-256, if it is large and there."""
        size = self.size(checksum)
        if size is None or size < LARGE:
            return None
        return LargeFile(self._path(checksum), size, checksum)

    def check(self, checksum: str) -> None:
        """Compare what is kept with its SHA-256; raises StoredFileError."""
        large = self.large(checksum)
        if large is None:
            self.read(checksum)
            return
        with self._present(checksum) as path:
            kept = large_file(path, large.size)
        if kept.checksum != checksum:
            raise CorruptFileError(checksum)

    def read(self, checksum: str) -> bytes:
        """Return the bytes with that SHA-256; raises StoredFileError."""
        with self._present(checksum) as path:
            data = path.read_bytes()
        if sha256(data).hexdigest() != checksum:
            raise CorruptFileError(checksum)
        return data

    @contextmanager
    def _present(self, checksum: str) -> Iterator[Path]:
        """Give the file of that name; raises MissingFileError if it is not there."""
        try:
            yield self._path(checksum)
        except FileNotFoundError:
            self._require_folder()
            raise MissingFileError(checksum) from None

    def _require_folder(self) -> None:
        """Make sure that a single file is missing, and not the disk with all of them.

        Raises:
            DiskError: there is no folder.

        """
        if not self._root.is_dir():
            raise DiskError(f"{self._root}: thư mục không còn")

    def _path(self, checksum: str) -> Path:
        return self._unsynced.find(checksum) or self.path_of(checksum)

    def path_of(self, checksum: str) -> Path:
        """Return where a file with that SHA-256 lies once it is on the disk to stay."""
        return self._root.joinpath(checksum[:2], checksum[2:4], checksum)


def _has_content(path: Path, data: bytes) -> bool:
    """Return whether the file is there, and nothing has damaged it."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _is_same(path: Path, file: LargeFile) -> bool:
    """Return whether *file* is kept at that path, and nothing has damaged it."""
    try:
        kept = path.stat().st_size
        return kept == file.size and large_file(path, kept).checksum == file.checksum
    except FileNotFoundError:
        return False
