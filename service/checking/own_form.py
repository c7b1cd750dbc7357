"""Findings of form that are not about citations: abbreviations, how a draft ends.

They hold for administrative documents (NĐ 30/2020/NĐ-CP).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from unicodedata import normalize

from schemas.citation import Mention
from schemas.document import ParsedDocument, Part
from schemas.finding import Correction, Finding
from schemas.span import Span
from schemas.spelling.abbreviations import abbreviations
from schemas.spelling.alphabet import CAPITALS
from schemas.vocabulary import issuers
from service.checking.form import follows_other_rules
from service.checking.rules import finding

_RECIPIENTS = re.compile(r"^\s*Nơi nhận\b.*$", re.MULTILINE)
_AUTHORITY = re.compile(
    r"^\s*(?P<code>(?:T[/.]?M|K[/.]?T|T[/.]?L|T[/.]?UQ))(?P<mark>[. ]?)\s*"
    rf"(?=[{CAPITALS}]{{2}})(?P<office>[{CAPITALS} ,-]+)$",
    re.MULTILINE,
)
_END_MARK = re.compile(r"/[./\s]*\Z")
_DEGREE = re.compile(
    r"(?:(?:GS|PGS|TSKH|TS|ThS|Th\.S|BS|CN|KS|CKI{1,2}|LS)\s*[.,]\s*)+\Z"
    r"|(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Cử nhân|Kỹ sư|Luật sư)[.,]?\s+\Z"
)
_MAY_GIVE_DEGREES = re.compile(
    r"(?<!Môi )Trường|Học viện|Đại học|Viện (?!kiểm sát)|Bệnh viện|Y tế|Công an|Quân"
    r"|Bộ đội|Bộ Chỉ huy|Trung tâm|Bộ Quốc phòng|Khoa học",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"(?<![\w/.&-])[{CAPITALS}]{{3,8}}(?![\w/&-])")
_CAPITALS = re.compile(rf"[{CAPITALS}]{{2,}}(?:[ \n]+[{CAPITALS}]{{2,}}\b)*")
_CAPITALS_BEFORE = re.compile(rf"(?:\b[{CAPITALS}]{{2,}}[ \n]+)*\b[{CAPITALS}]{{2,}}\Z")
_PAIR = 2
_ROMAN = re.compile(r"[IVXLC]+\Z")
_NAME = re.compile(
    r"(?:[Pp]hần mềm|(?:[Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|[Hh]ãng)"
    rf"(?:\s(?:[{CAPITALS}]\S*|cổ|trách nhiệm|hữu|một|thành)(?:\s[^\W\d]+)?)*)\s\Z"
)
_LONGEST_NAME = 90  # characters
_LAST = 2500  # characters that the end of a draft may take


def find_own_form(draft: ParsedDocument) -> Iterator[Finding]:
    """Yield what the decree wants differently, apart from citations."""
    if follows_other_rules(draft):
        return
    yield from _wrong_authority(draft)
    yield from _degree(draft)
    yield from _no_end_mark(draft)
    yield from _abbreviations(draft)


def _wrong_authority(draft: ParsedDocument) -> Iterator[Finding]:
    content = draft.text.content
    for found in _AUTHORITY.finditer(content, max(0, len(content) - _LAST)):
        right = found["code"].replace("/", "").replace(".", "")
        if found["code"] != right or found["mark"] != ".":
            span = Span(found.start("code"), found.end("mark"))
            if found["mark"] == " ":
                span = Span(span.start, span.end - 1)
            fix = Correction(span, span.within(content), f"{right}.")
            place = _mention(draft, Span(found.start("code"), found.end("office")))
            message = f"Quyền hạn của người ký viết tắt là {right}."
            yield finding("authority_form", place, message, fix)


def _degree(draft: ParsedDocument) -> Iterator[Finding]:
    header, content = draft.header, draft.text.content
    name = header.signer.name
    offices = f"{header.parent_issuer} {header.issuer}"
    if name is None or _MAY_GIVE_DEGREES.search(offices):
        return
    at = content.rfind(name)
    line = content.rfind("\n", 0, at) + 1
    degree = _DEGREE.search(content[line:at]) if at > 0 else None
    if degree:
        span = Span(line + degree.start(), at)
        fix = Correction(span, span.within(content), "")
        place = _mention(draft, Span(span.start, at + len(name)))
        message = "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu."
        yield finding("signer_degree", place, message, fix)


def _no_end_mark(draft: ParsedDocument) -> Iterator[Finding]:
    """Yield the last words of the body if ``./.`` does not end them."""
    content = draft.text.content
    recipients = list(_RECIPIENTS.finditer(content))
    if not recipients or draft.header.signer.name is None:
        return
    end = recipients[-1].start()
    signed = _AUTHORITY.search(content, max(0, end - _LAST), end)
    lines = content[: signed.start() if signed else end].rstrip().split("\n")
    while lines and lines[-1] == lines[-1].upper():
        lines.pop()
    body = "\n".join(lines).rstrip()
    segment = draft.text.segment_at(max(len(body) - 1, 0))
    if body and segment and segment.part is Part.BODY and not _END_MARK.search(body):
        start = max(body.rfind("\n") + 1, len(body) - 60)
        place = _mention(draft, Span(start, len(body)))
        message = "Nội dung văn bản kết thúc bằng dấu “./.”."
        yield finding("end_mark", place, message)


def _abbreviations(draft: ParsedDocument) -> Iterator[Finding]:
    """Yield the first place of each abbreviation that the draft never explains."""
    content = draft.text.content
    recipients = list(_RECIPIENTS.finditer(content))
    end = recipients[-1].start() if recipients else len(content)
    seen: set[str] = set()
    for found in _TOKEN.finditer(content, _body_start(draft), end):
        word = found[0]
        if word in seen or _ROMAN.match(word) or word in _of_offices():
            continue
        if _is_among_capitals(content, found) or _is_of_a_name(content, found.start()):
            continue
        seen.add(word)
        if not _is_explained(content, word):
            message = "Chữ viết tắt chưa được giải thích trong dự thảo"
            place = _mention(draft, Span(*found.span()))
            yield finding("abbreviation", place, f"{message}{_in_full(word)}.")


def _is_among_capitals(content: str, found: re.Match[str]) -> bool:
    """Return whether the word is one in capitals, as a heading or a name has them.

    Beside one other abbreviation it is one, too.
    """
    before = _CAPITALS_BEFORE.search(content, max(0, found.start() - 60), found.end())
    behind = _CAPITALS.match(content, found.start())
    run = {
        *(before[0].split() if before else ()),
        *(behind[0].split() if behind else ()),
    }
    is_run = len(run) > _PAIR or any(map(_is_word, run))
    return is_run or _is_in_capitals(content, found)


def _is_word(capitals: str) -> bool:
    """Return whether a word in capitals has accents, which abbreviations have not."""
    return not normalize("NFD", capitals).replace("\u031b", "").isalpha()


def _is_in_capitals(content: str, found: re.Match[str]) -> bool:
    """Return whether the whole line is in capitals."""
    start = content.rfind("\n", 0, found.start()) + 1
    line = content[start:].partition("\n")[0]
    return line == line.upper()


def _is_of_a_name(content: str, start: int) -> bool:
    """Return whether the word at *start* is of the name of a firm or a program."""
    return _NAME.search(content, max(0, start - _LONGEST_NAME), start) is not None


def _is_explained(content: str, word: str) -> bool:
    explained = rf"[(“\"]\s*{word}\b|[Tt]ắt(?: là|:)?\s*[“\"]?{word}\b|{word}\s*[:=(]"
    return re.search(explained, content) is not None


def _in_full(word: str) -> str:
    """Return what the abbreviation usually stands for, with a colon; else nothing."""
    found = (each.long for each in abbreviations() if each.short == word)
    return next((f": {long} ({word})" for long in found), "")


@cache
def _of_offices() -> frozenset[str]:
    """Return the abbreviations that all offices use: UBND, and codes of issuers."""
    short = (name for each in issuers() for name in (*each.abbreviations, each.code))
    return frozenset(chain.from_iterable(each.split() for each in short))


def _body_start(draft: ParsedDocument) -> int:
    spans = draft.header.spans
    names = ("number", "issued_on", "issuer", "doc_type", "subject")
    return max((spans[each].end for each in names if each in spans), default=0)


def _mention(draft: ParsedDocument, span: Span) -> Mention:
    text = draft.text
    return Mention(
        text.page_at(span.start), span.start, span.end, span.within(text.content)
    )
