"""Word 97-2003 files, through an external program."""

import re
from collections.abc import Iterator
from itertools import groupby

from ingest.programs import Programs
from ingest.readers.page.layout_tables import Cell, TableRow, join_lines, table_lines
from ingest.readers.page.note_marks import mark_notes
from ingest.readers.page.tabbed_columns import columns_apart
from schemas.document import Line, Method, Page, Reading
from schemas.errors import EncryptedFileError, UnsupportedFormatError

_ENCRYPTED_OOXML = "EncryptedPackage".encode("utf-16-le")
_BORDER = re.compile(r"\s*\|\s*")


def read_doc(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a .doc file; its tables are those that antiword draws with ``|``.

    Raises:
        EncryptedFileError: a locked DOCX, which lies in the same container.
        UnsupportedFormatError: the program that reads .doc is not installed.
        UnreadableFileError: that program failed.

    """
    if _ENCRYPTED_OOXML in data:
        raise EncryptedFileError(f"{filename}: tệp Word bị khóa bằng mật khẩu")
    if programs.convert_doc is None:
        raise UnsupportedFormatError(
            f"{filename}: cần chương trình antiword để đọc tệp .doc, nhưng chưa cài"
        )
    texts = programs.convert_doc(data).splitlines()
    lines = tuple(columns_apart(list(_lines(texts))))
    return Reading("application/msword", (Page(1, lines, Method.DOC),))


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
