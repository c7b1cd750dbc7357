"""Documents read a second, against the libraries that only take the text out.

Ours reads header, citations and footnotes too; the ratio is the price of that.
"""

import io
from collections.abc import Callable

import docx
import pdfplumber
import pypdfium2

from bench.measuring import Measure, arguments, compare, report
from bench.samples import documents
from bench.samples.folder import WRITERS
from ingest import parse

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


def main() -> None:
    """Measure every format, and print what came out."""
    options = arguments(__doc__, COUNT)
    measures = [m for kind in LIBRARIES for m in measure(kind, options.count)]
    report(measures, as_json=options.json)


def measure(kind: str, count: int) -> list[Measure]:
    """Measure *count* documents of one format against each library for it."""
    ending, write = WRITERS[kind]
    files = [write(document) for document in documents(count, SEED)]

    def each_with(read: Callable[[bytes], object]) -> Callable[[], object]:
        return lambda: [read(file) for file in files]

    libraries = {name: each_with(read) for name, read in LIBRARIES[kind].items()}
    ours = each_with(lambda file: parse(file, f"sample{ending}"))
    return compare(kind, count, ours, **libraries)


if __name__ == "__main__":
    main()
