"""How much an archive may unpack to: the guard against bombs."""

from schemas.errors import UnreadableFileError

_MEBIBYTE = 1024 * 1024
LARGEST_FILE = 512 * _MEBIBYTE
"""Bytes of one file, on disk or unpacked: no document is larger, films are."""
LARGEST_ARCHIVE = 16 * 1024 * _MEBIBYTE
"""Bytes that all files in one archive may have, those in files inside included."""
MOST_NESTED = 5
"""How many archives, mails and the like may lie inside each other."""
_BOMB_FACTOR = 1000  # no document compresses to a thousandth
_TOO_LARGE = "tệp trong tệp nén quá lớn khi giải nén"


class UnpackedSize:
    """The bytes that one archive, with all inside it, may still unpack to."""

    def __init__(self, most: int = LARGEST_ARCHIVE) -> None:
        self.left = most

    def limit(self, packed: int) -> int:
        """Return how many bytes may come out of *packed* bytes."""
        return min(LARGEST_FILE, self.left, max(_MEBIBYTE, packed * _BOMB_FACTOR))

    def take(self, unpacked: int, packed: int) -> None:
        """Count the bytes that came out of *packed* bytes.

        Raises:
            UnreadableFileError: there are too many.

        """
        if unpacked > self.limit(packed):
            raise UnreadableFileError(_TOO_LARGE)
        self.left -= unpacked
