"""The values by which matching documents are counted: kind, issuer, year and so on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from schemas.search import FacetValue, SearchEntry
from schemas.spelling.collation import SortKey, sort_key
from service.search.fields import name_key

FACETS = ("doc_type", "issuer", "year", "signer", "standing")


def facet_values(entry: SearchEntry) -> dict[str, str]:
    """Return the value of *entry* for each of ``FACETS`` that it has."""
    year = str(entry.issued_on.year) if entry.issued_on else None
    values = {
        "doc_type": entry.doc_type,
        "issuer": entry.issuer,
        "year": year,
        "signer": entry.signer,
        "standing": entry.standing,
    }
    return {name: value for name, value in values.items() if value}


def sorted_facets(
    counts: Mapping[str, Iterable[tuple[str, int]]],
) -> dict[str, tuple[FacetValue, ...]]:
    """Return the facets of *counts*: the most frequent value first, then by name.

    Spellings of one name are one value, since who chooses it finds them all.
    """
    return {
        name: tuple(
            FacetValue(value, count)
            for value, count in sorted(_merged(values).items(), key=_rank)
        )
        for name, values in counts.items()
    }


def _merged(values: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the counts by the most frequent spelling of each name."""
    spellings: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for value, count in sorted(values, key=_rank):
        spellings[name_key(value)].append((value, count))
    return {same[0][0]: sum(count for _, count in same) for same in spellings.values()}


def _rank(pair: tuple[str, int]) -> tuple[int, SortKey]:
    value, count = pair
    return -count, sort_key(value)
