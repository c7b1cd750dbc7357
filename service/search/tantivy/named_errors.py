"""What tantivy raises, in the user's terms."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import SearchUnavailableError


class IndexLockedError(SearchUnavailableError):
    """Another process is writing to the index."""


@contextmanager
def named_errors(directory: Path) -> Iterator[None]:
    """Raise what goes wrong with the index in *directory* as our own errors.

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
    """Return whether *error* is of the index; tantivy has no classes of its own.

    Some damage makes it panic, which is no ``Exception``, of a class without a module.
    """
    known = isinstance(error, ValueError | OSError)
    return known or type(error).__name__ == "PanicException"
