"""Word 97 files with tracked changes, made of what the reader of them looks at."""

import struct

from tests.ole_files import ole

_TEXT, _PAGE = 0x400, 0x800  # where the text stands, and the properties of its runs
_AUTHORS_AT = 0x100
DELETED = struct.pack("<HB", 0x0800, 1)
STRUCK_OUT, STRUCK_TWICE = struct.pack("<HB", 0x0837, 1), struct.pack("<HB", 0x2A53, 1)
INSERTED = struct.pack("<HB", 0x0801, 1)
BOLD = struct.pack("<HB", 0x0835, 1)
FONT = struct.pack("<HHHB", 0x4A4F, 1, 0x0835, 1)


def doc(
    *runs: tuple[str, bytes],
    encoding: str = "utf-16-le",
    flags: int = 0,
    authors: int = 1,
    text_boxes: int = 0,
    heads: int = 0,
) -> bytes:
    """A DOC file of these runs, each with its properties.

    The last *heads* characters are those in the heads of pages.
    """
    written = [text.encode(encoding) for text, _ in runs]
    text = b"".join(written)
    header = bytearray(_TEXT)
    struct.pack_into("<H", header, 0, 0xA5EC)
    struct.pack_into("<H", header, 0x0A, flags | 1 << 9)
    body = sum(len(each) for each, _ in runs) - heads
    struct.pack_into("<III", header, 0x4C, body, 0, heads)
    struct.pack_into("<I", header, 0x64, text_boxes)
    pieces = _pieces(sum(len(each) for each, _ in runs), encoding)
    struct.pack_into("<II", header, 0xFA, len(pieces), 12)
    struct.pack_into("<II", header, 0x1A2, 0, len(pieces))
    struct.pack_into("<II", header, 0x232, _AUTHORS_AT, 6)
    table = bytearray((pieces + _characters()).ljust(_AUTHORS_AT, b"\0"))
    table += struct.pack("<HHH", 0xFFFF, authors, 0)
    stream = bytes(header) + text
    page = _page(written, [properties for _, properties in runs])
    return ole(
        {
            "WordDocument": stream.ljust(_PAGE, b"\0") + page.ljust(4096, b"\0"),
            "1Table": bytes(table).ljust(4096, b"\0"),
        }
    )


def _pieces(characters: int, encoding: str) -> bytes:
    """The list of pieces: some properties, then one piece."""
    place = _TEXT if encoding == "utf-16-le" else _TEXT * 2 | 1 << 30
    piece = struct.pack("<IIHIH", 0, characters, 0, place, 0)
    properties = struct.pack("<BH", 1, 3) + b"xyz"
    return properties + struct.pack("<BI", 2, len(piece)) + piece


def _characters() -> bytes:
    return struct.pack("<III", _TEXT, 2**31, _PAGE // 512)


def _page(written: list[bytes], properties: list[bytes]) -> bytes:
    """A page of properties: where runs begin, and places in words of their own."""
    places = [_TEXT]
    for each in written:
        places.append(places[-1] + len(each))
    page = bytearray(512)
    struct.pack_into(f"<{len(places)}I", page, 0, *places)
    at = 400
    for number, each in enumerate(properties):
        if each:
            page[4 * len(places) + number] = at // 2
            page[at : at + 1 + len(each)] = bytes([len(each)]) + each
            at += 1 + len(each) + (len(each) + 1) % 2
    page[511] = len(written)
    return bytes(page)
