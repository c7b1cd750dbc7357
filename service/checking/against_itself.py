"""Findings where a draft contradicts itself."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from ingest.grammar.written_number import read_number
from schemas.document import Note, ParsedDocument
from schemas.document_names import day_text
from schemas.finding import Finding
from schemas.number import DocumentNumber
from schemas.spelling.superscripts import SUPERSCRIPTS
from schemas.vocabulary import issuers
from service.checking.cited import Cited
from service.checking.number_form import right_form
from service.checking.printed import Printed, written_day
from service.checking.rules import finding

_MARKS = re.compile(rf"[{SUPERSCRIPTS}\s.;,]+")


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
        if _is_in_capitals(each):  # "QUYẾT ĐỊNH SỐ 04/2022/QĐ-TTG": so is the line
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


def _ranked_spellings(cited: Cited) -> dict[str, tuple[int, ...]]:
    """Return, for each spelling, what speaks for it, the most important first.

    How many accents it has; its hyphens and slashes are right; its issuer's code is
    known; that it does not begin with ``00`` (one zero is right); how many mentions use
    it. The archive's spelling counts if it has more accents.
    """
    used = [each.number.number for each in cited.mentions if each.number]
    target = cited.target
    there = read_number(target.number) if target and target.number else None
    known = [there] if there and used and there.key == used[0].key else []
    counts = Counter(map(str, used))
    numbers = [*used, *(each for each in known if _accents(each) > _accents(used[0]))]
    return {
        str(each): (
            _accents(each), right_form(each) is None, _is_of_known_issuer(each),
            not each.serial.startswith("00"), counts[str(each)],
        )
        for each in numbers
    }  # fmt: skip


def _is_in_capitals(printed: Printed) -> bool:
    words = printed.mention.text.split()
    return len(words) > 1 and printed.mention.text.isupper()


def _is_of_known_issuer(number: DocumentNumber) -> bool:
    code = number.symbol.replace("/", "-").rsplit("-", 1)[-1]
    return any(code == each.code for each in issuers())


def _accents(number: DocumentNumber) -> int:
    return sum(not letter.isascii() for letter in number.symbol)


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
