"""A mention in its parts: the words of its number, its date, its issuer."""

import re
from dataclasses import dataclass
from datetime import date

from ingest.grammar.date import DAY, FoundDate, date_of
from ingest.grammar.issuer import FoundIssuer, issuer_after
from ingest.grammar.written_number import FoundNumber, find_numbers
from schemas.citation import Citation, Mention
from schemas.document import Text
from schemas.finding import Correction
from schemas.number import DocumentNumber
from schemas.span import Span
from schemas.spelling.folding import fold_symbol
from schemas.vocabulary import document_types

_SENTENCE_END = re.compile(r"[;\n]|\.\s")


@dataclass(frozen=True, slots=True)
class Printed:
    """One mention in *text*; parts that are not printed there are None.

    ``day`` covers the digits and words of the date, without ``ngày``. ``read_at`` is
    where the mention is read: that of a footnote is read at its mark.
    """

    text: str
    mention: Mention
    read_at: int
    number: FoundNumber | None = None
    day: FoundDate | None = None
    issuer: FoundIssuer | None = None

    def corrected(self, span: Span, words: str) -> Correction:
        """Return the correction that replaces the words at *span* by *words*."""
        return Correction(span, span.within(self.text), words)

    def sentence(self) -> str:
        """Return the sentence that contains the mention."""
        start = self.text.rfind("\n", 0, self.mention.start) + 1
        for stop in _SENTENCE_END.finditer(self.text, start, self.mention.start):
            start = stop.end()
        stop_behind = _SENTENCE_END.search(self.text, self.mention.end)
        return self.text[start : stop_behind.start() if stop_behind else None]


def take_apart(text: Text, citation: Citation, mention: Mention) -> Printed:
    """Return the *mention* of the *citation* with the parts printed there."""
    content = text.content
    number = _number(content, citation.number, mention)
    after = number.span.end if number else mention.start
    day = _day(content, after, mention.end)
    issuer = issuer_after(content, day.span.end if day else after)
    if issuer and issuer.span.end > mention.end:
        issuer = None
    return Printed(content, mention, _read_at(text, mention), number, day, issuer)


def named_type(printed: Printed) -> Span | None:
    """Return the place of the whole name of the document type, if it comes first."""
    words = printed.mention.text.casefold()
    for doc_type in sorted(document_types(), key=lambda each: -len(each.name)):
        if doc_type.genre != "generic" and words.startswith(
            f"{doc_type.name.casefold()} "
        ):
            start = printed.mention.start
            return Span(start, start + len(doc_type.name))
    return None


def written_day(day: date, like: str) -> str:
    """Return *day* written like *like*: in digits, or with ``tháng`` and ``năm``."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)  # noqa: PLR2004  # NĐ 30, Phụ lục I
    if "tháng" in like:
        return f"{day.day:02} tháng {month} năm {day.year}"
    if re.search(r"\D0[3-9]\D", like):
        month = f"{day.month:02}"
    return f"{day.day:02}/{month}/{day.year}"


def _number(
    content: str, number: DocumentNumber | None, mention: Mention
) -> FoundNumber | None:
    if number is None:
        return None
    found = find_numbers(content, mention.start, mention.end)
    wanted = fold_symbol(str(number)).lstrip("0")
    same = (f for f in found if fold_symbol(str(f.number)).lstrip("0") == wanted)
    return next(same, None)


def _day(content: str, start: int, end: int) -> FoundDate | None:
    match = DAY.search(content, start, end)
    if match is None:
        return None
    form = 1 if match["d1"] else 2
    span = Span(match.start(f"d{form}"), match.end(f"y{form}"))
    return FoundDate(date_of(match), span)


def _read_at(text: Text, mention: Mention) -> int:
    note = text.note_at(mention.start)
    if note is None or note.referred_at is None:
        return mention.start
    return note.referred_at
