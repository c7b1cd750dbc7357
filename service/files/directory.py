"""Files in a directory: ``ab/cd/abcd…``, each written whole or not at all."""

from hashlib import sha256
from pathlib import Path

from schemas.errors import CorruptFileError, DiskError, MissingFileError
from schemas.record import LargeFile
from service.files.large_files import large_file, pieces_of
from service.files.unsynced_files import UnsyncedFiles


class DirectoryFiles:
    """A ``FileStore`` under *root*, which is made where it is missing."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._unsynced = UnsyncedFiles(root)

    def put(self, data: bytes) -> str:
        """Keep *data*, and return its SHA-256."""
        checksum = sha256(data).hexdigest()
        if not _has_content(self._path(checksum), data):
            self._unsynced.write(checksum, [data], self._final_path(checksum))
        return checksum

    def put_large(self, file: LargeFile) -> None:
        """Keep what is in *file*; raises ChangedFileError."""
        if not _is_same(self._path(file.checksum), file):
            final = self._final_path(file.checksum)
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

    def read(self, checksum: str) -> bytes:
        """Return the bytes with that SHA-256; raises StoredFileError."""
        try:
            data = self._path(checksum).read_bytes()
        except FileNotFoundError:
            self._require_folder()
            raise MissingFileError(checksum) from None
        if sha256(data).hexdigest() != checksum:
            raise CorruptFileError(checksum)
        return data

    def _require_folder(self) -> None:
        """Make sure that a single file is missing, and not the disk with all of them.

        Raises:
            DiskError: there is no folder.

        """
        if not self._root.is_dir():
            raise DiskError(f"{self._root}: thư mục không còn")

    def _path(self, checksum: str) -> Path:
        return self._unsynced.find(checksum) or self._final_path(checksum)

    def _final_path(self, checksum: str) -> Path:
        return self._root / checksum[:2] / checksum[2:4] / checksum


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
