"""How an entry lies in the index: its fields, and how they are written and read.

Words are cut and folded by us, the same as everywhere, so Elasticsearch splits at
spaces, and needs no analysis of its own.
"""

from typing import Any

from schemas.codec import from_plain, to_plain
from schemas.search import SearchEntry
from service.search import fields
from service.search.facets import FACETS, facet_values

KEYS = (
    "id",
    "number_key",
    "own_terms",
    "hinted_terms",
    "cited_keys",
    "doc_type_key",
    "issuer_key",
)
DAY = "issued_day"
NEWEST_FIRST = "newest_first"
OLDEST_FIRST = "oldest_first"
KEPT = "entry"
"""The entry itself, which is kept and not searched."""

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",  # a copy as soon as there is a second machine
    "refresh_interval": -1,  # what was put is seen when we say so
    "max_result_window": 1_000_000,
}


def exact_field(name: str) -> str:
    """Return the field of the words of *name*, accents kept."""
    return f"{name}_exact"


def plain_field(name: str) -> str:
    """Return the field of the words of *name*, without accents."""
    return f"{name}_plain"


def facet_field(name: str) -> str:
    """Return the field by whose values the facet *name* is counted."""
    return f"{name}_facet"


def mappings() -> dict[str, Any]:
    """Return how the fields are indexed; nothing else may be in a document."""
    words = {"type": "text", "analyzer": "whitespace"}
    names = [
        make(name) for name in fields.WEIGHTS for make in (plain_field, exact_field)
    ]
    properties: dict[str, Any] = {name: {"type": "keyword"} for name in KEYS}
    properties |= {facet_field(name): {"type": "keyword"} for name in FACETS}
    properties |= dict.fromkeys(names, words)
    properties |= {name: {"type": "long"} for name in (DAY, NEWEST_FIRST, OLDEST_FIRST)}
    properties[KEPT] = {"type": "object", "enabled": False}
    return {
        "dynamic": "strict",
        # the words are in the index, and are not needed a second time
        "_source": {"includes": [KEPT]},
        "properties": properties,
    }


def document_of(entry: SearchEntry) -> dict[str, Any]:
    """Return *entry* as Elasticsearch takes it."""
    document: dict[str, Any] = {
        "id": entry.id,
        "number_key": entry.number_key,
        "own_terms": fields.own_terms(entry),
        "hinted_terms": fields.hinted_terms(entry),
        "cited_keys": entry.cited_keys,
        "doc_type_key": fields.name_key(entry.doc_type) if entry.doc_type else None,
        "issuer_key": fields.name_key(entry.issuer) if entry.issuer else None,
        DAY: entry.issued_on.toordinal() if entry.issued_on else None,
        NEWEST_FIRST: fields.newest_first(entry),
        OLDEST_FIRST: fields.oldest_first(entry),
        KEPT: to_plain(entry),
    }
    document |= {facet_field(name): v for name, v in facet_values(entry).items()}
    return document | _words(entry)


def entry_of(source: dict[str, Any]) -> SearchEntry:
    """Return the entry that was kept in the ``_source`` of a document."""
    return from_plain(SearchEntry, source[KEPT])


def _words(entry: SearchEntry) -> dict[str, str]:
    texts = {}
    for name, row in fields.field_words(entry).items():
        texts[exact_field(name)] = " ".join(row)
        texts[plain_field(name)] = " ".join(fields.plain(row))
    return texts
