"""How an entry is stored in the index: its fields, and how they are written and read.

Text is tokenised and folded by us, as for every engine, so tantivy splits at spaces.
"""

from dataclasses import replace
from typing import Any

from tantivy import (
    Document,
    Index,
    Schema,
    SchemaBuilder,
    TextAnalyzerBuilder,
    Tokenizer,
)

from schemas.codec import to_bytes, value_from_json
from schemas.search import BodyWords, SearchEntry
from service.search import fields
from service.search.facets import FACETS, facet_values
from service.search.folded_body import with_body_words

_WORDS = "words"
_KEPT, _BODY, _ROW = "kept_entry", "kept_body", "kept_row"
"""The entry without what is long, and that: as JSON it would take twice as long."""


def make_schema() -> Schema:
    """Return the schema; an index with another one has to be rebuilt."""
    builder = SchemaBuilder()
    for name in fields.KEYS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in fields.NAMES:
        builder.add_text_field(name, tokenizer_name=_WORDS, index_option="basic")
    for name in fields.WEIGHTS:
        builder.add_text_field(fields.plain_field(name), tokenizer_name=_WORDS)
        builder.add_text_field(fields.exact_field(name), tokenizer_name=_WORDS)
    for name in map(fields.facet_field, FACETS):
        builder.add_text_field(
            name, fast=True, tokenizer_name="raw", index_option="basic"
        )
    for name in fields.FIGURES:
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in (fields.NEWEST_FIRST, fields.OLDEST_FIRST):
        builder.add_unsigned_field(name, fast=True)
    for name in (_KEPT, _BODY, _ROW):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


def register_words(index: Index) -> None:
    """Register our tokenizer with *index*, which does not store it."""
    analyzer = TextAnalyzerBuilder(Tokenizer.whitespace()).build()
    index.register_tokenizer(_WORDS, analyzer)


def document_of(entry: SearchEntry, schema: Schema) -> Document:
    """Return *entry* as tantivy takes it."""
    document: dict[str, Any] = {
        **{name: list(keys) for name, keys in fields.key_fields(entry).items()},
        **fields.figures(entry),
        **{fields.facet_field(name): v for name, v in facet_values(entry).items()},
        fields.NEWEST_FIRST: fields.newest_first(entry),
        fields.OLDEST_FIRST: fields.oldest_first(entry),
        **_kept(entry),
    }
    names = fields.name_fields(entry).items()
    document |= {name: " ".join(row) for name, row in names}
    document |= fields.word_texts(entry)
    return Document.from_dict(document, schema)


def entry_of(document: Document) -> SearchEntry:
    """Return the entry stored in *document*."""
    kept, body, row = (bytes(*document.get_all(e)) for e in (_KEPT, _BODY, _ROW))
    entry = value_from_json(SearchEntry, kept)
    words = replace(entry.body_words or BodyWords(), row=row.decode())
    return replace(entry, body=body.decode(), body_words=words)


def _kept(entry: SearchEntry) -> dict[str, bytes]:
    kept = with_body_words(entry)
    words = kept.body_words or BodyWords()
    short = replace(kept, body="", body_words=replace(words, row=""))
    return {
        _KEPT: to_bytes(short),
        _BODY: kept.body.encode(),
        _ROW: words.row.encode(),
    }
