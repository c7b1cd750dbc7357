"""Acts that were passed again under their names, and since when the new ones hold."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from schemas.spelling.folding import fold_symbol
from schemas.vocabulary import table_rows


def is_outdated(name: str, year: int, on: date) -> bool:
    """Return whether the act of that *name* and *year* has been passed again since.

    The later one has taken effect by the date *on*; False too where the table does not
    know the name.
    """
    later = _versions().get(fold_symbol(name), ())
    return any(year < passed and start <= on for passed, start in later)


@cache
def _versions() -> Mapping[str, Sequence[tuple[int, date]]]:
    """Return the years in which acts were passed again, by name, and since when."""
    found = defaultdict(list)
    for row in table_rows("ingest", "act_versions"):
        start = date.fromisoformat(row["effective_from"])
        found[fold_symbol(row["name"])].append((int(row["year"]), start))
    return found
