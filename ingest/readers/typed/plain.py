"""Text files: UTF-8, UTF-16, UTF-32, old fonts over Windows-1252, or Windows-1258."""

import codecs

from ingest.programs import Programs
from ingest.readers.encodings.legacy import is_legacy
from ingest.readers.page.note_marks import mark_notes
from ingest.readers.page.tabbed_columns import columns_apart
from schemas.document import Doubt, Method, Page, Reading
from schemas.errors import UnsupportedFormatError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # which begins as the next but one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 512  # bytes that say whether the letters are those of UTF-16
_HIGH_BYTES = 0.2  # of them, at least so many are 0: those of spaces and digits
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1b")
_MOST_CONTROLS = 0.005  # fraction of control characters above which it is not text


def read_plain(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a text file; a form feed begins a new page.

    Raises:
        UnsupportedFormatError: the bytes are not text.

    """
    del programs
    text, doubts = decode(data, filename)
    if _is_junk(text):
        raise UnsupportedFormatError(f"{filename}: không phải tệp văn bản đọc được")
    return Reading("text/plain", pages_of(text, Method.TEXT), doubts)


def pages_of(text: str, method: Method) -> tuple[Page, ...]:
    """Cut a text into pages at form feeds and into lines, notes marked as such."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(
        Page(number, tuple(columns_apart(mark_notes(page.split("\n")))), method)
        for number, page in enumerate(lines.rstrip("\n\f").split("\f"), start=1)
    )


def decode(data: bytes, filename: str) -> tuple[str, tuple[Doubt, ...]]:
    """Decode *data*: by its byte order mark, as UTF-8, else as what preceded it.

    Letters of old fonts stay as they are written: ``ingest.readers.encodings.legacy``.

    Raises:
        UnsupportedFormatError: the bytes fit none of these.

    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace"), ()
    if wide := _utf16_of(data):
        return data.decode(wide, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_legacy(data, filename)


def _utf16_of(data: bytes) -> str | None:
    """Return which UTF-16 a text without a byte order mark is in, None if in none."""
    sample = data[:_SAMPLE]
    if 0 not in sample or len(data) % 2:
        return None
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if max(first, second) < _HIGH_BYTES * len(sample) / 2 or min(first, second):
        return None
    return "utf-16-le" if second else "utf-16-be"


def _decode_legacy(data: bytes, filename: str) -> tuple[str, tuple[Doubt, ...]]:
    western = data.decode("cp1252", errors="replace")
    if is_legacy(western.splitlines()):
        return western, ()
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError as error:
        raise UnsupportedFormatError(
            f"{filename}: không nhận ra định dạng của tệp"
        ) from error
    doubt = Doubt("legacy_encoding", "Tệp không phải UTF-8, đọc theo Windows-1258")
    return text, (doubt,)


def _is_junk(text: str) -> bool:
    controls = sum(character in _CONTROLS for character in text)
    return "\0" in text or controls > _MOST_CONTROLS * len(text)
