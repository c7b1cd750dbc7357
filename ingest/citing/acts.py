"""How laws and ordinances are named: ``Luật Tố cáo``, ``Bộ luật Dân sự``."""

import re
from functools import cache

from ingest.grammar.phrase import phrase_end
from ingest.grammar.words import NO_WORD_AFTER, NO_WORD_BEFORE, any_of, column
from schemas.span import Span

ACT = r"(?:Bộ\s+luật|Luật|Pháp\s+lệnh)"
# Not laws: "Trường Đại học Luật Hà Nội", "dự thảo Luật Đất đai", "Hội Luật gia"
_NO_ACT_BEFORE = re.compile(
    r"(?:Đại học|đại học|Trường|Khoa|khoa|Hội|Viện|Phòng|ngành|Tạp chí|cử nhân|Công ty"
    r"|[Dd]ự án|[Dd]ự thảo|[Hh]ồ sơ|[Xx]ây dựng)\s+\Z"
)
# "ban hành Luật sửa đổi …" is said of the document itself
_AMENDING = re.compile(
    rf"(?<!ban hành )(?<!ban hành các ){NO_WORD_BEFORE}{ACT}\s+"
    rf"(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ)[^;.\n]{{0,80}}?"
    rf"của\s+(?:các\s+)?(?={ACT}\s)"
)
_NAME_START = re.compile(rf"{NO_WORD_BEFORE}{ACT}\s+(?=[A-ZĐÀ-Ỹ])")
_LONGEST_NAME = 200
_NO_NAME = re.compile(r"[;.\n()“”\"]|\d\d/")


@cache
def known_acts() -> re.Pattern[str]:
    """Return a pattern of the names in ``law_names.csv``, the longest first."""
    return re.compile(any_of(column("ingest", "law_names", "name")) + NO_WORD_AFTER)


def act_at(text: str, position: int) -> Span | None:
    """Return the law whose name begins at *position*, or None."""
    if _NO_ACT_BEFORE.search(text[max(0, position - 20) : position]):
        return None
    known = known_acts().match(text, position)
    if known:
        return Span(position, known.end())
    start = _NAME_START.match(text, position)
    if not start:
        return None
    first = re.compile(r"\S*[^\s,.;:)”\"⁰-⁹¹²³]").match(text, start.end())
    if first is None or first.group().isupper():
        return None
    return Span(position, phrase_end(text, first.end(), len(text)))


def amending_act_at(text: str, position: int) -> Span | None:
    """Return the law at *position* that amends another, up to that one's name."""
    match = _AMENDING.match(text, position)
    if not match or _NO_ACT_BEFORE.search(text[max(0, position - 20) : position]):
        return None
    amended = act_at(text, match.end())
    return Span(position, amended.end) if amended else None


def act_before(text: str, position: int, floor: int) -> Span | None:
    """Return the last law named before *position*: ``Luật Tố cáo`` + ``số …``."""
    return _last(_NAME_START, text, position, floor)


def amended_act_before(text: str, position: int, floor: int) -> Span | None:
    """Return the amending law before *position*: the number behind it is its own."""
    return _last(_AMENDING, text, position, floor)


def _last(
    pattern: re.Pattern[str], text: str, position: int, floor: int
) -> Span | None:
    floor = max(floor, position - _LONGEST_NAME)
    starts = [match.start() for match in pattern.finditer(text, floor, position)]
    if not starts or _NO_NAME.search(text, starts[-1], position):
        return None
    return Span(starts[-1], position)
