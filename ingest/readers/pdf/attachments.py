"""Files attached to a PDF: those of the document, of notes on its pages, portfolios."""

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pikepdf

from schemas.enclosure import Enclosure
from schemas.errors import UnreadableFileError

_SIGNS = (b"EmbeddedFile", b"FileAttachment", b"/EF", b"/Collection")
MOST_ATTACHMENTS = 1_000
"""Files that are taken out of one PDF."""
_PACKED = re.compile(rb"/ObjStm\b.{0,500}?stream\r?\n", re.DOTALL)
_MOST_PACKED = 16 * 1024 * 1024  # bytes of one stream, unpacked
_FOLDER = re.compile(r"\A<\d+>")  # of a portfolio: its number is not shown
_FAILURES = (pikepdf.PdfError, ValueError, TypeError, RuntimeError, LookupError)


def may_have_attachments(data: bytes) -> bool:
    """Return whether a PDF names the kinds of objects that attached files are in.

    These may stand in a stream of packed objects.
    """
    return _is_named(data) or any(map(_is_named, _packed_objects(data)))


def attached_to_pdf(data: bytes, filename: str) -> Iterator[Enclosure]:
    """Yield the files that are attached to a PDF, each once.

    Raises:
        UnreadableFileError: they cannot be taken out, or are too many.

    """
    seen: set[bytes] = set()
    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            for attached in _attached(opened):
                if attached.data in seen or not attached.data:
                    continue
                seen.add(attached.data)
                if len(seen) > MOST_ATTACHMENTS:
                    raise UnreadableFileError(f"{filename}: quá nhiều tệp đính kèm")
                yield attached
    except _FAILURES as error:
        raise UnreadableFileError(
            f"{filename}: không lấy được tệp đính kèm PDF"
        ) from error


def _is_named(data: bytes) -> bool:
    return any(sign in data for sign in _SIGNS)


def _packed_objects(data: bytes) -> Iterator[bytes]:
    for found in _PACKED.finditer(data):
        packed = data[found.end() : data.find(b"endstream", found.end())]
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(packed, _MOST_PACKED)


def _attached(opened: pikepdf.Pdf) -> Iterator[Enclosure]:
    for spec in opened.attachments.values():
        yield from _files(spec.obj)
    for associated in opened.Root.get("/AF", ()):
        yield from _files(associated)
    for page in opened.pages:
        for note in page.obj.get("/Annots", ()):
            if note.get("/Subtype") == "/FileAttachment" and "/FS" in note:
                yield from _files(note.FS)


def _files(spec: Any) -> Iterator[Enclosure]:
    """Yield the file that a file specification holds, by the better of its names."""
    for key in ("/UF", "/F"):
        if key in spec.get("/EF", {}):
            name = str(spec.get("/UF", spec.get("/F", "đính kèm")))
            yield Enclosure(_FOLDER.sub("", name), spec.EF[key].read_bytes())
            return
