"""What antiword does not tell of a Word 97-2003 file: deleted text, text boxes, heads.

Text that was deleted with changes being tracked, or struck out, stays in the file,
marked as such, and antiword prints it. Here signs that are never printed take its
place.
"""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

from ingest.readers.page.layout_tables import HEAD

_SIGN = 0x1F  # a hyphen that is printed only at the end of a line
_STRUCTURE = frozenset({0x07, 0x0C, 0x0D})  # ends of cells, sections, paragraphs
_STREAM = "WordDocument"
_WORD_97 = 0xA5EC
_FEWEST = 0x23A  # bytes of the header of a file
_PAGE = 512
# places in that header, and what stands there
_FLAGS, _CHARACTERS, _PIECES, _AUTHORS = 0x0A, 0xFA, 0x1A2, 0x232
_BODY, _NOTES, _HEADS, _TEXT_BOXES = 0x4C, 0x50, 0x54, 0x64  # how long they are
_FAST_SAVED, _IN_TABLE_1 = 1 << 2, 1 << 9
_OF_BYTES = 1 << 30  # a piece of the text has a byte a character, and not two
# the properties of such runs: deleted, struck out, struck out twice; a byte each
_OUT = frozenset({0x0800, 0x0837, 0x2A53})
_ENDS_OF_LINES = re.compile("[\x07\x0b\r]")
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # of values, by the kind; 6: stated
_FAILURES = (OSError, ValueError, LookupError, TypeError, struct.error)


@dataclass(frozen=True, slots=True)
class Revised:
    """A file without its deleted text, and what it has that stays unknown.

    ``is_unsure``: more may have been deleted, as the file was saved in a hurry.
    ``has_letterhead_apart``: the national heading stands in the head of the page.
    """

    data: bytes
    is_unsure: bool = False
    has_text_boxes: bool = False
    has_letterhead_apart: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """A part of the text that stands from *start* to *end* in its stream."""

    start: int
    end: int
    width: int = 1  # bytes of a character


def without_deleted(data: bytes) -> Revised:
    """Return a DOC file without its deleted text; a damaged one as it is."""
    try:
        return _revised(data)
    except _FAILURES:
        return Revised(data)


def _revised(data: bytes) -> Revised:
    buffer = io.BytesIO(data)
    with olefile.OleFileIO(buffer, write_mode=True) as opened:
        text = bytearray(_read(opened, _STREAM))
        if len(text) < _FEWEST or _short(text, 0) != _WORD_97:
            return Revised(data)
        flags = _short(text, _FLAGS)
        table = _read(opened, "1Table" if flags & _IN_TABLE_1 else "0Table")
        runs = [run for page in _pages(text, table) for run in _deleted(text, page)]
        has_heads = _long(text, _HEADS) > 0
        pieces = list(_pieces(text, table)) if runs or has_heads else []
        has_letterhead = has_heads and _has_letterhead(text, pieces)
        for run in runs:
            _clear(text, run, pieces)
        if runs:
            opened.write_stream(_STREAM, bytes(text))
    is_unsure = bool(flags & _FAST_SAVED) and _authors(text, table) > 1
    has_text_boxes = _long(text, _TEXT_BOXES) > 0
    return Revised(buffer.getvalue(), is_unsure, has_text_boxes, has_letterhead)


def _read(opened: olefile.OleFileIO, name: str) -> bytes:
    with opened.openstream(name) as stream:
        return bytes(stream.read())


def _clear(text: bytearray, run: _Run, pieces: list[_Run]) -> None:
    """Put signs that are not printed in the place of a run."""
    for piece in pieces:
        start, end = max(run.start, piece.start), min(run.end, piece.end)
        for place in range(start, end, piece.width):
            character = int.from_bytes(text[place : place + piece.width], "little")
            if character not in _STRUCTURE:
                sign = _SIGN.to_bytes(piece.width, "little")
                text[place : place + piece.width] = sign


def _pieces(text: bytearray, table: bytes) -> Iterator[_Run]:
    """Yield the pieces of the text."""
    at = _long(text, _PIECES)
    while table[at] == 1:  # properties
        at += 3 + _short(table, at + 1)
    count = (_long(table, at + 1) - 4) // 12
    ends = at + 5
    for number in range(count):
        first, last = (_long(table, ends + 4 * each) for each in (number, number + 1))
        place = _long(table, ends + 4 * (count + 1) + 8 * number + 2)
        if place & _OF_BYTES:
            start = (place & ~_OF_BYTES) // 2
            yield _Run(start, start + last - first)
        else:
            yield _Run(place, place + 2 * (last - first), width=2)


def _has_letterhead(text: bytearray, pieces: list[_Run]) -> bool:
    """Return whether the national heading stands in the head or foot of a page."""
    whole = "".join(
        text[piece.start : piece.end].decode(
            "cp1252" if piece.width == 1 else "utf-16-le", "replace"
        )
        for piece in pieces
    )
    start = _long(text, _BODY) + _long(text, _NOTES)
    heads = whole[start : start + _long(text, _HEADS)]
    return any(map(HEAD.match, _ENDS_OF_LINES.split(heads)))


def _pages(text: bytearray, table: bytes) -> Iterator[int]:
    """Yield where the pages that have properties of runs begin."""
    start, size = _long(text, _CHARACTERS), _long(text, _CHARACTERS + 4)
    count = (size - 4) // 8
    first = start + 4 * (count + 1)
    for number in range(count):
        yield (_long(table, first + 4 * number) & 0x3FFFFF) * _PAGE


def _deleted(text: bytearray, page: int) -> Iterator[_Run]:
    """Yield the runs on a page of properties that are deleted or struck out."""
    count = text[page + _PAGE - 1]
    for number in range(count):
        offset = text[page + 4 * (count + 1) + number] * 2
        if offset and _is_deleted(text, page + offset):
            place = page + 4 * number
            yield _Run(_long(text, place), _long(text, place + 4))


def _is_deleted(text: bytearray, place: int) -> bool:
    """Return whether the properties at a place have one of those, and it is on."""
    end = place + 1 + text[place]
    place += 1
    while place + 2 < end:
        number = _short(text, place)
        if number in _OUT and text[place + 2] == 1:
            return True
        place += 2 + _SIZES.get(number >> 13, text[place + 2] + 1)
    return False


def _authors(text: bytearray, table: bytes) -> int:
    """Return how many have changed the file; the first one is nobody."""
    start, size = _long(text, _AUTHORS), _long(text, _AUTHORS + 4)
    return _short(table, start + 2) if size else 0


def _short(data: bytes | bytearray, place: int) -> int:
    return int(struct.unpack_from("<H", data, place)[0])


def _long(data: bytes | bytearray, place: int) -> int:
    return int(struct.unpack_from("<I", data, place)[0])
