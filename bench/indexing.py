"""Documents put into the index a second, against tantivy with plain fields.

Ours also folds accents, indexes numbers in all their spellings and keeps facets.
"""

from collections.abc import Iterator
from itertools import count as numbers
from pathlib import Path
from tempfile import TemporaryDirectory

import tantivy

from bench.measuring import Measure, arguments, compare, report
from bench.samples import documents
from bench.samples.model import SampleDocument
from bench.samples.writers.text import write_text
from schemas.search import SearchEntry
from service.search.tantivy import TantivyIndex

COUNT = 2000
SEED = 5
WORDS = ("id", "filename", "number", "doc_type", "issuer", "subject", "signer", "body")
"""The fields of an entry that are text."""


def main() -> None:
    """Measure, and print what came out."""
    options = arguments(__doc__, COUNT)
    report(measure(options.count), as_json=options.json)


def measure(count: int) -> list[Measure]:
    """Measure putting *count* new documents into an empty index, commit included."""
    entries = [_entry(document) for document in documents(count, SEED)]
    with TemporaryDirectory() as folder:
        places = (Path(folder) / str(number) for number in numbers())
        return compare(
            "index",
            count,
            lambda: _put(entries, next(places)),
            tantivy=lambda: _add_documents(entries, next(places)),
        )


def _entry(document: SampleDocument) -> SearchEntry:
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


def _put(entries: list[SearchEntry], folder: Path) -> None:
    index = TantivyIndex(folder)
    index.put(entries)
    index.refresh()
    index.close()


def _add_documents(entries: list[SearchEntry], folder: Path) -> None:
    folder.mkdir(parents=True)
    builder = tantivy.SchemaBuilder()
    for field in WORDS:
        builder.add_text_field(field, stored=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer()
    for entry in entries:
        writer.add_document(tantivy.Document(**dict(_words(entry))))
    writer.commit()
    writer.wait_merging_threads()


def _words(entry: SearchEntry) -> Iterator[tuple[str, str]]:
    for field in WORDS:
        value = getattr(entry, field)
        if value is not None:
            yield field, value


if __name__ == "__main__":
    main()
