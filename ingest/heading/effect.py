"""From which day a document has effect, and until which, by its own words.

``Nghị định này có hiệu lực thi hành kể từ ngày 05 tháng 3 năm 2020`` (NĐ 78/2025/NĐ-CP,
Điều 62 wants such a sentence in the last article). Words about a part of the document
(``Điều 28 của Luật này có hiệu lực từ …``) or about another one say nothing here.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from ingest.grammar.date import DATE, date_of
from ingest.grammar.quotation import is_quoted
from ingest.grammar.word_patterns import NO_WORD_AFTER, any_of
from schemas.span import Span
from schemas.vocabulary import document_types

_SIGNED = (
    r"(?:sau\s+(?P<days>\d{1,3})(?:\s+\([^)]{1,20}\))?\s+ngày,?\s+)?(?:kể\s+)?từ\s+ngày"
    r"\s+(?:được\s+)?(?:ký|ban\s+hành|thông\s+qua)"
)
_HOUR = r"(?:\d{1,2}\s+giờ(?:\s+\d{1,2}\s+phút)?,?\s+)?"
_SINCE = rf"(?:kể\s+)?từ\s+{_HOUR}(?:ngày\s+)?{DATE}"
_FROM = rf"(?:{_SINCE}|(?P<signed>{_SIGNED}))"
_UNTIL = (
    r"(?:(?:\s*,)?\s+(?:và\s+)?(?:có\s+hiệu\s+lực\s+|được\s+áp\s+dụng\s+)?"
    r"đến\s+(?:hết\s+)?ngày\s+)"
)
# "Nghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày … và có hiệu lực từ …"
_PASSED = (
    r"(?:(?:đã\s+)?được\s+[^.;\n]{0,120}?\sthông\s+qua\s[^.;\n]{0,60}?(?:,|và)\s+)?"
)
_IN_FORCE = r"hiệu\s+lực(?:\s+thi\s+hành)?"
_FORCE = rf"{_IN_FORCE},?\s+"
_DATE = re.compile(DATE)


class Effect(NamedTuple):
    """The first and the last day in force, each None if not said, and the words.

    ``doubtful``: the first day lies before the document's own, so that one is misread.
    """

    start: date | None = None
    end: date | None = None
    span: Span | None = None
    doubtful: bool = False


def read_effect(content: str, issued_on: date | None) -> Effect:
    """Return what the document of the day *issued_on* says of its own effect."""
    if "hiệu lực" not in content:
        return Effect()
    for match in _of_itself(content):
        start = _start(match, issued_on)
        if start:
            end, behind = _end(content, match.end())
            end = end or _last_day(content)
            span = Span(match.start(), behind)
            if issued_on and start < issued_on:
                return Effect(None, None, span, doubtful=True)
            return Effect(start, end, span)
    return _only_until(content, issued_on)


def _of_itself(content: str) -> Iterator[re.Match[str]]:
    """Yield where the document says of itself that it takes effect, not in quotes."""
    for match in _takes_effect().finditer(content):
        if not is_quoted(content, match.end() - 1):
            yield match


def _start(match: re.Match[str], issued_on: date | None) -> date | None:
    if match["signed"] is None:
        return date_of(match)
    days = int(match["days"] or 0)
    return issued_on + timedelta(days=days) if issued_on else None


def _end(content: str, position: int) -> tuple[date | None, int]:
    """Return the last day in force that is said at *position*, and where it ends."""
    until = _UNTIL_HERE.match(content, position)
    day = _DATE.match(content, until.end()) if until else None
    if day:
        return date_of(day), day.end()
    lost = _AND_LOSES.match(content, position)
    first_without = date_of(lost) if lost else None
    if lost is None or first_without is None:
        return None, position
    return first_without - timedelta(days=1), lost.end()


def _only_until(content: str, issued_on: date | None) -> Effect:
    """Return the last day in force, where the first one is not said."""
    for match in _has_effect_until().finditer(content):
        end, span = date_of(match), Span(match.start(), match.end())
        if end and end >= (issued_on or end) and not is_quoted(content, span.end - 1):
            return Effect(None, end, span)
    return Effect()


def _last_day(content: str) -> date | None:
    """Return the day before the one from which the document says that it has no force.

    Not where something is excepted: ``hết hiệu lực từ ngày …, trừ các trường hợp``.
    """
    if not _LOSES.search(content):
        return None  # nearly always, and cheaply detected
    for match in _loses_effect().finditer(content):
        first_without = date_of(match)
        if first_without and not is_quoted(content, match.end() - 1):
            return first_without - timedelta(days=1)
    return None


_UNTIL_HERE = re.compile(_UNTIL)
_AND_LOSES = re.compile(rf",?\s+và\s+hết\s+{_FORCE}{_SINCE}(?!,?\s+trừ\s)")
_LOSES = re.compile(rf"hết\s+{_FORCE}")


@cache
def _takes_effect() -> re.Pattern[str]:
    article = rf"^Điều\s+\d+\.\s+(?:{_kinds()})"  # "Điều 2. Quyết định có hiệu lực"
    opening = rf"(?:{_subject()}|{article})"
    return re.compile(
        rf"{opening}{NO_WORD_AFTER}\s+{_PASSED}(?:chính\s+thức\s+)?có\s+{_FORCE}{_FROM}",
        re.MULTILINE,
    )


@cache
def _has_effect_until() -> re.Pattern[str]:
    has_effect = rf"\s+(?:chỉ\s+)?có\s+{_IN_FORCE}"
    return re.compile(
        rf"{_subject()}{NO_WORD_AFTER}{has_effect}{_UNTIL}{DATE}", re.MULTILINE
    )


@cache
def _loses_effect() -> re.Pattern[str]:
    return re.compile(
        rf"{_subject()}{NO_WORD_AFTER}\s+hết\s+{_FORCE}{_SINCE}(?!,?\s+trừ\s)",
        re.MULTILINE,
    )


def _subject() -> str:
    this = rf"(?:{_kinds()})\s+(?:liên\s+tịch\s+)?này"
    return rf"(?:^(?:[^\n.;]{{0,40}}[.)]\s+)?{this}|[.;]\s+{this})"


@cache
def _kinds() -> str:
    return any_of(name for each in document_types() for name in _spellings(each.name))


def _spellings(name: str) -> tuple[str, str]:
    return name, name.lower()
