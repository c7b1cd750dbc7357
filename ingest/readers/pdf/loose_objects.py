"""The objects of a PDF whose table of them is lost, found by their own marks.

Newer files pack most objects into streams, which programs that repair files look into
only where the table says so.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import chain, pairwise

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b")
_END = b"endobj"
_STREAM = re.compile(rb"stream\r?\n")
_END_OF_STREAM = b"endstream"
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_CATALOGUE = re.compile(rb"/Type\s*/Catalog\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_NUMBER = rb"/%s\s+(\d{1,9})"
_MOST_PACKED = 64 * 1024 * 1024  # bytes of all streams of objects, unpacked
_MOST_OBJECTS = 500_000
_FLATE = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?")


def rebuilt(data: bytes) -> bytes | None:
    """Return a PDF of the objects that are left in a damaged one, without a table.

    None if there are no pages among them, or they are encrypted.
    """
    if b"/Encrypt" in data:
        return None
    objects = dict(_objects(data))
    pages = sorted(n for n, body in objects.items() if _PAGE.search(_head(body)))
    if not pages or len(objects) > _MOST_OBJECTS:
        return None
    root = next((n for n, x in objects.items() if _CATALOGUE.search(_head(x))), None)
    if root is None:
        objects |= dict(_new_root(max(objects), pages))
        root = max(objects)
    written = (b"%d 0 obj\n%s\nendobj\n" % each for each in objects.items())
    trailer = b"trailer\n<</Root %d 0 R/Size %d>>\n%%%%EOF" % (root, max(objects) + 1)
    return b"".join(chain([b"%PDF-1.7\n"], written, [trailer]))


def _new_root(last: int, pages: list[int]) -> Iterator[tuple[int, bytes]]:
    """Yield a list of the pages, and a catalogue that names it."""
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    yield last + 1, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)
    yield last + 2, b"<</Type/Catalog/Pages %d 0 R>>" % (last + 1)


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects with their numbers, also those in streams."""
    left, position = _MOST_PACKED, 0
    while found := _OBJECT.search(data, position):
        end = data.find(_END, found.end())
        body = data[found.end() : end] if end >= 0 else _cut_off(data[found.end() :])
        position = end if end >= 0 else len(data)
        if _PACKED.search(_head(body)):
            unpacked = _unpacked(body, left)
            left -= len(unpacked)
            yield from _packed_objects(_head(body), unpacked)
        elif body:
            yield int(found[1]), body


def _head(body: bytes) -> bytes:
    """Return what an object says of itself before its stream."""
    return body.partition(b"stream")[0]


def _unpacked(body: bytes, most: int) -> bytes:
    """Return the stream of an object, as far as it goes."""
    start = _STREAM.search(body)
    if start is None or most <= 0:
        return b""
    try:
        return zlib.decompressobj().decompress(body[start.end() :], most)
    except zlib.error:
        return b""


def _packed_objects(head: bytes, unpacked: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects of a stream: numbers and places, then the objects."""
    first = re.search(_NUMBER % b"First", head)
    if first is None:
        return
    words = unpacked[: int(first[1])].split()
    if not all(map(bytes.isdigit, words)):
        return
    numbers = [int(word) for word in words]
    places = [*numbers[1::2], len(unpacked)]
    for number, (start, end) in zip(numbers[::2], pairwise(places), strict=False):
        yield number, unpacked[int(first[1]) + start : int(first[1]) + end]


def _cut_off(body: bytes) -> bytes:
    """Return the last object of a file that breaks off, with what its stream has."""
    start, head = _STREAM.search(body), _head(body)
    if start is None:
        return b""
    if not _FLATE.search(head):
        return body[: start.end()] + body[start.end() :] + b"\nendstream"
    text = _unpacked(body, _MOST_PACKED)
    plain = _FLATE.sub(b"", re.sub(_NUMBER % b"Length", b"", head))
    length = b"/Length %d>>" % len(text)
    return (
        plain.rstrip().removesuffix(b">>")
        + length
        + b"stream\n"
        + text
        + (b"\nendstream")
    )
