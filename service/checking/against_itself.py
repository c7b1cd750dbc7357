"""Findings where a draft contradicts itself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import TypeVar

from ingest.grammar.date import DATE
from ingest.grammar.issuer import HEAD
from ingest.grammar.written_number import read_number
from schemas.document import Note, ParsedDocument, Part
from schemas.document_names import day_text
from schemas.finding import Correction, Finding
from schemas.number import DocumentNumber
from schemas.span import Span
from schemas.spelling.superscripts import SUPERSCRIPTS
from service.checking.cited import Cited
from service.checking.form import follows_other_rules
from service.checking.printed import Printed, written_day
from service.checking.rules import finding

Value = TypeVar("Value")

_DATE = re.compile(DATE)
_MARKS = re.compile(rf"[{SUPERSCRIPTS}\s.;,]+")
_PARLIAMENT = re.compile(r"(?:QH|UBTVQH)\d*\Z")


def find_spellings(cited: Cited) -> Iterator[Finding]:
    """Yield mentions whose number is spelled differently elsewhere.

    Accents get lost, never added: the spelling that has them is right, else the one
    used more often. Of two used equally often, neither is called right.
    """
    ranks = _ranked_spellings(cited)
    best = max(ranks, key=lambda spelling: ranks[spelling], default="")
    for each in cited.mentions:
        if each.number is None or (written := str(each.number.number)) == best:
            continue
        message = f"Số, ký hiệu này còn được viết là {best}."
        worse = ranks[written] < ranks[best]
        fix = each.corrected(each.number.span, best) if worse else None
        yield finding("two_spellings", each.mention, message, fix)


def find_impossible_dates(cited: Cited) -> Iterator[Finding]:
    """Yield mentions with a date that does not exist, or in an impossible year."""
    target = cited.known_document
    for each in cited.mentions:
        if each.day is None or each.day.is_likely:
            continue
        words = each.day.span.within(each.text)
        message, fix = f"Không có ngày {words}.", None
        if target and target.issued_on:
            fix = each.corrected(each.day.span, written_day(target.issued_on, words))
        yield finding("impossible_date", each.mention, message, fix)


def find_years_apart(cited: Cited) -> Iterator[Finding]:
    """Yield mentions whose number has one year, and whose date has another.

    Where the archive shows which of them is wrong, another rule reports it.
    """
    if cited.target or cited.typo:
        return
    for each in cited.mentions:
        year = each.number.number.year if each.number else None
        day = each.day.value if each.day and each.day.is_likely else None
        if year and day and year != day.year:
            message = f"Số ghi năm {year}, ngày ban hành lại là {day_text(day)}."
            yield finding("year_contradicts", each.mention, message)


def find_incomplete_first(draft: ParsedDocument, cited: Cited) -> Iterator[Finding]:
    """Yield a first mention that lacks date or issuer, where these are known.

    They may stand anywhere in the sentence. Laws are cited by their names; legal and
    Party drafts follow rules of their own.
    """
    first = cited.mentions[0]
    if not _must_be_complete(draft, cited, first):
        return
    sentence = first.sentence()
    later = cited.mentions[1:]
    known = cited.known_document
    day, issuer = None, None
    if not _DATE.search(sentence):
        day = _first(e.day.value for e in later if e.day and e.day.is_likely)
        day = day or (known.issued_on if known else None)
    if not first.issuer and not HEAD.search(sentence):
        issuer = _first(e.issuer.name for e in later if e.issuer)
        issuer = issuer or (known.issuer if known else None)
    if day or (issuer and first.day):
        yield _incomplete(cited, first, day, issuer)


def find_duplicate_footnotes(draft: ParsedDocument, cited: Cited) -> Iterator[Finding]:
    """Yield a footnote that cites a document in the same words as an earlier one."""
    noted = [(note, each) for note, each in _notes(draft, cited) if _is_all(note, each)]
    reported: set[int] = set()
    for (note, _), (other, again) in combinations(noted, 2):
        same = _plain(note, again.text) == _plain(other, again.text)
        if same and other.span.start not in reported and note.mark != other.mark:
            reported.add(other.span.start)
            message = (
                f"Chú thích {other.mark} viện dẫn cùng văn bản với chú thích "
                f"{note.mark}: xem có chép nhầm không; nếu đúng thì gộp lại."
            )
            yield finding("two_footnotes", again.mention, message)


def _ranked_spellings(cited: Cited) -> dict[str, tuple[int, bool, int]]:
    """Return, for each spelling, what speaks for it, the most important first.

    How many accents it has; that it does not begin with ``00`` (one zero is right); how
    many mentions use it. The archive's spelling counts if it has more accents.
    """
    used = [each.number.number for each in cited.mentions if each.number]
    target = cited.target
    there = read_number(target.number) if target and target.number else None
    known = [there] if there and used and there.key == used[0].key else []
    counts = Counter(map(str, used))
    numbers = [*used, *(each for each in known if _accents(each) > _accents(used[0]))]
    return {
        str(each): (
            _accents(each), not each.serial.startswith("00"), counts[str(each)],
        )
        for each in numbers
    }  # fmt: skip


def _accents(number: DocumentNumber) -> int:
    return sum(not letter.isascii() for letter in number.symbol)


def _must_be_complete(draft: ParsedDocument, cited: Cited, first: Printed) -> bool:
    number = cited.citation.number
    if number is None or cited.citation.nested or first.number is None:
        return False
    if _PARLIAMENT.search(number.symbol) or follows_other_rules(draft):
        return False
    segment = draft.text.segment_at(first.mention.start)
    if segment and segment.part is Part.TABLE:
        return False
    return not _is_explained(draft, cited, first)


def _is_explained(draft: ParsedDocument, cited: Cited, first: Printed) -> bool:
    """Return whether a footnote at this place cites the document in full."""
    subject = draft.header.spans.get("subject")
    if subject and subject.start <= first.mention.start < subject.end:
        return True
    return any(
        each.mention.footnote
        and first.mention.start <= each.read_at <= first.mention.end + 2
        for each in cited.mentions
    )


def _incomplete(
    cited: Cited, first: Printed, day: date | None, issuer: str | None
) -> Finding:
    lacking = [name for name, part in (("ngày", day), ("cơ quan", issuer)) if part]
    later = any(each.day for each in cited.mentions[1:])
    message = f"Viện dẫn lần đầu chưa ghi {' và '.join(lacking)} ban hành"
    message += "; lần nhắc sau mới ghi." if later else "."
    code = "short_form_first" if later and day else "first_mention"
    fix = _completed(first, day, issuer)
    return finding(code, first.mention, message, fix)


def _completed(
    first: Printed, day: date | None, issuer: str | None
) -> Correction | None:
    if first.number is None:
        return None
    span = first.number.span
    if first.day:
        span = Span(span.start, first.day.span.end)
    added = [span.within(first.text)]
    added += [f"ngày {written_day(day, 'tháng')}"] if day else []
    added += [f"của {' và '.join(issuer.split('; '))}"] if issuer else []
    return first.corrected(span, " ".join(added))


def _notes(draft: ParsedDocument, cited: Cited) -> Iterator[tuple[Note, Printed]]:
    for each in cited.mentions:
        note = draft.text.note_at(each.mention.start)
        if note:
            yield note, each


def _is_all(note: Note, printed: Printed) -> bool:
    """Return whether the note consists of the mention alone."""
    return _plain(note, printed.text) == _MARKS.sub("", printed.mention.text)


def _plain(note: Note, content: str) -> str:
    return _MARKS.sub("", note.span.within(content))


def _first(values: Iterable[Value | None]) -> Value | None:
    return next(filter(None, values), None)
