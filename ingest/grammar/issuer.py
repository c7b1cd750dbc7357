"""How issuers are named, and where their names end in running text."""

import re
from functools import cache
from typing import NamedTuple

from ingest.grammar.phrase import goes_on_with_place, issuer_name_at, phrase_end
from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE, any_of, column
from schemas.span import Span
from schemas.spelling.alphabet import CAPITALS, SMALL_LETTERS
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_spelling
from schemas.vocabulary import issuers

_WORDS = column("ingest", "issuer_heads", "word")
_HEAD = any_of([*_WORDS, *map(str.title, _WORDS)])  # "Chính Phủ", "Thủ Tướng"
HEAD = re.compile(f"{NO_WORD_BEFORE}{_HEAD}{NO_WORD_AFTER}")
HEAD_CAPITALS = re.compile(any_of(map(str.upper, _WORDS)) + NO_WORD_AFTER)
"""The first word of an issuer's name, as letterheads print it."""
_OF = re.compile(
    r"[,\s]*(?:của|do|giữa)\s+"
    r"(?:các\s+|[Ll]iên\s+(?:ngành\s+|bộ\s+)?(?![Đđ]oàn|[Mm]inh))?(?:đồng chí\s+)?"
    rf"(?={_HEAD}{NO_WORD_AFTER})"
)
_OF_SMALL = re.compile(
    r"[,\s]*(?:của|do)\s+(?P<head>(?:(?:hiệu trưởng|giám đốc|chủ tịch)\s+)?"
    r"(?:sở|bộ|đoàn|hội|phòng|ban|chi cục|liên đoàn|trung tâm|công an|trường|bệnh viện"
    r"|văn phòng|công ty|huyện ủy|đảng ủy|(?:ủy|uỷ) ban(?:\snhân dân)?"
    r"|hội đồng nhân dân|tòa án(?:\snhân dân)?|viện kiểm sát(?:\snhân dân)?))"
    rf"(?=\s(?:[{CAPITALS}]|(?:tỉnh|thành phố|huyện|quận|xã|phường)\b))"
)
# "Ủy ban nhân dân tỉnh cải thiện …": behind a level without a name the sentence goes on
_LEVEL_ALONE = re.compile(
    r"(?:UBND|HĐND|nhân dân|Sở [^\n]{2,40}?|xã hội|Công an|Thanh tra|quân sự)"
    r" (?:tỉnh|thành phố|huyện|quận|xã|phường)"
    rf"(?=\s(?!(?:và|trực|ủy|uỷ|hội|đội|đoàn|miền|biên|nông|đảo|phố)\b)[{SMALL_LETTERS}])"
)
# "Bộ trưởng, Trưởng ban Tổ chức …": one person in two positions
_SECOND_ISSUER = re.compile(r",\s+(?:Trưởng|Chủ nhiệm|Bộ trưởng|Tổng|Chủ tịch)(?=\s)")
_AND_ANOTHER = re.compile(
    rf"(?:\s+(?:và|-|với)|,)\s+(?:các\s+)?(?={_HEAD}{NO_WORD_AFTER})"
)
_JOINT = re.compile(rf"\s+(?:và|-)\s+(?={_HEAD}\s)")
_ABBREVIATION = re.compile(r" \([A-ZĐ&]{2,}\)")
# "Sở Tư pháp tỉnh Hà Nam giao việc": the sentence continues after the place
_PLACE_NAMED = re.compile(
    r"\s(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|đặc khu)"
    rf"(?:\s[{CAPITALS}][\w'-]*)+"
    r"(?=\s(?!(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|và)\s)"
    rf"[{SMALL_LETTERS}])"
)
_REACH = 220  # characters that the names of joint issuers may take
_MOST = 8  # issuers that sign one act


class FoundIssuer(NamedTuple):
    """An issuer and its place; the names of several that sign together, with ``;``."""

    name: str
    span: Span


def issuer_after(text: str, position: int, *, at_most: int = 1) -> FoundIssuer | None:
    """Return the issuer named right after *position* (``của Bộ Nội vụ``).

    *at_most*: how many signed, where that is known; commas may separate them.
    """
    match = _OF.match(text, position)
    if match is None:
        return _small_issuer_after(text, position)
    return issuer_at(text, match.end(), at_most=at_most)


def small_issuer_before(text: str, floor: int, end: int) -> FoundIssuer | None:
    """Return the issuer with a small head word whose name ends at *end*."""
    for match in _OF_SMALL.finditer(text, floor, end):
        found = _small_issuer_after(text, match.start())
        if found and found.span.end == end:
            return found
    return None


def _small_issuer_after(text: str, position: int) -> FoundIssuer | None:
    """Return the issuer whose head word is in small letters: ``của sở Nội vụ``."""
    match = _OF_SMALL.match(text, position)
    if match is None:
        return None
    start = match.start("head")
    end = phrase_end(text, match.end("head"), min(len(text), position + _REACH))
    return FoundIssuer(_name(text[start:end]), Span(start, end))


def issuer_in_capitals(text: str, position: int) -> FoundIssuer | None:
    """Return the issuer that a heading names right after *position*.

    ``… SỐ 5/2015/TT-BYT CỦA BỘ TRƯỞNG BỘ Y TẾ`` gives ``Bộ trưởng Bộ Y tế``; only
    issuers of the table are found.
    """
    match = _of_capitals().match(text, position)
    if match is None:
        return None
    issuer = _names()[fold_spelling(match["issuer"])]
    head = match["head"]
    name = f"{collapse_spaces(head).capitalize()} {issuer}" if head else issuer
    return FoundIssuer(name, Span(match.start("whole"), match.end()))


@cache
def _names() -> dict[str, str]:
    """Return the name of each issuer by its ``fold_spelling``."""
    return {fold_spelling(each.name): each.name for each in issuers() if not each.local}


@cache
def _of_capitals() -> re.Pattern[str]:
    heads = r"BỘ\s+TRƯỞNG|THỐNG\s+ĐỐC|CHÁNH\s+ÁN|VIỆN\s+TRƯỞNG|CHỦ\s+TỊCH"
    issuer = f"(?P<issuer>{any_of(map(str.upper, _names()))})"
    return re.compile(
        rf"[,\s]*CỦA\s+(?P<whole>(?P<head>(?:{heads})\s+)?{issuer}){NO_WORD_AFTER}"
    )


def issuer_at(text: str, position: int, *, at_most: int = 1) -> FoundIssuer | None:
    """Return the issuer named from *position* on, and those that sign with it."""
    limit = min(len(text), position + _REACH)
    names: list[str] = []
    start = end = position
    most = at_most if at_most > 1 else _MOST
    while len(names) < most and HEAD.match(text, start, limit):
        end = _name_end(text, start, limit)
        names.append(_name(text[start:end]))
        following = _AND_ANOTHER.match(text, end, limit)
        if not following:
            break
        if at_most == 1 and " với" in following.group():
            break
        if at_most == 1 and not _signs_too(text, following, names[0]):
            break
        start = following.end()
    return FoundIssuer("; ".join(names), Span(position, end)) if names else None


def _name(printed: str) -> str:
    """Return the name as printed, without an abbreviation in brackets."""
    return collapse_spaces(
        _ABBREVIATION.sub("", printed) if "(" in printed else printed
    )


def _name_end(text: str, start: int, limit: int) -> int:
    end = _phrase_from(text, start, limit)
    second = text[end : end + 1] == "," and _SECOND_ISSUER.match(text, end, limit)
    if second and " " not in text[start:end].removeprefix("Bộ trưởng").strip():
        end = phrase_end(text, second.end(), limit)
    name = text[start:end]
    if "và" not in name and "-" not in name:
        return end  # nearly always, and cheaply detected
    joint = _JOINT.search(text, start, end)
    return joint.start() if joint else end


def _phrase_from(text: str, start: int, limit: int) -> int:
    known = issuer_name_at(text, start)
    if known and not goes_on_with_place(text, known.end(), limit):
        return known.end()
    head = known or HEAD.match(text, start, limit)
    if head is None:
        return start
    end = phrase_end(text, head.end(), limit)
    place = _PLACE_NAMED.search(text, head.end(), end)
    level = _LEVEL_ALONE.search(text, start, end)
    ends = [each.end() for each in (place, level) if each]
    return min([end, *ends])


def _signs_too(text: str, link: re.Match[str], first_name: str) -> bool:
    """Return whether the issuer after *link* signs together with the first.

    After a comma only an issuer of a joint act does (``Bộ A, Bộ B và Bộ C``).
    """
    if not link.group().startswith(","):
        return True
    rest = text[link.end() : link.end() + _REACH]
    head = first_name.split(maxsplit=1)[0]
    return rest.startswith(head) and f" và {head}" in rest.split(";")[0]
