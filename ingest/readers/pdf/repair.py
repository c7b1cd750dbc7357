"""Damaged PDF files: cut off by a broken copy, or with a wrong table of their parts."""

import io
import re
from collections.abc import Iterator
from warnings import catch_warnings

import pikepdf

from ingest.readers.pdf.loose_objects import rebuilt

_END = b"%%EOF"
_OBJECT = re.compile(rb"\d\s+obj\b")


def is_cut_off(data: bytes) -> bool:
    """Return whether a PDF lacks its end, or that of its last version.

    What else follows the end, as gateways leave it there, is no part of the file.
    """
    end = data.rfind(_END)
    return end < 0 or _OBJECT.search(data, end) is not None


def repaired(data: bytes) -> Iterator[bytes]:
    """Yield PDF files of the pages that are left in a damaged one, if any are."""
    for left in (data, rebuilt(data)):
        mended = None if left is None else _saved(left)
        if mended is not None:
            yield mended


def _saved(data: bytes) -> bytes | None:
    file = io.BytesIO()
    try:
        with catch_warnings(action="ignore"), pikepdf.open(io.BytesIO(data)) as pdf:
            if not pdf.pages:
                return None
            pdf.save(file)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return None
    return file.getvalue()
