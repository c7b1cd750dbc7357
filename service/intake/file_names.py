"""Names of files as they are shown, whatever bytes a disk or an archive has."""

import os
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from unicodedata import category, normalize
from zipfile import ZipInfo

_ENCODINGS = ("utf-8", "cp1258")  # Windows in Vietnam wrote names in the latter
_IN_UTF8 = 0x800  # of a zip archive's flags: the name is in UTF-8
_UNICODE_PATH = 0x7075  # the extra field in which some programs repeat the name
_OF_UNICODE_PATH = 5  # bytes before the name: a version, and a checksum
_OF_MS_DOS = "cp437"  # has a letter for every byte
_UPWARDS = frozenset({b"", b".", b".."})  # nothing is written to where they lead
_BREAKS = frozenset({"Cc", "Zl", "Zp", "Cs"})
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn letters around, so that an ending is taken for another."""


def readable_name(raw: bytes) -> str:
    """Return the bytes of a name as text in NFC, on one line.

    They are UTF-8, else Windows-1258; what is neither is shown by escapes.
    """
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            return _on_one_line(normalize("NFC", raw.decode(encoding)))
    return _on_one_line(raw.decode("utf-8", "backslashreplace"))


def readable_path(path: Path) -> str:
    """Return a path as it is shown; each folder may have its own encoding."""
    raw = os.fsencode(path)
    if raw.isascii():
        return _on_one_line(raw.decode())
    return "/".join(map(readable_name, raw.split(b"/")))


def member_path(member: ZipInfo) -> PurePosixPath:
    """Return the path of a member of a zip archive, as it was meant.

    Without the flag for UTF-8 Python takes any name for one of MS-DOS, although macOS
    and others have written UTF-8, and Windows in Vietnam its own letters.
    """
    raw = _unicode_path(member.extra) or _name_as_meant(member)
    return _downwards(raw, _name_in_zip)


def enclosed_path(name: str) -> PurePosixPath:
    """Return the path of a file inside another, as it is shown."""
    return _downwards(name.encode("utf-8", "surrogateescape"))


def _downwards(
    raw: bytes, readable: Callable[[bytes], str] = readable_name
) -> PurePosixPath:
    """Return a path without what leads out of the outer file; at least a name."""
    parts = (raw if b"/" in raw else raw.replace(b"\\", b"/")).split(b"/")
    kept = [readable(part) for part in parts if part not in _UPWARDS]
    return PurePosixPath(*(kept or ["không tên"]))


def _name_as_meant(member: ZipInfo) -> bytes:
    if member.flag_bits & _IN_UTF8:
        return member.filename.encode("utf-8", "surrogateescape")
    return member.orig_filename.encode(_OF_MS_DOS).partition(b"\0")[0]


def _name_in_zip(raw: bytes) -> str:
    """Return the bytes of a name in an archive as text, at worst as MS-DOS wrote it."""
    for encoding in (*_ENCODINGS, _OF_MS_DOS):
        with suppress(UnicodeDecodeError):
            return readable_name(raw.decode(encoding).encode())
    return readable_name(raw)


def _unicode_path(extra: bytes) -> bytes | None:
    """Return the name in the extra fields of a member, if it is there."""
    while len(extra) >= struct.calcsize("<HH"):
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > _OF_UNICODE_PATH:
            return field[_OF_UNICODE_PATH:]
    return None


def _on_one_line(name: str) -> str:
    return name if name.isprintable() else "".join(map(_shown, name))


def _shown(character: str) -> str:
    """Return a character, or its escape if it would break the line."""
    if character in _TURNS or category(character) in _BREAKS:
        return character.encode("unicode_escape").decode("ascii")
    return character
