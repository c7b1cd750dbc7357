"""What OCR is unsure of: number and date, often handwritten, and who signed."""

from collections.abc import Iterator, Sequence
from datetime import date

from ingest.grammar.date import DAY, date_of
from ingest.heading.closing_block import Closing
from ingest.heading.letterhead import Letterhead
from schemas.document import Doubt, Method, Page, Text
from schemas.span import Span

# OCR's confidence in print is 0.85 and more. A date shares its line with the number,
# whose handwriting lowers the figure.
_SURE_OF_NUMBER, _SURE_OF_DAY = 0.8, 0.65
_OPENING = 3000  # characters


def believed(head: Letterhead, text: Text) -> Letterhead:
    """Return the letterhead without a number or date that OCR is unsure of.

    In scans they are often handwritten, and misread: 8204 as 22.
    """
    sure = {name: text.sure_at(span.start) for name, span in head.spans}
    if head.number and sure.get("number", 1) < _SURE_OF_NUMBER:
        head = head._replace(
            number=None, doubts=(*head.doubts, _unsure("number", "số"))
        )
    is_unsure = sure.get("issued_on", 1) < _SURE_OF_DAY
    if head.issued_on and is_unsure and not _is_repeated(head.issued_on, head, text):
        doubt = _unsure("date", "ngày")
        head = head._replace(issued_on=None, doubts=(*head.doubts, doubt))
    return head._replace(doubts=(*head.doubts, *_by_hand(head, text)))


def _is_repeated(day: date, head: Letterhead, text: Text) -> bool:
    """Return whether the first sentences name a day again, and OCR is sure of it."""
    start = dict(head.spans)["issued_on"].end
    again = DAY.finditer(text.content, start, start + _OPENING)
    return any(
        date_of(each) == day and text.sure_at(each.start()) >= _SURE_OF_DAY
        for each in again
    )


def _by_hand(head: Letterhead, text: Text) -> Iterator[Doubt]:
    """Yield a doubt for what is handwritten, however certain the reader was."""
    spans = dict(head.spans)
    if head.number and text.by_hand_at(spans["number"].start):
        yield _handwritten("number", f"số {head.number}", spans["number"])
    if head.issued_on and text.by_hand_at(spans["issued_on"].start):
        day = f"ngày {head.issued_on:%d/%m/%Y}"
        yield _handwritten("date", day, spans["issued_on"])


def check_signer(closing: Closing, pages: Sequence[Page]) -> Iterator[Doubt]:
    """Yield a doubt where OCR sees who receives the document, but not who signed it.

    A seal hides the name, or it is printed in its colour.
    """
    is_scan = any(page.method is Method.OCR for page in pages)
    if is_scan and closing.recipients and closing.signer.name is None:
        yield Doubt("signer_unreadable", "không đọc được tên người ký trên bản chụp")


def _handwritten(name: str, value: str, span: Span) -> Doubt:
    return Doubt(
        f"{name}_handwritten",
        f"{value} viết tay hoặc khó đọc, máy đọc: cần xem lại",
        span,
    )


def _unsure(name: str, word: str) -> Doubt:
    return Doubt(f"{name}_unreadable", f"nét chữ khó đọc, không chắc {word} văn bản")
