"""A store of bytes that are named by their SHA-256."""

from typing import Protocol


class FileStore(Protocol):
    """Originals and texts; what is in it never changes."""

    def put(self, data: bytes) -> str:
        """Keep *data*, and return its SHA-256 (hexadecimal); twice is once."""

    def has(self, checksum: str) -> bool:
        """Return whether bytes with that SHA-256 are kept."""

    def read(self, checksum: str) -> bytes:
        """Return the bytes with that SHA-256.

        Raises:
            MissingFileError: none are kept.
            CorruptFileError: they were changed from outside.

        """
