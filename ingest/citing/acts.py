"""How laws and ordinances are named: ``Luật Tố cáo``, ``Bộ luật Dân sự``."""

import re
from functools import cache
from typing import NamedTuple

from ingest.grammar.doc_type import ACTS
from ingest.grammar.phrase import STOPS, phrase_end
from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE, any_of, column
from schemas.span import Span
from schemas.spelling.abbreviations import abbreviations
from schemas.spelling.alphabet import CAPITALS, SMALL_LETTERS
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_spelling
from schemas.spelling.superscripts import SUPERSCRIPTS
from schemas.vocabulary import table_rows

ACT = r"(?:Bộ\s+[Ll]uật|Luật|Pháp\s+lệnh)"
# Not laws: "Trường Đại học Luật Hà Nội", "dự thảo Luật Đất đai", "Hội Luật gia"
_NO_ACT_BEFORE = re.compile(
    r"(?:Đại học|đại học|Trường|Khoa|khoa|Hội|Viện|Phòng|ngành|Tạp chí|[Cc]ử nhân"
    r"|Công ty|[Dd]ự án|[Dd]ự thảo|[Hh]ồ sơ|[Xx]ây dựng)\s+\Z"
)
_ABOUT = r"\s+(?:trong\s+lĩnh\s+vực|về|(?:có\s+)?liên\s+quan(?:\s+đến)?)"
_SEVERAL = rf"(?:\d+\s+[Ll]uật(?:{_ABOUT})?|các\s+[Ll]uật{_ABOUT})"
# "ban hành Luật sửa đổi …" refers to the document itself
_AMENDING = re.compile(
    rf"(?<!ban hành )(?<!ban hành các ){NO_WORD_BEFORE}{ACT}\s+"
    rf"(?:[Ss]ửa\s+đổi|[Bb]ổ\s+sung|[Bb]ãi\s+bỏ)(?:\s+(?={ACT}\s)|[^;.\n]{{0,80}}?"
    rf"của\s+(?:(?P<several>{_SEVERAL})(?=\s)|(?:các\s+)?(?={ACT}\s)))"
)
_FIELD = re.compile(
    r"[^,;.\n()“”]{0,120}?"
    rf"(?=\s+(?:(?:và\s+)?{STOPS}|số|hoặc|trừ){NO_WORD_AFTER}|[,;.\n()“”]|\Z)"
)
# "của Luật A và Luật B ngày …": the date is that of the law that amends both
_AND_ANOTHER = re.compile(rf"\s+và\s+(?:của\s+)?(?={ACT}\s)")
_DATED = re.compile(r"\s+(?:ngày\s+\d|số\s+\d|(?:năm\s+)?\d{4}\b)")
_NAME_START = re.compile(rf"{NO_WORD_BEFORE}{ACT} +(?=[{CAPITALS}])")
_SMALL_START = re.compile(rf"{NO_WORD_BEFORE}{ACT} +[{SMALL_LETTERS}]+")
_LONGEST_NAME = 200
_KINDS = ("Bộ luật", "Luật", "Pháp lệnh")
_SHORTENED = re.compile(rf"(?P<act>{ACT})\s+(?P<letters>[A-ZĐ]{{2,9}}){NO_WORD_AFTER}")
_NO_NAME = re.compile(r"[;.\n()“”\"]|\d\d/")


@cache
def known_acts() -> re.Pattern[str]:
    """Return a pattern of the names in ``law_names.csv``, the longest first.

    Until about 2020 they were written in small letters: ``Luật ngân sách nhà nước``.
    """
    known = any_of(column("ingest", "law_names", "name"))
    return re.compile(rf"(?={ACT})(?i:{known}){NO_WORD_AFTER}")


def small_act_at(text: str, position: int) -> Span | None:
    """Return the known law whose name begins at *position* with a small letter."""
    known = _known_in_small().match(text, position)
    return Span(*known.span()) if known else None


@cache
def _known_in_small() -> re.Pattern[str]:
    known = any_of(column("ingest", "law_names", "name"))
    return re.compile(f"(?i:{known}){NO_WORD_AFTER}")


@cache
def letters_of_acts() -> dict[str, str]:
    """Return the names of codes by their abbreviations: ``BLHS``."""
    rows = table_rows("ingest", "law_names")
    return {row["short"]: row["name"] for row in rows if row["short"]}


class ShortenedAct(NamedTuple):
    """A law named by letters, its name in full, and whether the table has them."""

    span: Span
    name: str
    sure: bool


def shortened_act_at(text: str, position: int) -> ShortenedAct | None:
    """Return the law at *position* that is named by letters: ``Luật BHXH``.

    ``sure``: the letters are a known abbreviation; otherwise they are the initials of
    one law of the table alone.
    """
    match = _SHORTENED.match(text, position)
    if not match or _NO_ACT_BEFORE.search(text[max(0, position - 20) : position]):
        return None
    kind, letters = collapse_spaces(match["act"]).capitalize(), match["letters"]
    named = _abbreviated_acts().get((kind, letters))
    name = named or _acts_by_initials().get((kind, letters))
    return ShortenedAct(Span(*match.span()), name, bool(named)) if name else None


def spelled_out_act(name: str) -> str:
    """Return a law's name with its letters spelled out: ``Luật BHXH năm 2024``."""
    found = shortened_act_at(name, 0)
    return found.name + name[found.span.end :] if found else name


@cache
def _abbreviated_acts() -> dict[tuple[str, str], str]:
    """Return the laws that an abbreviation of the table names, by kind and letters."""
    known = {
        fold_spelling(name): name for name in column("ingest", "law_names", "name")
    }
    return {
        (kind, each.short): known[whole]
        for each in abbreviations()
        for kind in _KINDS
        if (whole := fold_spelling(f"{kind} {each.long}")) in known
    }


@cache
def _acts_by_initials() -> dict[tuple[str, str], str]:
    """Return the laws that alone have their initials, by kind and letters."""
    found: dict[tuple[str, str], set[str]] = {}
    for name in column("ingest", "law_names", "name"):
        kind = doc_type_of_act(name)
        words = re.findall(r"\w+", name[len(kind) :])
        for skipped in ((), ("và", "của")):
            letters = "".join(x[0].upper() for x in words if x not in skipped)
            found.setdefault((kind, letters), set()).add(name)
    return {key: names.pop() for key, names in found.items() if len(names) == 1}


def act_at(text: str, position: int, names: tuple[str, ...] = ()) -> Span | None:
    """Return the law whose name begins at *position*, or None.

    *names*: those that this text gives with a number, so that their extent is known.
    """
    if _NO_ACT_BEFORE.search(text[max(0, position - 20) : position]):
        return None
    known = known_acts().match(text, position)
    own = 0
    if text.startswith(names, position):
        own = max(len(each) for each in names if text.startswith(each, position))
    if known or own:
        return Span(position, max(known.end() if known else 0, position + own))
    start = _NAME_START.match(text, position)
    if not start:
        return None
    first = re.compile(rf"\S*[^\s,.;:)”\"{SUPERSCRIPTS}]").match(text, start.end())
    if first is None or first.group().isupper():
        return None
    return Span(position, phrase_end(text, first.end(), len(text)))


def amending_act_at(text: str, position: int) -> Span | None:
    """Return the law at *position* that amends another, up to that one's name."""
    match = _AMENDING.match(text, position)
    if not match or _NO_ACT_BEFORE.search(text[max(0, position - 20) : position]):
        return None
    if match["several"]:  # "của 15 luật trong lĩnh vực …"
        field = _FIELD.match(text, match.end())
        return Span(position, field.end() if field else match.end())
    amended = act_at(text, match.end())
    if amended is None:
        return None
    both = _AND_ANOTHER.match(text, amended.end)
    second = act_at(text, both.end()) if both else None
    dated = second and _DATED.match(text, second.end)
    return Span(position, second.end if second and dated else amended.end)


def doc_type_of_act(name: str) -> str:
    """Return the kind that a law's name begins with, ``Bộ Luật`` as ``Bộ luật``."""
    plain = collapse_spaces(name).lower()
    return next(act for act in ACTS if plain.startswith(act.lower()))


def act_before(text: str, position: int, floor: int) -> Span | None:
    """Return the last law named before *position*: ``Luật Tố cáo`` + ``số …``."""
    return _last(_NAME_START, text, position, floor) or _in_small(text, position, floor)


def _in_small(text: str, position: int, floor: int) -> Span | None:
    """Return the law in small letters right before *position*."""
    found = _last(_SMALL_START, text, position, floor)
    first = _SMALL_START.match(text, found.start) if found else None
    if found is None or first is None:
        return None
    end = len(text[:position].rstrip())
    known = known_acts().match(text, found.start)
    reached = known.end() if known else phrase_end(text, first.end(), end)
    return found if reached >= end else None


def amended_act_before(text: str, position: int, floor: int) -> Span | None:
    """Return the amending law before *position*: the number behind it is its own."""
    return _last(_AMENDING, text, position, floor)


def _last(
    pattern: re.Pattern[str], text: str, position: int, floor: int
) -> Span | None:
    floor = max(floor, position - _LONGEST_NAME)
    starts = [match.start() for match in pattern.finditer(text, floor, position)]
    if not starts:
        return None
    known = known_acts().match(text, starts[-1])
    unread = known.end() if known else starts[-1]
    if _NO_NAME.search(text, unread, position):
        return None
    return Span(starts[-1], position)
