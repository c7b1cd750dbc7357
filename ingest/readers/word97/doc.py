"""Word 97-2003 files, through an external program."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import groupby

from ingest.programs import DocxConverter, Programs
from ingest.readers.page.layout_tables import Cell, TableRow, join_lines, table_lines
from ingest.readers.page.note_marks import mark_notes
from ingest.readers.page.tabbed_columns import columns_apart
from ingest.readers.word97.revisions import Revised, without_deleted
from ingest.readers.wordml.docx import read_docx
from schemas.document import Doubt, Line, Method, Page, Reading
from schemas.errors import (
    EncryptedFileError,
    UnreadableFileError,
    UnsupportedFormatError,
)

MEDIA_TYPE = "application/msword"
_ENCRYPTED_OOXML = "EncryptedPackage".encode("utf-16-le")
_BORDER = re.compile(r"\s*\|\s*")


def read_doc(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a .doc file by antiword, which draws its tables with ``|``.

    LibreOffice, which takes far longer, reads what antiword cannot: text boxes, changes
    of files saved in a hurry, a letterhead in the head of the page, what it fails on.
    Where it is not installed, that is a
    doubt.

    Raises:
        EncryptedFileError: a locked DOCX, which lies in the same container.
        UnsupportedFormatError: neither program is installed.
        UnreadableFileError: it failed.

    """
    if _ENCRYPTED_OOXML in data:
        raise EncryptedFileError(f"{filename}: tệp Word bị khóa bằng mật khẩu")
    revised = without_deleted(data)
    needs_office = (
        revised.is_unsure or revised.has_text_boxes or revised.has_letterhead_apart
    )
    if programs.convert_to_docx and (needs_office or programs.convert_doc is None):
        with suppress(UnreadableFileError):
            return _through_docx(data, filename, programs.convert_to_docx)
    if programs.convert_doc is None:
        raise UnsupportedFormatError(
            f"{filename}: cần chương trình antiword để đọc tệp .doc, nhưng chưa cài"
        )
    try:
        texts = programs.convert_doc(revised.data).splitlines()
    except UnreadableFileError:
        if programs.convert_to_docx is None:
            raise
        return _through_docx(data, filename, programs.convert_to_docx)
    lines = tuple(columns_apart(list(_lines(texts))))
    return Reading(MEDIA_TYPE, (Page(1, lines, Method.DOC),), tuple(_doubts(revised)))


def _through_docx(data: bytes, filename: str, convert: DocxConverter) -> Reading:
    reading = read_docx(convert(data), filename, Programs())
    pages = tuple(replace(page, method=Method.DOC) for page in reading.pages)
    return replace(reading, media_type=MEDIA_TYPE, pages=pages)


def _doubts(revised: Revised) -> Iterator[Doubt]:
    if revised.is_unsure:
        message = "Bản có sửa đổi chưa chốt: chữ đã xóa có thể còn (cần LibreOffice)"
        yield Doubt("revisions_unsure", message)
    if revised.has_text_boxes:
        message = "Tệp có khung chữ, có thể chưa đọc hết (cần LibreOffice)"
        yield Doubt("text_boxes_unsure", message)
    if revised.has_letterhead_apart:
        message = "Đầu văn bản nằm ở đầu trang, chưa đọc được (cần LibreOffice)"
        yield Doubt("page_heads_unread", message)


def _lines(texts: list[str]) -> Iterator[Line]:
    for is_row, block in groupby(texts, key=_is_row):
        if is_row:
            yield from table_lines([_row(text) for text in block], join_lines)
        else:
            yield from mark_notes([part for text in block for part in _parts(text)])


def _is_row(text: str) -> bool:
    return text.lstrip().startswith("|") and text.rstrip().endswith("|")


def _row(text: str) -> TableRow[Line]:
    """``|a |b |`` → the cells a and b."""
    return tuple(_cell(cell) for cell in text.strip().strip("|").split("|"))


def _parts(text: str) -> list[str]:
    """Cut a line where antiword draws the border of a row of several paragraphs."""
    return _BORDER.split(text) if "|" in text else [text]


def _cell(text: str) -> Cell[Line]:
    return Cell((Line(text.strip()),) if text.strip() else ())
