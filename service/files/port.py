"""A store of bytes that are named by their SHA-256."""

from typing import Protocol

from schemas.record import LargeFile


class FileStore(Protocol):
    """Originals and texts; what is in it never changes."""

    def put(self, data: bytes) -> str:
        """Keep *data*, and return its SHA-256 (hexadecimal); twice is once.

        What is kept under that name but damaged is replaced.
        """

    def put_large(self, file: LargeFile) -> None:
        """Keep what is in *file*, a piece at a time.

        Raises:
            ChangedFileError: that is not what it was.

        """

    def sync(self) -> None:
        """Return once all that was put would survive a power cut."""

    def has(self, checksum: str) -> bool:
        """Return whether bytes with that SHA-256 are kept."""

    def size(self, checksum: str) -> int | None:
        """Return how many bytes are kept under that SHA-256; None: there are none."""

    def large(self, checksum: str) -> LargeFile | None:
        """Return a large file as one on a disk, not compared with its name.

        One that does not lie there is fetched, and removed with the value. None:
        ``read`` has to be used.

        Raises:
            DiskError: there is no room for it.

        """

    def check(self, checksum: str) -> None:
        """Compare what is kept with its SHA-256, a piece at a time.

        Raises:
            MissingFileError: nothing is kept.
            CorruptFileError: it was changed from outside.

        """

    def read(self, checksum: str) -> bytes:
        """Return the bytes with that SHA-256.

        Raises:
            MissingFileError: none are kept.
            CorruptFileError: they were changed from outside.

        """
