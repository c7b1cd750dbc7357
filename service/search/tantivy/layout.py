"""How an entry lies in the index: its fields, and how they are written and read.

Words are cut and folded by us, the same as everywhere, so tantivy splits at spaces.
"""

import json
from typing import Any

from tantivy import (
    Document,
    Index,
    Schema,
    SchemaBuilder,
    TextAnalyzerBuilder,
    Tokenizer,
)

from schemas.codec import from_plain, to_json
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

_WORDS = "words"
_KEPT = "entry"


def exact_field(name: str) -> str:
    """Return the field of the words of *name*, accents kept."""
    return f"{name}_exact"


def plain_field(name: str) -> str:
    """Return the field of the words of *name*, without accents."""
    return f"{name}_plain"


def facet_field(name: str) -> str:
    """Return the field by whose values the facet *name* is counted."""
    return f"{name}_facet"


def make_schema() -> Schema:
    """Return the schema; an index with another one has to be rebuilt."""
    builder = SchemaBuilder()
    for name in KEYS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in fields.WEIGHTS:
        builder.add_text_field(plain_field(name), tokenizer_name=_WORDS)
        builder.add_text_field(exact_field(name), tokenizer_name=_WORDS)
    for name in FACETS:
        builder.add_text_field(
            facet_field(name), fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_integer_field(DAY, indexed=True, fast=True)
    builder.add_unsigned_field(NEWEST_FIRST, fast=True)
    builder.add_unsigned_field(OLDEST_FIRST, fast=True)
    builder.add_bytes_field(_KEPT, stored=True)
    return builder.build()


def register_words(index: Index) -> None:
    """Tell *index* how words are cut; it does not remember this."""
    analyzer = TextAnalyzerBuilder(Tokenizer.whitespace()).build()
    index.register_tokenizer(_WORDS, analyzer)


def document_of(entry: SearchEntry, schema: Schema) -> Document:
    """Return *entry* as tantivy takes it."""
    document: dict[str, Any] = {
        "id": entry.id,
        "own_terms": list(fields.own_terms(entry)),
        "hinted_terms": list(fields.hinted_terms(entry)),
        "cited_keys": list(entry.cited_keys),
        NEWEST_FIRST: fields.newest_first(entry),
        OLDEST_FIRST: fields.oldest_first(entry),
        _KEPT: to_json(entry).encode(),
    }
    optional = {
        "number_key": entry.number_key,
        "doc_type_key": fields.name_key(entry.doc_type) if entry.doc_type else None,
        "issuer_key": fields.name_key(entry.issuer) if entry.issuer else None,
        DAY: entry.issued_on.toordinal() if entry.issued_on else None,
    }
    document |= {name: each for name, each in optional.items() if each is not None}
    document |= {facet_field(name): v for name, v in facet_values(entry).items()}
    return Document.from_dict(document | _words(entry), schema)


def entry_of(document: Document) -> SearchEntry:
    """Return the entry that was kept in *document*."""
    [kept] = document.get_all(_KEPT)
    return from_plain(SearchEntry, json.loads(bytes(kept)))


def _words(entry: SearchEntry) -> dict[str, str]:
    texts = {}
    for name, row in fields.field_words(entry).items():
        texts[exact_field(name)] = " ".join(row)
        texts[plain_field(name)] = " ".join(fields.plain(row))
    return texts
