"""RTF files, as one page."""

from ingest.programs import Programs
from ingest.readers.rich_text.flow import walk
from schemas.document import Method, Page, Reading

_BEGINNING = b"{\\rtf"
_BEFORE = b"\xef\xbb\xbf \t\r\n\0"


def starts_as_rtf(data: bytes) -> bool:
    """Return whether the first bytes begin an RTF file."""
    return data[:64].lstrip(_BEFORE).startswith(_BEGINNING)


def read_rtf(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read an RTF file; what stands in it after a damage is lost."""
    del filename, programs
    lines = tuple(walk(data.lstrip(_BEFORE)))
    return Reading("application/rtf", (Page(1, lines, Method.RTF),))
