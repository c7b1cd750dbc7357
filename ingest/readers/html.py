"""Web pages: the text of their main part, block by block."""

from ingest.programs import Programs
from ingest.readers.plain import read_plain
from schemas.document import Reading


def starts_as_html(data: bytes) -> bool:
    """Tell whether the first bytes begin a web page."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def read_html(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a web page."""
    return read_plain(data, filename, programs)
