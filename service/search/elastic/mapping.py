"""How an entry is stored in the index: its fields, and how they are written and read.

Text is tokenised and folded by us, as for every engine, so Elasticsearch splits at
spaces and needs no analysis of its own. Beside these words are the fields of the entry
as people read them, for Kibana and other programs: dates, names and texts.
"""

from dataclasses import fields as dataclass_fields
from typing import Any

from schemas.codec import from_plain, to_plain
from schemas.search import SearchEntry
from service.search import fields
from service.search.facets import FACETS, facet_values
from service.search.folded_body import with_body_words

VERSION = 3
"""Of the mapping: an index of another version is filled again."""
KEPT = tuple(each.name for each in dataclass_fields(SearchEntry))
"""The fields of the entry itself, which ``_source`` has."""
_BEFORE = "entry"
"""The field that had the whole entry in version 1."""
_CUT = {"type": "text", "analyzer": "whitespace", "search_analyzer": "standard"}
"""Words as we cut them. What other programs look for is cut by the server; our own
queries name the analyzer (``elastic_query.CUT``)."""
_TEXT = {"type": "text", "analyzer": "standard", "search_analyzer": "standard"}
"""A text as it was read, for other programs."""
_NAME = {"type": "keyword", "ignore_above": 1000}
_NAMED = {**_NAME, "fields": {"text": _TEXT}}
_UNSEARCHED = {"type": "object", "enabled": False}
_READABLE: dict[str, Any] = {
    **dict.fromkeys(("filename", "number", "hinted_number"), _NAME),
    **dict.fromkeys(("doc_type", "issuer", "parent_issuer", "signer"), _NAMED),
    "issued_on": {"type": "date", "format": "strict_date"},
    **dict.fromkeys(("subject", "body", "archived_as"), _TEXT),
    **dict.fromkeys(("stretches", "files", "body_words", "formal"), _UNSEARCHED),
}
"""What people see of a document in Kibana, beside the fields of ``fields.KEYS``."""

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",  # a copy as soon as there is a second machine
    "refresh_interval": -1,  # entries become visible when we say so
    "max_result_window": 1_000_000,
}


def mappings() -> dict[str, Any]:
    """Return the mapping of the fields; a document may have no others."""
    facets = map(fields.facet_field, FACETS)
    weighed = [
        make(name)
        for name in fields.WEIGHTS
        for make in (fields.plain_field, fields.exact_field)
    ]
    figures = (*fields.FIGURES, fields.NEWEST_FIRST, fields.OLDEST_FIRST)
    return {
        "_meta": meta(),
        "dynamic": "strict",
        # the words are in the index and are not needed a second time
        "_source": {"includes": list(KEPT)},
        "properties": {
            **_READABLE,
            **{name: {"type": "keyword"} for name in (*fields.KEYS, *facets)},
            **{name: _CUT | {"index_options": "docs"} for name in fields.NAMES},
            **dict.fromkeys(weighed, _CUT),
            **{name: {"type": "long"} for name in figures},
        },
    }


def meta(position: int = 0, digest: str = "") -> dict[str, Any]:
    """Return what is stored of an index that is complete up to *position*."""
    return {"version": VERSION, "position": position, "digest": digest}


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
        **to_plain(with_body_words(entry)),
    }


def entry_of(source: dict[str, Any]) -> SearchEntry:
    """Return the entry stored in the ``_source`` of a document."""
    return from_plain(SearchEntry, source.get(_BEFORE, source))
