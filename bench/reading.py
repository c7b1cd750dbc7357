"""Documents read per second, against libraries that only extract the text.

Ours reads header, citations and footnotes too; the ratio is the price of that. With
``--files`` the PDFs of a folder are read instead of our own, those that have text; how
many of their pages needed pdfplumber is printed too.
"""

import io
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from time import process_time

import docx
import pdfplumber
import pypdfium2

from bench.measuring import Measure, add_arguments, compare, report
from bench.samples import documents
from bench.samples.folder import WRITERS
from ingest.pipeline import parse
from schemas.document import Method, Page
from schemas.errors import UnreadableFileError

COUNT = 100
SEED = 5


def decode(file: bytes) -> str:
    """Return a text file as text."""
    return file.decode("utf-8")


def docx_text(file: bytes) -> str:
    """Return the paragraphs and cells of a Word file, with python-docx."""
    word = docx.Document(io.BytesIO(file))
    cells = (cell for table in word.tables for row in table.rows for cell in row.cells)
    paragraphs = [paragraph.text for paragraph in word.paragraphs]
    return "\n".join([*paragraphs, *(cell.text for cell in cells)])


def pdfium_text(file: bytes) -> str:
    """Return the text of a PDF, with pypdfium2."""
    pdf = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def pdfium_boxes(file: bytes) -> list[object]:
    """Return the text of each page and the box of each letter, with pypdfium2."""
    pdf = pypdfium2.PdfDocument(file)
    try:
        return [_boxes(page.get_textpage()) for page in pdf]
    finally:
        pdf.close()


def _boxes(page: pypdfium2.PdfTextPage) -> tuple[str, list[tuple[float, ...]]]:
    count = range(page.count_chars())
    return page.get_text_range(), [page.get_charbox(index) for index in count]


def pdfplumber_text(file: bytes) -> str:
    """Return the text of a PDF, with pdfplumber."""
    with pdfplumber.open(io.BytesIO(file)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


LIBRARIES: dict[str, dict[str, Callable[[bytes], object]]] = {
    "text": {"decode": decode},
    "docx": {"python-docx": docx_text},
    "pdf": {
        "pypdfium2": pdfium_text,
        "pypdfium2, boxes": pdfium_boxes,
        "pdfplumber": pdfplumber_text,
    },
}
"""Of each format the bare ways to its text."""


_LETTERS = 200  # a page of text has more on average, a stamped scan fewer


def main() -> None:
    """Measure every format, and print what came out."""
    parser = ArgumentParser(description=__doc__)
    add_arguments(parser, COUNT)
    parser.add_argument("--files", type=Path, help="a folder of PDFs to read instead")
    options = parser.parse_args()
    if options.files:
        measures = measure_files("pdf", list(text_pdfs(options.files)))
    else:
        measures = [m for kind in LIBRARIES for m in measure(kind, options.count)]
    report(measures, as_json=options.json)


def measure(kind: str, count: int) -> list[Measure]:
    """Measure *count* documents of one format against each library for it."""
    _, write = WRITERS[kind]
    return measure_files(kind, [write(each) for each in documents(count, SEED)])


def measure_files(kind: str, files: Sequence[bytes]) -> list[Measure]:
    """Measure files of one format against each library for it."""

    def each_with(read: Callable[[bytes], object]) -> Callable[[], object]:
        return lambda: [read(file) for file in files]

    libraries = {name: each_with(read) for name, read in LIBRARIES[kind].items()}
    what = f"{kind}{_by_pdfplumber(files)}" if kind == "pdf" else kind
    ours = each_with(_parsed)
    return compare(what, len(files), ours, clock=process_time, **libraries)


def text_pdfs(folder: Path) -> Iterator[bytes]:
    """Yield the PDFs of a folder that have a text layer."""
    for path in sorted(folder.glob("*.pdf")):
        with suppress(UnreadableFileError):
            pages = _pages(path.read_bytes())
            letters = sum(len(line.text) for page in pages for line in page.lines)
            if letters > _LETTERS * len(pages):
                yield path.read_bytes()


def _parsed(file: bytes) -> object:
    return parse(file, "sample")


def _pages(file: bytes) -> tuple[Page, ...]:
    return parse(file, "sample").reading.pages


def _by_pdfplumber(files: Sequence[bytes]) -> str:
    pages = [page for file in files for page in _pages(file)]
    needed = sum(page.method is Method.PDFPLUMBER for page in pages)
    return f" ({len(pages)} pages, {needed} by pdfplumber)"


if __name__ == "__main__":
    main()
