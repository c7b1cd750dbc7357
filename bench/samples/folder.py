"""Documents into a folder, their labels into another."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from bench.samples.expected import expected_of
from bench.samples.model import SampleDocument
from bench.samples.writers.docx import write_docx
from bench.samples.writers.handwritten import write_handwritten
from bench.samples.writers.html import write_html
from bench.samples.writers.legacy import write_tcvn3, write_vni
from bench.samples.writers.pdf import write_pdf
from bench.samples.writers.scan import (
    write_askew_scan,
    write_scan,
    write_turned_scan,
)
from bench.samples.writers.stamped import write_stamped
from bench.samples.writers.text import write_text

Writer = Callable[[SampleDocument], bytes]
WRITERS: dict[str, tuple[str, Writer]] = {
    "text": (".txt", write_text),
    "docx": (".docx", write_docx),
    "pdf": (".pdf", write_pdf),
    "html": (".html", write_html),
    "scan": (".scan.pdf", write_scan),
    "turned": (".turned.pdf", write_turned_scan),
    "askew": (".askew.pdf", write_askew_scan),
    "handwritten": (".hand.pdf", write_handwritten),
    "stamped": (".stamped.pdf", write_stamped),
    "vni": (".vni.txt", write_vni),
    "tcvn3": (".tcvn3.txt", write_tcvn3),
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
    documents: Iterable[tuple[SampleDocument, str]], folder: Path, labels: Path | None
) -> int:
    """Write documents, each in its format, a thousand a folder; count them.

    The first thousand go to *folder* itself, later ones to its parts ``001``, ``002``…
    """
    count = 0
    if labels is not None:
        labels.mkdir(parents=True, exist_ok=True)
    for count, (document, kind) in enumerate(documents, start=1):
        part = (count - 1) // FILES_PER_FOLDER
        target = folder / f"{part:03}" if part else folder
        target.mkdir(parents=True, exist_ok=True)
        save(document, kind, target, labels)
    return count


def write_broken(folder: Path) -> int:
    """Write ``hỏng/`` with a PDF that breaks off, for the quarantine; count it."""
    part = folder / "hỏng"
    part.mkdir(exist_ok=True)
    (part / "ban-chup-do-dang.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type")
    return 1
