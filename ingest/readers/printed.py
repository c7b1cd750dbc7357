"""A printed page: its words set into lines, in the order in which they are read."""

from ingest.readers.columns import end_in_order, head_in_order
from ingest.readers.parts import parts_of, raise_marks
from ingest.readers.rows import Word, group_rows, row_line
from schemas.document import Line, Part


def lines_of(words: list[Word], width: float, height: float) -> list[Line]:
    """Set the words of a page of that size (points) into lines, in reading order."""
    rows = [raise_marks(row) for row in group_rows(words)]
    parts = parts_of(rows, height)
    body = [row for row, part in zip(rows, parts, strict=True) if part is Part.BODY]
    body = end_in_order(head_in_order(body, width), width)
    others = [
        row_line(row, part)
        for row, part in zip(rows, parts, strict=True)
        if part is not Part.BODY
    ]
    return [*map(row_line, body), *others]
