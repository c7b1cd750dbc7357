"""Errors of tantivy, in the user's terms."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import DamagedIndexError, DiskError, SearchUnavailableError

_DISK = ("StorageFull", "No space left", "Read-only file system", "ReadOnlyFilesystem")
"""How tantivy, or Python, names what is the fault of the disk."""


class IndexLockedError(SearchUnavailableError):
    """Another process is writing to the index."""


@contextmanager
def named_errors(directory: Path) -> Iterator[None]:
    """Turn errors of the index in *directory* into our own.

    Raises:
        IndexLockedError: Another process is writing to it.
        DamagedIndexError: Its files cannot be used.
        DiskError: The disk is full or read-only.

    """
    try:
        yield
    except BaseException as error:
        if not _is_index_error(error):
            raise
        if "LockBusy" in str(error):
            raise IndexLockedError(
                "Một tiến trình khác đang ghi vào chỉ mục tìm kiếm; "
                "hãy đợi nó xong rồi thử lại."
            ) from error
        if any(each in str(error) for each in _DISK):
            raise DiskError(str(directory)) from error
        raise DamagedIndexError(
            f"Không dùng được chỉ mục tìm kiếm ở {directory}; "
            "nếu chỉ mục bị hỏng, hãy chạy: vankho rebuild"
        ) from error


def _is_index_error(error: BaseException) -> bool:
    """Return whether *error* comes from the index; tantivy has no classes of its own.

    Some damage makes it panic, which is not an ``Exception`` and of no public class.
    """
    known = isinstance(error, ValueError | OSError)
    return known or type(error).__name__ == "PanicException"
