"""The date by which a PDF existed: of its creation or first signature."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pikepdf

_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def made_on(data: bytes) -> date | None:
    """Return the earliest date that a PDF names for its creation or signing.

    Its pages were filled in by then. The clock of the program may have been wrong.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            days = [_day(stamp) for stamp in _stamps(pdf)]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return None
    return min(filter(None, days), default=None)


def _stamps(pdf: pikepdf.Pdf) -> Iterator[Any]:
    yield pdf.docinfo.get("/CreationDate")
    form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    for field in form.get("/Fields", []):
        signature = field.get("/V")
        if isinstance(signature, pikepdf.Dictionary):
            yield signature.get("/M")


def _day(stamp: Any) -> date | None:
    match = _DAY.match(str(stamp))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
