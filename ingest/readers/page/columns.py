"""Reading order of a page: its head, its end or its text may be set in columns."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from statistics import median

from ingest.grammar.doc_type import read_doc_type
from ingest.readers.page.gutters import NARROWEST, Strip, free_strips, is_left
from ingest.readers.page.layout_tables import ADDRESSEES, RECIPIENTS
from ingest.readers.page.rows import Row, group_rows, row_height, row_text
from ingest.readers.page.two_signatures import signatures_start

_GUTTER = (0.15, 0.75)  # where it may be, as fractions of the page's width
_FEWEST_ROWS = 2  # rows that each column must have
_FEWEST_OF_TEXT = 4  # rows that each column of text must have
_NARROWEST = 0.2  # of the page's width that a column of text takes up
_FULL, _FILLED = 0.7, 0.5  # share of a column that a full row fills; of full rows
_CONTINUED = 0.3  # share of the rows of a column that begin within a sentence
_NO_COLUMNS: tuple[int, tuple[list[Row], ...]] = (0, ())
_NEXT = 2.0  # heights of a letter between the lines of one block, at most
_JUMP = 2.0  # times the usual distance of rows; a column of text has no such gap


def head_in_order(rows: list[Row], width: float) -> list[Row]:
    """Put the left column of a page's head before the right one, then the rest."""
    head, gutter = _rows_around_gutter(rows, width)
    if gutter is None:
        return rows
    head = _above_kind(head, gutter)
    return [*_by_column(head, gutter), *rows[len(head) :]]


def _above_kind(head: list[Row], gutter: Strip) -> list[Row]:
    """Return the rows of a head above the line of the kind, if nothing is beside it.

    Where all lines begin at the margin, it looks like one of the left column.
    """
    right = (at for at, row in enumerate(head) if not is_left(row[-1], gutter))
    below = max(right, default=-1) + 1
    kinds = (at for at in range(below, len(head)) if _names_kind(row_text(head[at])))
    return head[: next(kinds, len(head))]


def _names_kind(text: str) -> bool:
    return text.isupper() and read_doc_type(text) is not None


def end_in_order(rows: list[Row], width: float) -> list[Row]:
    """Put the recipients (left) before the signature (right) at a document's end.

    Minutes and contracts have another signature on the left.
    """
    start = next((i for i, row in enumerate(rows) if _begins_end(row, width)), None)
    if start is None:
        start = signatures_start(rows)
    if start is None:
        return rows
    end, gutter = _rows_around_gutter(rows[start:], width, fewest=1)
    if gutter is None:
        return rows
    after = rows[start + len(end) :]
    while start and _is_above(rows[start - 1], rows[start], gutter):
        start -= 1  # the signature may begin a little above the recipients
        end = [rows[start], *end]
    return [*rows[:start], *_by_column(end, gutter), *after]


def _is_above(row: Row, below: Row, gutter: Strip) -> bool:
    """Return whether a row is of the right column, and next to the one below."""
    room = below[0].top - row[0].bottom
    return row[0].left >= gutter[0] and room < _NEXT * row_height(row)


def columns_in_order(
    rows: list[Row], width: float, edge: float | None = None
) -> Iterator[tuple[Row, float | None]]:
    """Yield rows of text, those of a left column before those to its right.

    With each comes where its column ends on the right, None if there is but one; *edge*
    is where all of them end.
    """
    start = 0
    while start < len(rows):
        count, columns = _NO_COLUMNS
        if _has_gap(rows[start]):
            count, columns = _columns_of_text(rows[start:], width)
        if not columns:
            yield rows[start], edge
            start += 1
        for column in columns:
            yield from columns_in_order(column, width, _right(column))
        start += count


def _columns_of_text(
    rows: list[Row], width: float
) -> tuple[int, tuple[list[Row], ...]]:
    """Return how many of the first rows are set in columns of text, and the columns."""
    block, _ = _rows_around_gutter(rows, width)
    block, gutter = _rows_around_gutter(_without_jump(block), width, _FEWEST_OF_TEXT)
    if gutter is None:
        return _NO_COLUMNS
    columns = _columns(block, gutter)
    if not all(_is_text(column, width) for column in columns):
        return _NO_COLUMNS
    return len(block), columns


def _has_gap(row: Row) -> bool:
    """Return whether a row may reach over a gutter."""
    return any(right.left - left.right >= NARROWEST for left, right in pairwise(row))


def _without_jump(rows: list[Row]) -> list[Row]:
    """Return the rows up to the first that is far below the one before."""
    steps = [below[0].middle - above[0].middle for above, below in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    jumps = (i for i, step in enumerate(steps, 1) if step > _JUMP * usual)
    return rows[: next(jumps, len(rows))]


def _is_text(column: list[Row], width: float) -> bool:
    """Return whether a column is filled with sentences, as no list or table is."""
    left, right = min(row[0].left for row in column), _right(column)
    full = sum(row[-1].right - row[0].left > _FULL * (right - left) for row in column)
    continued = sum(row[0].text[:1].islower() for row in column)
    return (
        right - left > _NARROWEST * width
        and full >= _FILLED * len(column)
        and continued >= _CONTINUED * len(column)
    )


def _right(column: list[Row]) -> float:
    return max(row[-1].right for row in column)


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
    left, right = _columns(rows, gutter)
    return [*left, *right]


def _columns(rows: list[Row], gutter: Strip) -> tuple[list[Row], list[Row]]:
    words = list(chain.from_iterable(rows))
    left = [word for word in words if is_left(word, gutter)]
    right = [word for word in words if not is_left(word, gutter)]
    return group_rows(left), group_rows(right)
