"""What surrounds a number: date and issuer, after or before it."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ingest.grammar.date import BLANK_DAY, DATE, date_of, day_at, likely_date_of
from ingest.grammar.issuer import (
    HEAD,
    issuer_after,
    issuer_at,
    issuer_in_capitals,
    small_issuer_before,
)
from ingest.grammar.written_number import organ
from schemas.spelling.folding import fold_symbol
from schemas.spelling.superscripts import SUPERSCRIPTS

# "…, ngày 11/8/2025"; "ký ngày …"; "(ngày …"; a footnote mark may come in between. The
# date itself may be blank, or none
_DAY_BEHIND = re.compile(
    rf"[{SUPERSCRIPTS}]*\s*(?P<comma>,)?\s*\(?\s*(?:được\s+)?"
    r"(?:(?:ban\s+hành|ký|thông\s+qua)\s+)?"
    rf"(?P<word>[Nn]gày|NGÀY)(?P<day>\s*{DATE})?"
)
# "được Quốc hội khóa X, kỳ họp thứ 8 thông qua ngày 09 tháng 12 năm 2000"
_PASSED = re.compile(
    r"[,\s]*(?:đã\s+)?(?:được\s+)?(?:Quốc\s+hội[^;.\n]{0,100}?\s)?"
    r"thông\s+qua\s+(?=ngày)"
)
# Date and issuer in the cells that follow the number's
_CELL_OF_DAY = re.compile(rf" \| (?:[Nn]gày )?{DATE}(?: \| ?|(?=\n)|\Z)")
_CELL_END = re.compile(r" \||\n|\Z")
_AFTER_ISSUER = re.compile(r"\s*(?:(?:thông\s+qua|ban\s+hành|ký)\s+)?(?=ngày)")
_PUBLISHING = re.compile(
    r"[,\s]*(?:kh(?:óa|oá)\s+[IVXLC]+[,\s]*)?(?:(?:đã|vừa|cũng|tiếp\s+tục)\s+)*"
    r"(?:ban\s+hành|có|gửi|ký|phát\s+hành|xây\s+dựng|trình|ra)"
    r"(?:\s+(?:kèm\s+theo|các|bản|tiếp))?\s*\Z"
)
_SOURCE = re.compile(
    r"(?:\s+(?:báo\s+cáo|trình|đề\s+nghị|kiến\s+nghị|đề\s+xuất|thẩm\s+định))?"
    r"\s+(?:tại|theo|trong|bằng)\s+(?:các\s+)?\Z"
)
# The issuer before a letter in brackets: ý kiến của Sở Tài chính (Công văn số 46)
_IN_BRACKETS = re.compile(r"\s+\(\s*\Z")
_HEADING = re.compile(r"\s*(?:sau\s+đây|gồm|như\s+sau)?\s*:\s*(?:[-–+]\s*)?\Z")
_THEN = re.compile(r"[^;.,\n]{0,120},\s+")
_OF = re.compile(r"(?:của|do)\s+(?:các\s+)?(?:đồng\s+chí\s+)?\Z")
_DAY_IN_FRONT = re.compile(rf"[Nn]gày\s+{DATE},?\s*\Z")
_JOINT = re.compile(r"(?:TTLT|TTLB|NQLT|(?:HD|KH|QC|CV|TB|BC|CTr)(?:L[NT]|PH))[-/]")
# "Tờ trình số 65/TTr-TCCB 28/9/2030": the word "ngày" left out
_BARE_DAY = re.compile(
    r"(?:\s*|,\s|\s[-–]\s|\s\()(?=\d{1,2}[/.]\d{1,2}[/.]\d{4})"
    rf"{DATE}(?!\s*(?:đến|-))"
)
_NOTHING_BEHIND = frozenset(".;:)")
"""What ends a clause: neither date nor issuer follows."""
_COMMA = re.compile(r",\s*")
_HAS_ISSUED = re.compile(r",?\s+(?:đã|có|ban hành|gửi)\s")
_CLAUSE_END = re.compile(r"[;\n]|\.\s")
# The last words of what leads from an issuer to its document: cheap to look for
_LAST_OF_PUBLISHING = (
    *("hành", "có", "gửi", "ký", "dựng", "trình", "ra", "theo", "các", "bản", "tiếp"),
)
_LINKS = (
    (_SOURCE, ("tại", "theo", "trong", "bằng", "các")),
    (_HEADING, (":", "-", "–", "+")),
    (_IN_BRACKETS, ("(",)),
)
_LEADING = (*_LAST_OF_PUBLISHING, *(word for _, words in _LINKS for word in words))
_LAST_WORD = 10  # characters
_LONGEST_LINK = 80  # characters between an issuer and the number that follows
_FEWEST_LETTERS = 3  # of a symbol's organ that names one office: "STC", not "VP"
_REACH = 240  # characters before a number where its date and issuer may be


class Surroundings(NamedTuple):
    """Date and issuer, and how far the reference extends on either side."""

    start: int
    end: int
    issued_on: date | None = None
    issuer: str | None = None
    fronted: bool = False
    impossible_date: bool = False


def read_surroundings(
    text: str, start: int, end: int, floor: int, *, symbol: str = ""
) -> Surroundings:
    """Return what surrounds the reference that spans *start* to *end*.

    What follows it takes precedence; nothing before *floor* is considered. The
    *symbol* of the number names the issuer, or says how many signed.
    """
    at_most = _offices(symbol)
    behind = _behind(text, start, end, at_most=at_most)
    if behind.issuer:
        return behind
    named = organ(symbol) if symbol else ""
    issuer, day, misread = _in_front(text, start, floor, at_most=at_most, organ=named)
    issuer = issuer or _speaking(text, start, behind.end, named)
    return Surroundings(
        start,
        behind.end,
        behind.issued_on or day,
        issuer,
        fronted=issuer is not None,
        impossible_date=behind.impossible_date or misread,
    )


@lru_cache(4096)
def _offices(symbol: str) -> int:
    """Return how many issuers there are: ``TTLT-BTC-BGDĐT`` names two."""
    joint = _JOINT.match(symbol)
    return symbol[joint.end() :].count("-") + 1 if joint else 1


def _in_cells(text: str, start: int, end: int) -> Surroundings | None:
    """Return the date, and the issuer that follows, from table cells of their own."""
    cell = _CELL_OF_DAY.match(text, end)
    if cell is None:
        return None
    day = date_of(cell)
    office = issuer_at(text, cell.end())
    whole = office and _CELL_END.match(text, office.span.end)
    issuer = office.name if office and whole else None
    return Surroundings(start, end, day, issuer, impossible_date=day is None)


def _behind(text: str, start: int, end: int, *, at_most: int) -> Surroundings:
    if text[end : end + 1] in _NOTHING_BEHIND:
        return Surroundings(start, end)
    cells = _in_cells(text, start, end) if text.startswith(" |", end) else None
    if cells:
        return cells
    day, impossible, position = _day_behind(text, end)
    office = issuer_after(text, position, at_most=at_most)
    if office is None and text.startswith("CỦA", position + 1):
        office = issuer_in_capitals(text, position)
    if office is None:
        return Surroundings(start, position, day, None, impossible_date=impossible)
    position = office.span.end
    if day is None and not impossible:
        day, impossible, position = _day_by(
            _AFTER_ISSUER.match(text, position), text, position
        )
    return Surroundings(start, position, day, office.name, impossible_date=impossible)


def _day_behind(text: str, position: int) -> tuple[date | None, bool, int]:
    """Return the date that follows, whether it is impossible, and where it ends."""
    found = _DAY_BEHIND.match(text, position)
    if found and not (found["comma"] and _opens_clause(text, found)):
        if found["day"]:
            day = likely_date_of(found)
            return day, day is None, found.end()
        blank = BLANK_DAY.match(text, found.start("word"))
        return None, False, blank.end() if blank else position
    if link := _PASSED.match(text, position):
        return _day_by(link, text, position)
    bare = _BARE_DAY.match(text, position)
    day = likely_date_of(bare) if bare else None
    return (day, False, bare.end()) if bare and day else (None, False, position)


def _day_by(
    link: re.Match[str] | None, text: str, position: int
) -> tuple[date | None, bool, int]:
    """Return the date after *link*, whether it is impossible, and where it ends."""
    if link is None:
        return None, False, position
    found = day_at(text, link.end())
    if found is None:
        blank = BLANK_DAY.match(text, link.end())
        return None, False, blank.end() if blank else position
    day = found.value if found.is_likely else None
    return day, day is None, found.span.end


def _opens_clause(text: str, day: re.Match[str]) -> bool:
    """Return whether the date opens a clause: ``ngày 01/7, Bộ Tư pháp đã có …``."""
    comma = _COMMA.match(text, day.end()) if day["day"] else None
    office = issuer_at(text, comma.end()) if comma else None
    return bool(office and _HAS_ISSUED.match(text, office.span.end))


def _in_front(
    text: str, start: int, floor: int, *, at_most: int, organ: str
) -> tuple[str | None, date | None, bool]:
    """Return issuer and date before the number, and whether that date cannot be."""
    last_word = text[max(floor, start - _LAST_WORD) : start].rstrip()
    if not last_word.endswith(_LEADING):
        return None, None, False  # the usual case, cheaply detected
    floor = max(floor, start - _REACH)
    for stop in _CLAUSE_END.finditer(text, floor, start):
        floor = stop.end()
    link_floor = max(floor, start - _LONGEST_LINK)
    publishes = last_word.endswith(_LAST_OF_PUBLISHING)
    if publishes and (match := _PUBLISHING.search(text, link_floor, start)):
        issuer, before = _issuer_ending(text, floor, match.start(), at_most=at_most)
        if issuer is None:
            return None, None, False
        day, misread = _day_ending(text[floor:before])
        return _named_by_symbol(text, floor, start, issuer, organ), day, misread
    for link, last_words in _LINKS:
        if not last_word.endswith(last_words):
            continue
        if match := link.search(text, link_floor, start):
            issuer, before = _issuer_ending(text, floor, match.start(), at_most=at_most)
            stated = link is not _IN_BRACKETS and _OF.search(text[floor:before])
            by_symbol = issuer and _has_initials(issuer, organ)
            return (issuer if stated or by_symbol else None), None, False
    return None, None, False


def _named_by_symbol(text: str, floor: int, start: int, found: str, organ: str) -> str:
    """Return the issuer of the clause that the symbol names, or the one *found*.

    ``Sở Tài chính, theo yêu cầu của UBND tỉnh, đã có văn bản số 76/STC-NS``.
    """
    if len(organ) < _FEWEST_LETTERS or _has_initials(found, organ):
        return found
    for head in HEAD.finditer(text, floor, start):
        office = issuer_at(text, head.start())
        apart = office and office.name not in found
        if office and apart and _has_initials(office.name, organ):
            return office.name
    return found


def _speaking(text: str, start: int, end: int, organ: str) -> str | None:
    """Return whose letter it is: ``Tại Công văn số 8/SYT-VP, Sở Y tế đề nghị``."""
    comma = _THEN.match(text, end) if text.startswith("Tại ", start - 4) else None
    if comma is None:
        return None
    office = issuer_at(text, comma.end())
    return office.name if office and _has_initials(office.name, organ) else None


def _has_initials(office: str, organ: str) -> bool:
    """Return whether *organ* consists of the first letters of *office*.

    ``STC`` is the Sở Tài chính tỉnh Hà Nam, ``CAT`` the Công an tỉnh; ``và`` has no
    letter of its own: ``SKHCN`` is the Sở Khoa học và Công nghệ.
    """
    named = (word for word in office.split() if word != "và")
    words = (word if word.isupper() else word[0] for word in named)
    return len(organ) > 1 and fold_symbol("".join(words)).startswith(organ)


def _issuer_ending(
    text: str, floor: int, end: int, *, at_most: int
) -> tuple[str | None, int]:
    """Return the issuer whose name ends at *end*, and where the name begins."""
    for head in HEAD.finditer(text, floor, end):
        office = issuer_at(text, head.start(), at_most=at_most)
        if office and office.span.end == end:
            return office.name, head.start()
    small = small_issuer_before(text, floor, end)
    return (small.name, small.span.start) if small else (None, end)


def _day_ending(clause: str) -> tuple[date | None, bool]:
    """Return the date that ends the clause, and whether one is there that cannot be."""
    match = _DAY_IN_FRONT.search(clause)
    day = likely_date_of(match) if match else None
    return day, match is not None and day is None
