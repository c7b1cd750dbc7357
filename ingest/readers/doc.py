"""Word 97-2003 files, through a program of the system."""

from ingest.programs import Programs
from ingest.readers.marks import mark_notes
from schemas.document import Line, Method, Page, Part, Reading
from schemas.errors import EncryptedFileError, UnsupportedFormatError

_ENCRYPTED_OOXML = "EncryptedPackage".encode("utf-16-le")


def read_doc(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a .doc file; its table rows become lines of joined cells.

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
    lines = mark_notes(programs.convert_doc(data).splitlines())
    page = Page(1, tuple(map(_row_as_line, lines)), Method.DOC)
    return Reading("application/msword", (page,))


def _row_as_line(line: Line) -> Line:
    """``|a |b |`` -> ``a | b``."""
    text = line.text.strip()
    if not (text.startswith("|") and text.endswith("|")):
        return line
    cells = [cell.strip() for cell in text.strip("|").split("|")]
    return Line(" | ".join(cells), part=Part.TABLE)
