"""Words that one act inserts into another, between quotation marks."""

import re

# Typists close “ with ” or with a straight mark
_END = re.compile(r"”|\"(?=[\s.;,)])")


# A quotation that is not closed ends before the next chapter, or before an article by
# which the act itself changes others
_OUTSIDE = re.compile(
    r"\n(?:(?:Chương|CHƯƠNG|PHẦN)\s|Điều\s+\d+\.\s+(?:Hiệu\s+lực|Điều\s+khoản|Tổ\s+chức"
    r"|Trách\s+nhiệm|Sửa\s+đổi|Bổ\s+sung|Bãi\s+bỏ|Thay\s+thế))"
)
_LETTER = re.compile(r"[a-zđ]\)\s")
_LONGEST = 8_000  # characters of new words in several paragraphs


def is_quoted(text: str, position: int) -> bool:
    """Return whether a quotation that was opened before *position* is still open.

    A quoted paragraph may quote words itself: ``“2. Thay thế cụm từ “A” bằng …``; and
    further paragraphs may follow it, as long as it is not closed.
    """
    return _is_open(text, position) or _is_in_block(text, position)


def _is_in_block(text: str, position: int) -> bool:
    """Return whether a paragraph that opens with a mark is not yet closed.

    The last one decides; an item with a letter may go on with an earlier one, which
    quotes others: ``“a) Sửa đổi khoản 1 Điều 7 Thông tư A: “1. …”; b) Sửa đổi …``.
    """
    floor = max(0, position - _LONGEST)
    if text.find("\n“", floor, position) < 0:
        return False  # nearly always, and cheaply detected
    for outside in _OUTSIDE.finditer(text, floor, position):
        floor = outside.end()
    start = text.find("\n“", floor, position)
    block = text[start:position] if start >= 0 else ""
    if '"' in block:
        return False  # straight marks open and close alike
    opened = closed = 0
    *before, last = block.split("\n")
    for paragraph in (last, *reversed(before)):
        opened += paragraph.count("“")
        closed += paragraph.count("”")
        if paragraph.startswith("“") and opened > closed:
            return True
        if paragraph.startswith("“") and not _LETTER.match(last):
            return False
    return False


def _is_open(text: str, position: int) -> bool:
    opened = text.rfind("“", 0, position)
    if opened < 0:
        return False
    if not _END.search(text, opened, position):
        return True
    line = text.rfind("\n", 0, position) + 1
    if not text.startswith("“", line):
        return False
    closed = sum(1 for _ in _END.finditer(text, line, position))
    return text.count("“", line, position) > closed
