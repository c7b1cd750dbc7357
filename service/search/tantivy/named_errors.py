"""Errors of tantivy, in the user's terms."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import SearchUnavailableError


class IndexLockedError(SearchUnavailableError):
    """Another process is writing to the index."""


@contextmanager
def named_errors(directory: Path) -> Iterator[None]:
    """Turn errors of the index in *directory* into our own.

    Raises:
        IndexLockedError: Another process is writing to it.
        SearchUnavailableError: Its files cannot be used.

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
        raise SearchUnavailableError(
            f"Không dùng được chỉ mục tìm kiếm ở {directory}; "
            "nếu chỉ mục bị hỏng, hãy chạy: vankho rebuild"
        ) from error


def _is_index_error(error: BaseException) -> bool:
    """Return whether *error* comes from the index; tantivy has no classes of its own.

    Some damage makes it panic, which is not an ``Exception`` and of no public class.
    """
    known = isinstance(error, ValueError | OSError)
    return known or type(error).__name__ == "PanicException"
