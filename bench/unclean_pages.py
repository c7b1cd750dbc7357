"""What the second reader of PDF pages mends: words and rows of tables that are right.

Our own documents are drawn as some programs draw them: words torn by a font, bold
printed twice, a watermark across the page, cells close to one another, tables with half
of their rules. What pdfium alone makes of them stands beside what both readers do.
With ``--files`` the PDFs of a folder are read instead: how many faults pdfium leaves,
and how many both.
"""

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from statistics import mean

import pypdfium2 as pdfium

from bench.measuring import add_arguments
from bench.samples import documents
from bench.samples.model import SampleDocument, Style
from bench.samples.writers.pdf import write_pdf
from bench.samples.writers.unclean import UNCLEAN
from ingest.readers.page.reading_order import lines_of
from ingest.readers.pdf.ruled_tables import ruled_tables
from ingest.readers.pdf.text_layer import TextLayer, read_text_layer
from ingest.readers.pdf.word_faults import count_faults
from ingest.readers.pdf.words import words_on_page
from schemas.document import Line, Method, Part

COUNT = 30
SEED = 5
MOST = 1_000
"""Documents among which those with tables are looked for."""
OF_TABLES = ("close cells", "half-ruled")
"""What only documents with tables can have."""
_WORD = re.compile(r"[^\W_]+(?:[/-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Score:
    """Of one way of drawing, what is right by pdfium alone and by both readers.

    Words are right as far as they are those of the clean page, in their order (the
    ratio of ``difflib``); rows of tables if they are the same to the letter.
    """

    what: str
    pages: int
    read_again: int
    words_alone: float
    words: float
    rows: int
    rows_alone: int
    rows_right: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A page, read by pdfium alone and by both readers."""

    alone: TextLayer
    both: TextLayer
    width: float
    height: float

    def lines(self, layer: TextLayer) -> list[Line]:
        """Return the lines that a layer makes."""
        return lines_of(list(layer.words), self.width, self.height, layer.grids)


def main() -> None:
    """Read, and print what came out."""
    parser = ArgumentParser(description=__doc__)
    add_arguments(parser, COUNT)
    parser.add_argument("--files", type=Path, help="a folder of PDFs to read instead")
    options = parser.parse_args()
    if options.files:
        print("file", "faults by pdfium", "by both", sep="\t")
        print(*faults_of(options.files), sep="\n")
        return
    scores = [asdict(score(what, options.count)) for what in UNCLEAN]
    if options.json:
        print(json.dumps(scores))
        return
    print(*scores[0], sep="\t")
    for each in scores:
        print(*each.values(), sep="\t")


def score(what: str, count: int) -> Score:
    """Score *count* documents that are drawn so."""
    drawn = list(islice(_documents(what), count))
    wanted = [_words(_lines(list(_readings(write_pdf(each))))) for each in drawn]
    readings = [list(_readings(UNCLEAN[what](each))) for each in drawn]
    alone = [_lines(each, alone=True) for each in readings]
    both = [_lines(each) for each in readings]
    pages = [page for each in readings for page in each]
    rows = [list(_rows(each)) for each in drawn]
    return Score(
        what,
        len(pages),
        sum(page.both.method is Method.PDFPLUMBER for page in pages),
        _share(wanted, map(_words, alone)),
        _share(wanted, map(_words, both)),
        sum(map(len, rows)),
        _count_right(rows, alone),
        _count_right(rows, both),
    )


def faults_of(folder: Path) -> Iterator[str]:
    """Yield, of each file with faults, how many it has by one reader and by both."""
    for path in sorted(folder.rglob("*.pdf")):
        try:
            readings = list(_readings(path.read_bytes()))
        except pdfium.PdfiumError:
            continue
        alone = sum(_faults(page.alone) for page in readings)
        both = sum(_faults(page.both) for page in readings)
        if alone:
            yield f"{path.name}\t{alone}\t{both}"


def _faults(layer: TextLayer) -> int:
    return count_faults(layer.words, layer.grids)


def _documents(what: str) -> Iterator[SampleDocument]:
    for document in documents(MOST, SEED):
        if what not in OF_TABLES or any(_rows(document)):
            yield document


def _rows(document: SampleDocument) -> Iterator[str]:
    """Yield the rows of the tables of a document as they should be read."""
    for paragraph in document.paragraphs:
        if paragraph.style is Style.ROW:
            yield " | ".join(paragraph.cells())


def _readings(data: bytes) -> Iterator[Reading]:
    with closing(pdfium.PdfDocument(data)) as pdf:
        for index in range(len(pdf)):
            with closing(pdf[index]) as page:
                words, grids = words_on_page(page).words, ruled_tables(page)
                alone = TextLayer(words, grids, Method.PDFIUM)
                both = read_text_layer(page, index)
                yield Reading(alone, both, *page.get_size())


def _lines(pages: Sequence[Reading], *, alone: bool = False) -> list[Line]:
    layers = ((page, page.alone if alone else page.both) for page in pages)
    return [line for page, layer in layers for line in page.lines(layer)]


def _words(lines: Iterable[Line]) -> list[str]:
    return [word for line in lines for word in _WORD.findall(line.text)]


def _share(wanted: Iterable[list[str]], found: Iterable[list[str]]) -> float:
    """Return how alike words are, on average over the documents."""
    pairs = zip(wanted, found, strict=True)
    ratios = (SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in pairs)
    return round(mean(ratios), 4)


def _count_right(rows: Iterable[list[str]], found: Iterable[list[Line]]) -> int:
    """Return how many rows are among the lines of tables of their document."""
    return sum(
        row in {line.text for line in lines if line.part is Part.TABLE}
        for wanted, lines in zip(rows, found, strict=True)
        for row in wanted
    )


if __name__ == "__main__":
    main()
