"""The secrecy of a document: printed in its letterhead, stamped, at edges of pages."""

from collections.abc import Iterable, Sequence
from itertools import chain

from ingest.grammar.secrecy_mark import SECRECY, secrecy_mark
from ingest.heading.segments import Piece
from schemas.document import Method, Page, Part

_PUT_ON = {Part.STAMP, Part.RUNNING}


def read_secrecy(zone: Iterable[Piece], pages: Sequence[Page]) -> str | None:
    """Return the highest mark of secrecy that the document has, or None.

    It stands alone: in the letterhead, whose pieces are the *zone*, or where stamps and
    running heads are, on any of the *pages*.
    """
    lines = (line for page in pages for line in page.lines if line.part in _PUT_ON)
    texts = chain((piece.text for piece in zone), (line.text for line in lines))
    by_ocr = any(page.method is Method.OCR for page in pages)
    found = {secrecy_mark(text, by_ocr=by_ocr) for text in texts}
    return next((mark for mark in SECRECY if mark in found), None)
