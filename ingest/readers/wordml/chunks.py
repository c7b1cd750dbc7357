"""Files in other formats that a Word file takes in whole (``w:altChunk``)."""

from ingest.readers.mail.mime import read_mime, starts_as_mail
from ingest.readers.rich_text.flow import walk as walk_rtf
from ingest.readers.typed.html import (
    is_piece_of_html,
    page_lines,
    page_text,
    starts_as_html,
)
from ingest.readers.typed.plain import decode, pages_of
from ingest.readers.typed.rtf import starts_as_rtf
from schemas.document import Line, Method


def chunk_lines(data: bytes, filename: str) -> list[Line]:
    """Return the lines of a web page, a web archive, an RTF file or a text.

    Raises:
        UnreadableFileError: it cannot be read.

    """
    if starts_as_rtf(data):
        return walk_rtf(data)
    if starts_as_mail(data):
        pieces = read_mime(data, filename).body
        return [ln for each in pieces for ln in page_lines(each.text, filename)]
    if starts_as_html(data) or is_piece_of_html(data):
        return page_lines(page_text(data, filename), filename)
    text, _ = decode(data, filename)
    return [line for page in pages_of(text, Method.TEXT) for line in page.lines]
