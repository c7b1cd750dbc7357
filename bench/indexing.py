"""Documents put into the index per second, against the bare engine.

Three ways without our port: the engine with the same fields and values, which its
caller has to prepare as we do; for tantivy, the engine tokenising and folding the same
texts with its own analyzers; and plain fields, without folded accents, facets or the
spellings of numbers. ``--elastic URL``: the first of these, by ``streaming_bulk``.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from itertools import count as numbers
from pathlib import Path
from tempfile import TemporaryDirectory

import tantivy
from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from bench.measuring import Measure, add_arguments, compare, report
from bench.samples import documents
from bench.samples.model import SampleDocument
from bench.samples.writers.text import write_text
from schemas.codec import to_json
from schemas.search import SearchEntry
from service.search import fields
from service.search.elastic import ElasticIndex
from service.search.elastic import mapping as elastic_layout
from service.search.facets import facet_values
from service.search.tantivy import TantivyIndex, index_schema
from service.settings import SearchServer

COUNT = 2000
SEED = 5
HEAP = 100_000_000
WORDS = ("id", "filename", "number", "doc_type", "issuer", "subject", "signer", "body")
"""The fields of an entry that are text."""


def main() -> None:
    """Measure, and print the results."""
    parser = ArgumentParser(description=__doc__)
    add_arguments(parser, COUNT)
    parser.add_argument("--elastic", metavar="URL", help="measure this server too")
    options = parser.parse_args()
    entries = [entry_of_sample(each) for each in documents(options.count, SEED)]
    measures = measure(entries)
    if options.elastic:
        measures += measure_elastic(entries, options.elastic)
    report(measures, as_json=options.json)


def measure(entries: Sequence[SearchEntry]) -> list[Measure]:
    """Measure putting *entries* into an empty index, commit included."""
    with TemporaryDirectory() as folder:
        places = (Path(folder) / str(number) for number in numbers())
        return compare(
            "index",
            len(entries),
            lambda: _put(entries, next(places)),
            same_fields=lambda: _add_same(entries, next(places)),
            own_analysis=lambda: _add_analysed(entries, next(places)),
            plain_fields=lambda: _add_plain(entries, next(places)),
        )


def measure_elastic(entries: Sequence[SearchEntry], url: str) -> list[Measure]:
    """Measure putting *entries* into an empty index of a server, refresh included."""
    names = (f"bench-{number}" for number in numbers())
    with Elasticsearch(url) as client:
        return compare(
            "index, Elasticsearch",
            len(entries),
            lambda: _put_there(entries, SearchServer(url, next(names))),
            streaming_bulk=lambda: _bulk(entries, client, next(names)),
        )


def entry_of_sample(document: SampleDocument) -> SearchEntry:
    """Return *document* as an index keeps it."""
    act, signature = document.header.act, document.header.signature
    cited = {m.number.key for m, _ in document.mentions() if m.number}
    return SearchEntry(
        id=document.name,
        filename=f"{document.name}.txt",
        number=str(act.number),
        number_key=act.number.key if act.number else None,
        doc_type=act.doc_type,
        issuer=document.header.issuer,
        issued_on=act.issued_on,
        subject=act.title,
        signer=signature.name,
        body=write_text(document).decode(),
        cited_keys=tuple(sorted(cited)),
    )


def _put(entries: Sequence[SearchEntry], folder: Path) -> None:
    index = TantivyIndex(folder)
    index.put(entries)
    index.refresh()
    index.close()


def _add_same(entries: Sequence[SearchEntry], folder: Path) -> None:
    fields = index_schema.make_schema()
    documents_ = (index_schema.document_of(each, fields) for each in entries)
    _add(fields, documents_, folder)


def _add_analysed(entries: Sequence[SearchEntry], folder: Path) -> None:
    """Let tantivy tokenise and fold what we tokenise and fold ourselves."""
    builder = tantivy.SchemaBuilder()
    for name in fields.KEYS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in fields.WEIGHTS:
        builder.add_text_field(fields.exact_field(name), tokenizer_name="exact")
        builder.add_text_field(fields.plain_field(name), tokenizer_name="plain")
    for name in ("doc_type", "issuer", "year", "signer"):
        builder.add_text_field(
            fields.facet_field(name), fast=True, tokenizer_name="raw"
        )
    for name in (*fields.FIGURES, fields.NEWEST_FIRST, fields.OLDEST_FIRST):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field("entry", stored=True)
    schema = builder.build()
    _add(schema, (_analysed(each, schema) for each in entries), folder)


def _analysed(entry: SearchEntry, schema: tantivy.Schema) -> tantivy.Document:
    header = (entry.doc_type, entry.issuer, entry.signer, entry.filename)
    texts = {
        "number": entry.number or "",
        "subject": entry.subject or "",
        "header": "\n".join(filter(None, header)),
        "body": entry.body,
    }
    values = {
        **{name: list(keys) for name, keys in fields.key_fields(entry).items()},
        **{fields.exact_field(name): text for name, text in texts.items()},
        **{fields.plain_field(name): text for name, text in texts.items()},
        **{fields.facet_field(n): v for n, v in facet_values(entry).items()},
        **fields.figures(entry),
        fields.NEWEST_FIRST: fields.newest_first(entry),
        fields.OLDEST_FIRST: fields.oldest_first(entry),
        "entry": to_json(entry).encode(),
    }
    return tantivy.Document.from_dict(values, schema)


def _add_plain(entries: Sequence[SearchEntry], folder: Path) -> None:
    builder = tantivy.SchemaBuilder()
    for field in WORDS:
        builder.add_text_field(field, stored=True)
    plain = (tantivy.Document(**dict(_words(each))) for each in entries)
    _add(builder.build(), plain, folder)


def _words(entry: SearchEntry) -> Iterator[tuple[str, str]]:
    for field in WORDS:
        value = getattr(entry, field)
        if value is not None:
            yield field, value


def _add(
    schema: tantivy.Schema, made: Iterator[tantivy.Document], folder: Path
) -> None:
    folder.mkdir(parents=True)
    index = tantivy.Index(schema, path=str(folder))
    index_schema.register_words(index)
    index.register_tokenizer("exact", _cutting().build())
    folding = _cutting().filter(tantivy.Filter.ascii_fold())
    index.register_tokenizer("plain", folding.build())
    writer = index.writer(HEAP, num_threads=1)
    for document in made:
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _cutting() -> tantivy.TextAnalyzerBuilder:
    simple = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return simple.filter(tantivy.Filter.lowercase())


def _put_there(entries: Sequence[SearchEntry], server: SearchServer) -> None:
    index = ElasticIndex(server)
    index.put(entries)
    index.refresh()
    index.close()


def _bulk(entries: Sequence[SearchEntry], client: Elasticsearch, name: str) -> None:
    client.indices.create(
        index=name,
        settings=elastic_layout.SETTINGS,
        mappings=elastic_layout.mappings(),
    )
    actions = (
        {"_id": each.id, "_source": elastic_layout.document_of(each)}
        for each in entries
    )
    for accepted, item in streaming_bulk(client, actions, index=name):
        if not accepted:
            raise RuntimeError(item)
    client.indices.refresh(index=name)


if __name__ == "__main__":
    main()
