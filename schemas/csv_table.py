"""Tables as CSV that a spreadsheet may open: no cell of them is a formula."""

import csv
import io
from collections.abc import Iterable

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_table(heading: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table with its heading; None is an empty cell."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows([harmless_cell(each) for each in row] for row in rows)
    return written.getvalue()


def harmless_cell(value: object) -> object:
    """Return *value*; text that a spreadsheet would calculate has ``'`` before it.

    A subject or the name of a file may be ``=HYPERLINK(…)``: whoever wrote the
    document would run it on the machine of whoever opens the table.
    """
    if isinstance(value, str) and value.startswith(_STARTS_FORMULA):
        return f"'{value}"
    return value
