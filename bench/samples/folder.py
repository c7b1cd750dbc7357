"""Documents into a folder, their labels into another."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from bench.samples.expected import expected_of
from bench.samples.model import SampleDocument
from bench.samples.writers.docx import write_docx
from bench.samples.writers.pdf import write_pdf
from bench.samples.writers.scan import write_scan
from bench.samples.writers.text import write_text

Writer = Callable[[SampleDocument], bytes]
WRITERS: dict[str, tuple[str, Writer]] = {
    "text": (".txt", write_text),
    "docx": (".docx", write_docx),
    "pdf": (".pdf", write_pdf),
    "scan": (".scan.pdf", write_scan),
}
"""Of each format the ending of its files and what writes them."""
FILES_PER_FOLDER = 1000


def save(
    document: SampleDocument, kind: str, folder: Path, labels: Path | None
) -> Path:
    """Write *document* in the format *kind*, and its label; return the new file."""
    ending, write = WRITERS[kind]
    path = folder / f"{document.name}{ending}"
    path.write_bytes(write(document))
    if labels is not None:
        label = msgspec.json.encode(expected_of(document, path.name))
        (labels / f"{path.name}.json").write_bytes(label)
    return path


def save_all(
    documents: Iterable[SampleDocument],
    formats: tuple[str, ...],
    folder: Path,
    labels: Path | None,
) -> int:
    """Write the documents, the formats in turn, a thousand a folder; count them."""
    count = 0
    for count, document in enumerate(documents, start=1):
        index = count - 1
        part = folder / f"{index // FILES_PER_FOLDER:03}"
        if index % FILES_PER_FOLDER == 0:
            part.mkdir(parents=True, exist_ok=True)
            if labels is not None:
                labels.mkdir(parents=True, exist_ok=True)
        save(document, formats[index % len(formats)], part, labels)
    return count
