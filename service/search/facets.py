"""The values by which matching documents are counted: kind, issuer, year and so on."""

from collections.abc import Iterable, Mapping

from schemas.search import FacetValue, SearchEntry

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
    """Return the facets of *counts*: the most frequent value first, then by name."""
    return {
        name: tuple(
            FacetValue(value, count)
            for value, count in sorted(values, key=lambda pair: (-pair[1], pair[0]))
        )
        for name, values in counts.items()
    }
