"""Word files (DOCX): notes, text boxes and headers too."""

from ingest.programs import Programs
from ingest.readers.wordml.package import Package, damage_refused
from ingest.readers.wordml.walker import walk
from ingest.readers.wordml.xml_names import DOCX_MEDIA_TYPE
from schemas.document import Doubt, Line, Method, Page, Reading


def read_docx(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a DOCX file as one page.

    Raises:
        UnsupportedFormatError: a zip archive, but not of Word.
        UnreadableFileError: the file is damaged or unpacks to too much.

    """
    del programs
    package = Package(data, filename)
    with damage_refused(filename):
        walked = walk(package)
    lines = tuple(Line(line.text, part=line.part) for line in walked)
    message = "Có phần chèn vào tệp Word (altChunk) không đọc được"
    doubts = (Doubt("part_unread", message),) if package.unread else ()
    return Reading(DOCX_MEDIA_TYPE, (Page(1, lines, Method.DOCX),), doubts)
