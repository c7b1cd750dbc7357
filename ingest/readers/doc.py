"""Word 97-2003 files, through a program of the system."""

import re
from collections.abc import Iterator
from itertools import groupby

from ingest.programs import Programs
from ingest.readers.layout import RECIPIENTS, Cell, TableRow, table_lines
from ingest.readers.marks import mark_notes
from schemas.document import Line, Method, Page, Reading
from schemas.errors import EncryptedFileError, UnsupportedFormatError

_ENCRYPTED_OOXML = "EncryptedPackage".encode("utf-16-le")
_BESIDE = re.compile(r"(?<=\S)[ ]*\t+[ ]*(?=\S)")  # two columns set with a tab
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
    lines = tuple(_lines(programs.convert_doc(data).splitlines()))
    return Reading("application/msword", (Page(1, lines, Method.DOC),))


def _lines(texts: list[str]) -> Iterator[Line]:
    end = next((i for i, text in enumerate(texts) if _sets_end(text)), len(texts))
    for is_row, block in groupby(texts[:end], key=_is_row):
        if is_row:
            yield from table_lines([_row(text) for text in block])
        else:
            yield from mark_notes([part for text in block for part in _parts(text)])
    yield from table_lines([_beside(text) for text in texts[end:]])


def _is_row(text: str) -> bool:
    return text.lstrip().startswith("|") and text.rstrip().endswith("|")


def _row(text: str) -> TableRow:
    """``|a |b |`` -> the cells a and b."""
    return tuple(_cell(cell) for cell in text.strip().strip("|").split("|"))


def _parts(text: str) -> list[str]:
    """Cut a line where antiword draws the border of a row of several paragraphs."""
    return _BORDER.split(text) if "|" in text else [text]


def _sets_end(text: str) -> bool:
    """Tell whether recipients and signature stand side by side from here on."""
    return bool(RECIPIENTS.match(text) and _BESIDE.search(text))


def _beside(text: str) -> TableRow:
    return tuple(map(_cell, _BESIDE.split(text, maxsplit=1)))


def _cell(text: str) -> Cell:
    return Cell((text.strip(),) if text.strip() else ())
