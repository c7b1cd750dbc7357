"""Words that one act inserts into another, between quotation marks."""

import re

# Typists close “ with ” or with a straight mark
_END = re.compile(r"”|\"(?=[\s.;,)])")


def is_quoted(text: str, position: int) -> bool:
    """Return whether a quotation that was opened before *position* is still open.

    A quoted paragraph may quote words itself: ``“2. Thay thế cụm từ “A” bằng …”``.
    """
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
