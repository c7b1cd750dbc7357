"""Words that one act inserts into another, between quotation marks."""

import re

# Typists close “ with ” or with a straight mark
_END = re.compile(r"”|\"(?=[\s.;,)])")


def is_quoted(text: str, position: int) -> bool:
    """Return whether a quotation that was opened before *position* is still open."""
    opened = text.rfind("“", 0, position)
    return opened >= 0 and not _END.search(text, opened, position)
