"""Two columns typed side by side, with tabs or blanks between: the head, the end.

Old letters, and typists who use no tables, put the issuer beside the national title and
the recipients beside the signature this way. Each column is read separately.
"""

import re
from collections.abc import Iterable, Sequence

from ingest.readers.page.layout_tables import ADDRESSEES, HEAD, RECIPIENTS, AnyLine
from schemas.document import Line, Part

_GAP = re.compile(r"(?<=\S)(?:[ ]*\t[ \t]*|[ ]{3,})(?=\S)")
_INDENTED = re.compile(r"\s*\t|[ ]{8,}")  # a line of the right column alone
_DAY = re.compile(r"\bngày\b.*\btháng\b")
_ANNEX = re.compile(r"\s*(?:PHỤ LỤC|MẪU)")
_MOST_LINES_OF_HEAD = 16
_MOST_LINES_OF_END = 40
_LONGEST = 120  # characters; anything longer is not a column
_SIGNATURE_SOON = 4  # lines from "Nơi nhận" to the first line beside it


def columns_apart(printed: Sequence[AnyLine]) -> list[AnyLine]:
    """Return the lines, those of the left column before those of the right."""
    lines = list(printed)
    start = next((i for i, each in enumerate(lines) if _begins_end(lines, i)), None)
    if start is not None:
        end = _end_of_end(lines, start)
        lines[start:end] = _by_column(lines[start:end])
    head = _head(lines[:_MOST_LINES_OF_HEAD])
    return [*_by_column(lines[:head]), *lines[head:]]


def _begins_end(lines: Sequence[Line], index: int) -> bool:
    """Return whether the recipients begin here, with something beside them."""
    if not RECIPIENTS.match(lines[index].text):
        return False
    soon = lines[index : index + _SIGNATURE_SOON]
    right = (_GAP.split(each.text, maxsplit=1)[1:] for each in soon)
    return any(part and part[0].isupper() for part in right)


def _end_of_end(lines: Sequence[Line], start: int) -> int:
    for index in range(start, min(len(lines), start + _MOST_LINES_OF_END)):
        line = lines[index]
        beside = _GAP.search(line.text) or _INDENTED.match(line.text)
        too_long = len(line.text) > _LONGEST and not beside
        if line.part is not Part.BODY or too_long or _ANNEX.match(line.text):
            return index
    return min(len(lines), start + _MOST_LINES_OF_END)


def _head(lines: Sequence[Line]) -> int:
    """Return how many lines the head has; 0 if its columns are not side by side."""
    titles = (_GAP.split(each.text, maxsplit=1)[1:] for each in lines)
    if not any(right and HEAD.match(right[0]) for right in titles):
        return 0
    dated = False
    for index, line in enumerate(lines):
        parts = _GAP.split(line.text, maxsplit=1)
        if ADDRESSEES.match(line.text) or line.part is not Part.BODY:
            return index
        alone = len(parts) == 1
        if dated and alone and (not line.text.strip() or _INDENTED.match(line.text)):
            return index
        if dated and alone and line.text.strip().isupper():
            return index  # the kind
        dated = dated or bool(_DAY.search(parts[-1]))
    return 0  # no addressee, no blank line: not distinguishable from the body


def _by_column(lines: Iterable[AnyLine]) -> list[AnyLine]:
    left: list[AnyLine] = []
    right: list[AnyLine] = []
    for line in lines:
        text = line.text.rstrip()
        if gap := _GAP.search(text):
            left.append(line.cut(0, gap.start()))
            right.append(line.cut(gap.end(), len(text)))
        else:
            column = right if _INDENTED.match(line.text) else left
            column.append(line)
    return [*left, *right]
