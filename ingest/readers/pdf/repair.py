"""Damaged PDF files: cut off by a broken copy, or with a wrong table of their parts."""

import io
from warnings import catch_warnings

import pikepdf

_END = b"%%EOF"
_TAIL = 1024  # bytes, by the standard, in which the end of a file is marked


def is_cut_off(data: bytes) -> bool:
    """Return whether a PDF lacks its end."""
    return _END not in data[-_TAIL:]


def repaired(data: bytes) -> bytes | None:
    """Return a PDF of the pages that are left in a damaged one, None if none are."""
    file = io.BytesIO()
    try:
        with catch_warnings(action="ignore"), pikepdf.open(io.BytesIO(data)) as pdf:
            if not pdf.pages:
                return None
            pdf.save(file)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return None
    return file.getvalue()
