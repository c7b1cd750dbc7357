"""Choice of the reader by the first bytes."""

from ingest.programs import Programs
from schemas.document import Line, Method, Page, Reading


def read_pages(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read the lines of every page of a file.

    Raises:
        UnreadableFileError: the file cannot be read; the message names it and says why.

    """
    del filename, programs
    lines = tuple(Line(text) for text in data.decode("utf-8").splitlines())
    return Reading("text/plain", (Page(1, lines, Method.TEXT),))
