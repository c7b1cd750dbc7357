"""Files in memory: the specification of the port, and quick for tests."""

from hashlib import sha256

from schemas.errors import MissingFileError
from schemas.record import LargeFile
from service.files.large_files import pieces_of


class MemoryFiles:
    """A ``FileStore`` that is gone with the process."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        """Keep *data*, and return its SHA-256."""
        checksum = sha256(data).hexdigest()
        self._files.setdefault(checksum, data)
        return checksum

    def put_large(self, file: LargeFile) -> None:
        """Keep what is in *file*; raises ChangedFileError."""
        self.put(b"".join(pieces_of(file)))

    def sync(self) -> None:
        """Do nothing: no power cut spares this process."""

    def has(self, checksum: str) -> bool:
        """Return whether bytes with that SHA-256 are kept."""
        return checksum in self._files

    def size(self, checksum: str) -> int | None:
        """Return how many bytes are kept under that SHA-256; None: there are none."""
        return len(self._files[checksum]) if checksum in self._files else None

    def large(self, checksum: str) -> None:
        """Return None: nothing lies on a disk."""

    def check(self, checksum: str) -> None:
        """Compare what is kept with its SHA-256; raises MissingFileError."""
        self.read(checksum)

    def read(self, checksum: str) -> bytes:
        """Return the bytes with that SHA-256; raises MissingFileError."""
        try:
            return self._files[checksum]
        except KeyError:
            raise MissingFileError(checksum) from None
