"""OLE containers of Microsoft: old Word and Excel files, locked ones, mails."""

import io

import olefile

from ingest.programs import Programs
from ingest.readers.mail.mail_reader import read_outlook_mail
from ingest.readers.mail.outlook import PROPERTIES
from ingest.readers.spreadsheet import read_spreadsheet
from ingest.readers.word97.doc import read_doc
from schemas.document import Reading
from schemas.errors import EncryptedFileError, UnsupportedFormatError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    "PowerPoint Document": "bản trình chiếu, chưa đọc được",
    "VisioDocument": "bản vẽ Visio, chưa đọc được",
    "Quill": "tệp Publisher, chưa đọc được",
    "HwpSummaryInformation": "tệp Hangul (HWP), chưa đọc được",
    "MatOST": "tệp Microsoft Works, chưa đọc được",
}
"""By a stream at the top, which of the formats that nobody reads a file is of."""
_SHEETS = frozenset({"Workbook", "Book"})


def read_ole(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a file of this container, by the streams that lie in it.

    Raises:
        EncryptedFileError: a file of a newer format, locked by a password.
        UnsupportedFormatError: it is of another kind.
        UnreadableFileError: it cannot be read.

    """
    streams = streams_of(data)
    if "EncryptedPackage" in streams:
        raise EncryptedFileError(f"{filename}: tệp Office bị khóa bằng mật khẩu")
    if not streams or "WordDocument" in streams:
        return read_doc(data, filename, programs)
    if not _SHEETS.isdisjoint(streams):
        return read_spreadsheet(data, filename, programs)
    if PROPERTIES in streams:
        return read_outlook_mail(data, filename, programs)
    named = (name for stream, name in _OTHERS.items() if stream in streams)
    other = next(named, "tệp OLE, không phải văn bản Word")
    raise UnsupportedFormatError(f"{filename}: {other}")


def streams_of(data: bytes) -> frozenset[str]:
    """Return the names of what lies at the top; nothing where it is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            return frozenset(path[0] for path in opened.listdir())
    except (OSError, ValueError, LookupError, TypeError, ArithmeticError):
        return frozenset()
