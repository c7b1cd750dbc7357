"""Reading order of a page whose head or end is set in two columns."""

from collections.abc import Sequence
from itertools import chain

from ingest.readers.page.gutters import Strip, free_strips, is_left
from ingest.readers.page.layout_tables import ADDRESSEES, RECIPIENTS
from ingest.readers.page.rows import Row, group_rows, row_text

_GUTTER = (0.15, 0.75)  # where it may be, as fractions of the page's width
_FEWEST_ROWS = 2  # rows that each column must have


def head_in_order(rows: list[Row], width: float) -> list[Row]:
    """Put the left column of a page's head before the right one, then the rest."""
    head, gutter = _rows_around_gutter(rows, width)
    if gutter is None:
        return rows
    return [*_by_column(head, gutter), *rows[len(head) :]]


def end_in_order(rows: list[Row], width: float) -> list[Row]:
    """Put the recipients (left) before the signature (right) at a document's end."""
    start = next((i for i, row in enumerate(rows) if _begins_end(row, width)), None)
    if start is None:
        return rows
    end, gutter = _rows_around_gutter(rows[start:], width, fewest=1)
    if gutter is None:
        return rows
    after = rows[start + len(end) :]
    while start and rows[start - 1][0].left >= gutter[0]:
        start -= 1  # the signature may begin a little above the recipients
        end = [rows[start], *end]
    return [*rows[:start], *_by_column(end, gutter), *after]


def _begins_end(row: Row, width: float) -> bool:
    first = row[0]
    if first.left > width / 2 or not first.text.startswith(("N", "n")):
        return False
    return RECIPIENTS.match(row_text(row)) is not None


def _rows_around_gutter(
    rows: Sequence[Row], width: float, fewest: int = _FEWEST_ROWS
) -> tuple[list[Row], Strip | None]:
    """Return the rows from the top that leave a vertical strip free, and the strip."""
    free = [_widest_strip(rows, width)]
    taken: list[Row] = []
    is_parted = False
    for row in rows:
        left = free_strips(free, row)
        if not left or ADDRESSEES.match(row_text(row)):
            break
        was_parted = is_parted
        is_parted = any(_parts([*taken, row], strip, 1) for strip in left)
        if was_parted and not is_parted:
            break  # what is free now is only the margin
        taken.append(row)
        free = left
    gutters = [strip for strip in free if _parts(taken, strip, fewest)]
    return taken, max(gutters, key=lambda strip: strip[1] - strip[0], default=None)


def _widest_strip(rows: Sequence[Row], width: float) -> Strip:
    """Return where a gutter may be: not in the margin."""
    margin = min((row[0].left for row in rows), default=0.0)
    return max(_GUTTER[0] * width, margin), _GUTTER[1] * width


def _parts(rows: list[Row], strip: Strip, fewest: int) -> bool:
    """Return whether there are enough rows on either side of a strip."""
    left = sum(any(is_left(word, strip) for word in row) for row in rows)
    right = sum(any(not is_left(word, strip) for word in row) for row in rows)
    return min(left, right) >= fewest


def _by_column(rows: list[Row], gutter: Strip) -> list[Row]:
    words = list(chain.from_iterable(rows))
    left = [word for word in words if is_left(word, gutter)]
    right = [word for word in words if not is_left(word, gutter)]
    return [*group_rows(left), *group_rows(right)]
