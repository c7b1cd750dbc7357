"""The first bytes of 7z and RAR archives, known without loading what unpacks them."""

SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"
RAR = b"Rar!\x1a\x07"


def is_packed_archive(head: bytes) -> bool:
    """Return whether a file that begins with *head* is such an archive."""
    return head.startswith((SEVEN_ZIP, RAR))
