"""The id of a document, which its content alone decides."""

from functools import lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5


@lru_cache(maxsize=1024)  # on its way in, a document is asked for again and again
def document_id(checksum: str) -> UUID:
    """Return the id of the document with the SHA-256 *checksum* (hexadecimal)."""
    return uuid5(NAMESPACE_URL, f"sha256:{checksum}")
