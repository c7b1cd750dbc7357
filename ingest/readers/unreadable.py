"""Formats that no reader reads, each refused by its name."""

import json
import re
from functools import cache
from typing import NamedTuple, NoReturn

from ingest.programs import Programs
from schemas.errors import UnsupportedFormatError
from schemas.vocabulary import table_rows

_MOST_JSON = 4 * 1024 * 1024  # bytes
_SHORT = 5  # bytes; a text may begin with fewer by chance
_BINARY = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1b")
_BEFORE = b"\xef\xbb\xbf\xff\xfe \r\n\t\0"
_XML = b"<?xml"
_ELEMENT = re.compile(rb"<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?/?>")


class _Other(NamedTuple):
    magic: bytes
    offset: int
    name: str


def is_unreadable(data: bytes) -> bool:
    """Return whether the first bytes are those of a format that nobody reads."""
    return _name(data) is not None


def refuse(data: bytes, filename: str, programs: Programs) -> NoReturn:
    """Say which format it is.

    Raises:
        UnsupportedFormatError: always.

    """
    del programs
    raise UnsupportedFormatError(f"{filename}: {_name(data)}")


def _name(data: bytes) -> str | None:
    if _is_xml(data):
        return "tệp XML, không phải văn bản"
    if _is_json(data):
        return "dữ liệu JSON, không phải văn bản"
    if data and data.count(0) == len(data):
        return "chỉ có byte 0, có lẽ chép chưa xong"
    is_binary = not _BINARY.isdisjoint(data[:1024])
    return next(
        (
            other.name
            for other in _others()
            if data.startswith(other.magic, other.offset)
            and (is_binary or len(other.magic) >= _SHORT)
        ),
        None,
    )


def _is_xml(data: bytes) -> bool:
    """Return whether a file is XML: by its declaration, else by its first element."""
    start = data[:1024].replace(b"\0", b"").lstrip(_BEFORE)  # it may be UTF-16
    if start.startswith(_XML):
        return True
    return bool(_ELEMENT.match(start)) and data[-64:].rstrip(_BEFORE).endswith(b">")


def _is_json(data: bytes) -> bool:
    """Return whether a file is JSON: a table of names and values, or a list of them."""
    start = data[:_SHORT].lstrip(_BEFORE)
    if not start.startswith((b"{", b"[")) or len(data) > _MOST_JSON:
        return False
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) or any(isinstance(each, dict) for each in found)


@cache
def _others() -> tuple[_Other, ...]:
    return tuple(
        _Other(bytes.fromhex(row["magic"]), int(row["offset"]), row["name"])
        for row in table_rows("ingest.readers", "other_formats")
    )
