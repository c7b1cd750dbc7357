"""The cited document's title (trích yếu), where it stands behind its number."""

import re

from ingest.citing.reference import Reference
from ingest.grammar.words import NO_WORD_AFTER, any_of, column, squeezed

_VERB = any_of(column("ingest", "title_verbs", "words"))
_START = re.compile(rf",?\s+(?=(?:[“\"]|{_VERB}{NO_WORD_AFTER}))")
# A title ends with its clause; "được sửa đổi …", "có hiệu lực" speak of the document
_END = re.compile(
    r"[;\n⁰¹²³⁴⁵⁶⁷⁸⁹]|\.(?:\s|\Z)|\)|\s*\((?:sau\s+đây|gọi\s+tắt)|,?\s+(?:đã\s+)?được\s+sửa\s+đổi|\s+có\s+hiệu\s+lực"
    r"|\s+hết\s+hiệu\s+lực|\s+và\s+các\s+văn\s+bản|,\s+(?:ngày|đề\s+nghị|yêu\s+cầu)\s"
)
_DANGLING = (" cùng với", " và", " hoặc")  # before the next document
_LONGEST = 400


def title_after(text: str, reference: Reference, limit: int) -> str | None:
    """Return the title printed behind *reference*, at most up to *limit*, or None."""
    start = _START.match(text, reference.span.end, limit)
    if not start:
        return None
    limit = min(limit, start.end() + _LONGEST)
    end = _END.search(text, start.end(), limit)
    title = squeezed(text[start.end() : end.start() if end else limit])
    for word in _DANGLING:
        title = title.rstrip(" ,").removesuffix(word)
    return title.rstrip(" ,") or None
