"""Choice of the reader by the first bytes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from ingest.programs import Programs
from ingest.readers.delimited import is_delimited, read_delimited
from ingest.readers.encodings.legacy import repair_legacy
from ingest.readers.mail.mail_reader import read_mail
from ingest.readers.mail.mime import starts_as_mail
from ingest.readers.ocr.picture_frames import starts_as_picture
from ingest.readers.ocr.scan_reader import read_scan
from ingest.readers.ole import MAGIC as OLE
from ingest.readers.ole import read_ole
from ingest.readers.opendocument.odt import read_flat_odt, starts_as_flat_odt
from ingest.readers.page.spaced_capitals import closed_up
from ingest.readers.pdf.reader import read_pdf
from ingest.readers.typed.html import is_piece_of_html, read_html, starts_as_html
from ingest.readers.typed.plain import read_plain
from ingest.readers.typed.rtf import read_rtf, starts_as_rtf
from ingest.readers.unreadable import is_unreadable, refuse
from ingest.readers.wordml.single_file import read_word_xml, starts_as_word_xml
from ingest.readers.zipped import read_zipped
from schemas.document import Line, Reading
from schemas.errors import NoTextError


class Reader(Protocol):
    """One file format."""

    def __call__(self, data: bytes, filename: str, programs: Programs) -> Reading:
        """Read the lines of every page.

        Raises:
            UnreadableFileError: the file cannot be read; the message names it.

        """


@dataclass(frozen=True, slots=True)
class _Format:
    """How a format is known by its first bytes, and who reads it."""

    begins: Callable[[bytes], bool]
    read: Reader


def _with(*magics: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magics)


_FORMATS = (
    _Format(lambda data: b"%PDF-" in data[:1024], read_pdf),
    _Format(_with(b"PK\x03\x04", b"PK\x05\x06"), read_zipped),
    _Format(_with(OLE), read_ole),
    _Format(starts_as_rtf, read_rtf),
    _Format(starts_as_picture, read_scan),
    _Format(starts_as_mail, read_mail),
    _Format(starts_as_flat_odt, read_flat_odt),
    _Format(starts_as_word_xml, read_word_xml),
    _Format(starts_as_html, read_html),
    _Format(is_piece_of_html, read_html),
    _Format(is_unreadable, refuse),
    _Format(is_delimited, read_delimited),
    _Format(lambda _: True, read_plain),
)


def read_pages(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read the lines of every page of a file.

    Raises:
        UnreadableFileError: the file cannot be read; the message names it and says why.

    """
    read = next(format_.read for format_ in _FORMATS if format_.begins(data))
    reading = read(data, filename, programs)
    if not any(line.text.strip() for page in reading.pages for line in page.lines):
        raise NoTextError(f"{filename}: tệp không có chữ nào")
    return _closed_up(repair_legacy(reading))


def _closed_up(reading: Reading) -> Reading:
    """Return the reading with capitals that stand apart closed up."""
    pages = tuple(
        replace(page, lines=tuple(map(_line_closed_up, page.lines)))
        for page in reading.pages
    )
    return replace(reading, pages=pages)


def _line_closed_up(line: Line) -> Line:
    text = closed_up(line.text)
    return line if text == line.text else replace(line, text=text)
