"""Files that programs leave about and nobody wrote: known by their names."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache

from schemas.vocabulary import table_rows


def leftover_code(parts: Iterable[str]) -> str | None:
    """Return why the file of a path, given by its *parts*, is skipped; mostly None.

    The code is one of the table ``leftovers``.
    """
    return next(filter(None, map(_code, parts)), None)


def _code(name: str) -> str | None:
    folded = name.lower()
    codes = (code for pattern, code in _patterns() if fnmatchcase(folded, pattern))
    return next(codes, None)


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    rows = table_rows("service.intake", "leftovers")
    return tuple((row["pattern"], row["code"]) for row in rows)
