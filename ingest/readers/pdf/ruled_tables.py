"""Tables with ruled lines on the pages of a PDF.

pdfium says where lines are drawn, pdfplumber which of them form cells. Letting
pdfplumber read the page, too, takes ten times as long and finds the same lines.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
from pdfplumber.table import TableFinder

from ingest.readers.page.rows import Edges, Word
from ingest.readers.page.table_cells import Grid
from ingest.readers.pdf.drawn_lines import lines_on
from ingest.readers.pdf.open_tables import missing_rules, rule
from ingest.readers.pdf.words import placing_on

_FEWEST_UPRIGHTS, _FEWEST_ACROSS = 3, 2  # of the least table
_SHORT = 8.0  # points; a row is not lower
_NO_PAGE: Any = None  # pdfplumber gets everything it needs as arguments
_AS_GIVEN = {"vertical_strategy": "explicit", "horizontal_strategy": "explicit"}


def ruled_tables(
    page: pdfium.PdfPage,
    words: Sequence[Word] = (),
    drawn: Sequence[Edges] | None = None,
) -> tuple[Grid, ...]:
    """Return the tables of a page, none if too few lines are drawn, or a picture.

    Rules that are missing on a side or between columns are found by the *words*.
    *drawn*: the lines on the page, if they are known.
    """
    place = placing_on(page)
    drawn = lines_on(page) if drawn is None else drawn
    lines = [rule(*place(*line)) for line in drawn]
    uprights = [line for line in lines if line["orientation"] == "v"]
    across = [line for line in lines if line["orientation"] == "h"]
    for missing in missing_rules(across, uprights, words):
        (uprights if missing["orientation"] == "v" else across).append(missing)
    long = sum(line["height"] >= _SHORT for line in uprights)
    if long < _FEWEST_UPRIGHTS or len(across) < _FEWEST_ACROSS:
        return ()
    given = {"explicit_vertical_lines": uprights, "explicit_horizontal_lines": across}
    return tuple(_grids(TableFinder(_NO_PAGE, _AS_GIVEN | given).tables))


def _grids(tables: list[Any]) -> Iterator[Grid]:
    for table in tables:
        rows = tuple(tuple(row.cells) for row in table.rows)
        if len(rows) > 1 and max(map(len, rows)) > 1:
            yield rows
