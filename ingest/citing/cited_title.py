"""The cited document's title (trích yếu), where it follows the number."""

import re

from ingest.citing.nested import NO_TITLE_FROM, TERM, TITLE_VERB
from ingest.citing.reference import Reference
from ingest.grammar.issuer import HEAD, FoundIssuer, issuer_after
from ingest.grammar.word_patterns import NO_WORD_AFTER
from schemas.number import DocumentNumber
from schemas.span import Span
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_accents, fold_symbol
from schemas.spelling.superscripts import SUPERSCRIPTS
from schemas.vocabulary import issuers

# "tiếp tục được thực hiện", "sửa đổi, bổ sung bởi" say what became of the document
_NO_TITLE = (
    r"quy dinh tai\b|tiep tuc duoc\b"
    r"|(?:sua doi|bo sung)(?:, bo sung)?(?: mot so dieu)? boi\b"
    r"|(?:sua doi|bo sung)(?:, bo sung)? (?:tai|theo)\b"
)
_START = re.compile(
    rf"{TERM},?\s+(?=(?:[“\"]|(?!{_NO_TITLE}){TITLE_VERB}{NO_WORD_AFTER}))"
)
_VERB_ALONE = re.compile(TITLE_VERB)  # what follows it is another sentence's
_FIRST_WORDS = 40  # characters in which the first words of a title stand
_ACT = (
    r"(?:(?:Bộ\s+)?[Ll]uật|Nghị\s+định|Nghị\s+quyết|Thông\s+tư|Quyết\s+định"
    r"|Quy\s+định|Quy\s+chế)"
)
# A title ends with its clause. What follows may go on about the document ("được sửa
# đổi …", "có hiệu lực") or about what the citing sentence says ("thì", ", Sở Y tế …")
_END = re.compile(
    rf"(?=[;\n{SUPERSCRIPTS}:.)(”\",\s])"  # hardly any place is tried further
    rf"(?:[;\n{SUPERSCRIPTS}]|:(?!\d)|\.(?:\s|\Z|/)|\)|[”\"]"
    r"|\s*\((?:sau\s+đây|gọi\s+tắt|viết\s+tắt)"
    r"|,?\s+(?:(?:đã\s+)?được\s+sửa\s+đổi"
    r"|(?:như\s+sau|sau\s+đây|cụ\s+thể\s+(?:như|là))\b|thì\s|kể\s+từ\s+(?:ngày|khi)\s"
    rf"|(?:theo\s+|bằng\s+)?(?:quy\s+định|ban\s+hành\s+kèm)\s+(?:tại|của|theo)"
    rf"\s+(?:[^\s;.]+\s+){{0,12}}{_ACT}\s+này)"
    r"|\s+(?:(?:có|hết)\s+hiệu\s+lực|sẽ\s+bị\s|chỉ\s+quy\s+định\s|trái\s+với\s"
    r"|(?:và|hoặc)\s+(?:bãi\s+bỏ\s+)?các\s+(?:văn\s+bản|quy\s+định\s+sau)"
    r"|các\s+văn\s+bản\s+[^;.\n]{0,40}?trái\s+với\s"
    rf"|(?:sau|trước|cho\s+đến)\s+(?:khi|ngày)\s+{_ACT}\s+này)"
    rf"|,\s+(?:(?={HEAD.pattern}[^,;.\n]{{0,90}}?"
    rf"(?:,\s[A-ZĐ][^,;.\n]{{0,60}}?)?\s(?:báo\s+cáo|có\s+ý\s+kiến|trình"
    r"|đề\s+nghị|thông\s+báo|xin|kính|yêu\s+cầu|ban\s+hành|hướng\s+dẫn|chỉ\s+đạo"
    r"|xây\s+dựng|thống\s+nhất|đã)[\s:])|từ\s+ngày\s|(?:ngày|đề\s+nghị|yêu\s+cầu)\s)"
    r"|(?<!việc)(?<!về)\s+(?:vẫn\s+)?(?:được\s+)?tiếp\s+tục\s+(?:được\s+)?"
    r"(?:thực\s+hiện|áp\s+dụng|duy\s+trì|hoạt\s+động|sử\s+dụng))"
)
_OWN = re.compile(rf"\b(?:{_ACT}|Điều|Phụ\s+lục)\s+này\b")
"""What the citing document says of itself, which stands in no other one's title."""
_DANGLING = (" cùng với", " kèm theo", " bao gồm", " gồm", " và", " hoặc")
# Behind these words stands another document, in a clause that the title has not
_LEADS_ON = (" của", " tại", " theo", " bởi", " với", " là", " ngày", " về", " số")
_DIGITAL = re.compile(r"(?:đổi|nghệ|ký|xổ|kinh\s+tế|dân|chỉ)\s+số\Z")  # a noun's end
_CLAUSE = re.compile(r"\s(?:và|hoặc|được)\s|(?<!sửa\sđổi),\s")
_SHORTEST, _LONGEST = 6, 400


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
    if text[behind : behind + 1] in NO_TITLE_FROM:
        return None
    found = _START.match(fold_accents(text[behind : min(limit, behind + _FIRST_WORDS)]))
    if not found:
        return None
    start = behind + found.end()
    limit = min(limit, start + _LONGEST)
    title = collapse_spaces(text[start : _title_end(text, start, limit)])
    return _whole(title)


def _title_end(text: str, start: int, limit: int) -> int:
    """Return where the title ends: what it opens itself does not end it."""
    for end in _END.finditer(text, start, limit):
        before = text[start : end.start()]
        if not _is_within(before, end.group()):
            return end.start()
    return limit


def _is_within(before: str, mark: str) -> bool:
    """Return whether the *mark* closes what is open, or is a straight opening one."""
    if mark == ")":
        return before.count("(") > before.count(")")
    opens = mark == '"' and before[-1:] in (" ", "(", "")
    return opens or (mark in ("”", '"') and _is_quoting(before))


def _is_quoting(words: str) -> bool:
    """Return whether a quotation mark is open at the end of the words."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _whole(title: str) -> str | None:
    """Return the title without what it leaves unfinished; None if nothing is left."""
    opened = title.rfind("(")
    own = " này" in title and _OWN.search(title, max(0, opened))
    if own or title.count("(") > title.count(")"):
        title = title[:opened] if opened > 0 else title
    if _is_quoting(title):
        title = title[: max(title.rfind("“"), title.rfind('"'))]
    title = _closed(title)
    while title.endswith(_LEADS_ON) and not _DIGITAL.search(title):
        clause = max((each.start() for each in _CLAUSE.finditer(title)), default=0)
        title = _closed(title[:clause])
    is_own = " này" in title and _OWN.search(title)
    verb = _VERB_ALONE.fullmatch(fold_accents(title))
    return None if is_own or verb or len(title) < _SHORTEST else title


def _closed(title: str) -> str:
    """Return the title without a joint that leads on at its end."""
    for word in _DANGLING:
        title = title.rstrip(" ,(–-.").removesuffix(word)
    return title.rstrip(" ,(–-.")


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
