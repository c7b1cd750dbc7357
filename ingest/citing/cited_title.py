"""The cited document's title (trích yếu), where it follows the number."""

import re

from ingest.citing.nested import TERM, TITLE_VERB
from ingest.citing.reference import Reference
from ingest.grammar.issuer import HEAD, FoundIssuer, issuer_after
from ingest.grammar.word_patterns import NO_WORD_AFTER
from schemas.number import DocumentNumber
from schemas.span import Span
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_accents, fold_symbol
from schemas.spelling.superscripts import SUPERSCRIPTS
from schemas.vocabulary import issuers

_START = re.compile(
    rf"{TERM},?\s+(?=(?:[“\"]|(?!quy dinh tai\b){TITLE_VERB}{NO_WORD_AFTER}))"
)
_FIRST_WORDS = 40  # characters in which the first words of a title stand
# A title ends with its clause; "được sửa đổi …", "có hiệu lực" are about the document
_END = re.compile(
    rf"[;\n{SUPERSCRIPTS}]|\.(?:\s|\Z)|\)|\s*\((?:sau\s+đây|gọi\s+tắt)|,?\s+(?:đã\s+)?được\s+sửa\s+đổi|\s+có\s+hiệu\s+lực"
    # ", Sở Y tế báo cáo …": the sentence goes on
    rf"|,\s+(?={HEAD.pattern}[^,;.\n]{{0,60}}?\s(?:báo\s+cáo|có\s+ý\s+kiến|trình|đề\s+nghị"
    r"|thông\s+báo|xin|kính|yêu\s+cầu|đã)\s)"
    r"|\s+hết\s+hiệu\s+lực|\s+và\s+các\s+văn\s+bản|,\s+(?:ngày|đề\s+nghị|yêu\s+cầu)\s"
)
_DANGLING = (" cùng với", " và", " hoặc")  # before the next document
_LONGEST = 400


def with_title(text: str, reference: Reference, limit: int) -> Reference:
    """Return the reference with the title that follows it, at most up to *limit*.

    The title may end in the issuer: ``về việc tổ chức hội thi của UBND tỉnh``.
    """
    title = None if reference.title else _title(text, reference, limit)
    if title is None or reference.number is None:
        return reference
    issuer = None if reference.issuer else _issuer_at_end(title, reference.number)
    if issuer is None:
        return reference._replace(title=title)
    return reference._replace(title=title[: issuer.span.start], issuer=issuer.name)


def _title(text: str, reference: Reference, limit: int) -> str | None:
    behind = reference.span.end
    found = _START.match(fold_accents(text[behind : min(limit, behind + _FIRST_WORDS)]))
    if not found:
        return None
    start = behind + found.end()
    limit = min(limit, start + _LONGEST)
    title = collapse_spaces(text[start : _title_end(text, start, limit)])
    for word in _DANGLING:
        title = title.rstrip(" ,").removesuffix(word)
    return title.rstrip(" ,(") or None


def _title_end(text: str, start: int, limit: int) -> int:
    """Return where the title ends: a bracket that it opens itself does not end it."""
    for end in _END.finditer(text, start, limit):
        opened = text.count("(", start, end.start()) - text.count(
            ")", start, end.start()
        )
        if end.group() != ")" or opened < 1:
            return end.start()
    return limit


def _issuer_at_end(title: str, number: DocumentNumber) -> FoundIssuer | None:
    """Return the issuer that *title* ends in, if the number's symbol names it."""
    start = title.rfind(" của ")
    issuer = issuer_after(title, start) if start > 0 else None
    if issuer is None or issuer.span.end < len(title):
        return None
    parts = {fold_symbol(part) for part in re.split(r"[-/]", number.symbol)}
    agrees = any(
        fold_symbol(each.code) in parts
        for each in issuers()
        if each.code and any(x in issuer.name for x in (each.name, *each.abbreviations))
    )
    return FoundIssuer(issuer.name, Span(start, len(title))) if agrees else None
