"""How an entry is stored in the index: its fields, and how they are written and read.

Text is tokenised and folded by us, as for every engine, so Elasticsearch splits at
spaces and needs no analysis of its own.
"""

from typing import Any

from schemas.codec import from_plain, to_plain
from schemas.search import SearchEntry
from service.search import fields
from service.search.facets import FACETS, facet_values
from service.search.folded_body import with_body_words

KEPT = "entry"
"""The entry itself, stored but not searched."""

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",  # a copy as soon as there is a second machine
    "refresh_interval": -1,  # entries become visible when we say so
    "max_result_window": 1_000_000,
}


def mappings() -> dict[str, Any]:
    """Return the mapping of the fields; a document may have no others."""
    words = {"type": "text", "analyzer": "whitespace"}
    facets = map(fields.facet_field, FACETS)
    weighed = [
        make(name)
        for name in fields.WEIGHTS
        for make in (fields.plain_field, fields.exact_field)
    ]
    figures = (*fields.FIGURES, fields.NEWEST_FIRST, fields.OLDEST_FIRST)
    properties: dict[str, Any] = {
        **{name: {"type": "keyword"} for name in (*fields.KEYS, *facets)},
        **{name: words | {"index_options": "docs"} for name in fields.NAMES},
        **dict.fromkeys(weighed, words),
        **{name: {"type": "long"} for name in figures},
    }
    properties[KEPT] = {"type": "object", "enabled": False}
    return {
        "dynamic": "strict",
        # the words are in the index and are not needed a second time
        "_source": {"includes": [KEPT]},
        "properties": properties,
    }


def document_of(entry: SearchEntry) -> dict[str, Any]:
    """Return *entry* as Elasticsearch takes it."""
    names = fields.name_fields(entry).items()
    return {
        **fields.key_fields(entry),
        **fields.figures(entry),
        **{name: " ".join(row) for name, row in names},
        **fields.word_texts(entry),
        **{fields.facet_field(name): v for name, v in facet_values(entry).items()},
        fields.NEWEST_FIRST: fields.newest_first(entry),
        fields.OLDEST_FIRST: fields.oldest_first(entry),
        KEPT: to_plain(with_body_words(entry)),
    }


def entry_of(source: dict[str, Any]) -> SearchEntry:
    """Return the entry stored in the ``_source`` of a document."""
    return from_plain(SearchEntry, source[KEPT])
