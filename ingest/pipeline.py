"""The steps of parsing, in order."""

import hashlib
from dataclasses import replace

from ingest.citing.citations import find_citations
from ingest.filename import read_name_number
from ingest.heading.header import read_header
from ingest.programs import Programs
from ingest.readers.formats import read_pages
from ingest.text.joined_text import join_pages
from ingest.text.word_places import layout_of, without_words
from schemas.document import ParsedDocument

NO_PROGRAMS = Programs()


def parse(
    data: bytes, filename: str, programs: Programs = NO_PROGRAMS
) -> ParsedDocument:
    """Read a file once and return everything its pages say.

    Args:
        data: the bytes of the file, of any format that ``ingest.readers`` knows.
        filename: its name; the format is recognised by the first bytes, not by it.
        programs: external programs that reading may need (OCR).

    Raises:
        UnreadableFileError: the file cannot be read; the message says why.

    """
    reading = read_pages(data, filename, programs)
    text = join_pages(reading.pages)
    layout = layout_of(text, reading.pages)
    if layout:
        reading = replace(reading, pages=tuple(map(without_words, reading.pages)))
    header, doubts = read_header(text, reading.pages)
    return ParsedDocument(
        checksum=hashlib.sha256(data).hexdigest(),
        filename=filename,
        reading=reading,
        text=text,
        header=header,
        citations=find_citations(text, header),
        doubts=(*reading.doubts, *doubts),
        name_number=read_name_number(filename),
        layout=layout,
    )
