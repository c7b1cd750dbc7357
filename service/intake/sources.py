"""The files of an import: single ones, those in folders and in zip archives."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from schemas.errors import UnreadableFileError

_MEBIBYTE = 1024 * 1024
LARGEST_MEMBER = 512 * _MEBIBYTE
LARGEST_ARCHIVE = 16 * 1024 * _MEBIBYTE
"""Bytes that one member, and all members of one zip archive, may unpack to."""
_BOMB_FACTOR = 1000  # no document compresses to a thousandth
_DAMAGED = (
    BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    EOFError,
    ValueError,  # names with a wrong encoding, negative sizes
    NotImplementedError,
    RuntimeError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file; ``problem`` says why there is no ``data``.

    ``path`` is shown to people; in an archive it is ``a.zip/b.pdf``.
    """

    path: str
    filename: str
    data: bytes = b""
    problem: str | None = None


def find_sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield the files under *paths* in the order of their names.

    Hidden files and ``__MACOSX`` are left out below a folder or in an archive.
    """
    for path in _walk(paths):
        if _is_archive(path):
            yield from _unpack(path)
        else:
            yield _read(path)


def count_sources(paths: Iterable[Path]) -> int:
    """Return how many files ``find_sources`` would yield, without reading them."""
    return sum(_count(path) for path in _walk(paths))


def _walk(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.iterdir() if not _is_hidden(each.name))
            yield from _walk(sorted(inside))
        else:
            yield path


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX"


def _is_archive(path: Path) -> bool:
    """Return whether *path* is a zip archive by name; a .docx is one inside."""
    return path.suffix.lower() == ".zip"


def _read(path: Path) -> Source:
    try:
        return Source(str(path), path.name, path.read_bytes())
    except OSError as error:
        return Source(str(path), path.name, problem=f"không mở được tệp: {error}")


def _count(path: Path) -> int:
    if not _is_archive(path):
        return 1
    try:
        with ZipFile(path) as archive:
            return len(_members(archive))
    except _DAMAGED:
        return 1


def _unpack(path: Path) -> Iterator[Source]:
    if not is_zipfile(path):
        yield _broken(path)
        return
    try:
        with ZipFile(path) as archive:
            yield from _unpack_members(archive, path)
    except _DAMAGED:
        yield _broken(path)


def _broken(path: Path) -> Source:
    """Return the archive itself, to be quarantined with its bytes."""
    whole = _read(path)
    return Source(whole.path, whole.filename, whole.data, "tệp nén zip bị hỏng")


def _unpack_members(archive: ZipFile, path: Path) -> Iterator[Source]:
    left = LARGEST_ARCHIVE
    for member in _members(archive):
        name = f"{path}/{member.filename}"
        filename = PurePosixPath(member.filename).name
        try:
            data = _member(archive, member, left)
        except UnreadableFileError as error:
            yield Source(name, filename, problem=str(error))
        else:
            left -= len(data)
            yield Source(name, filename, data)


def _members(archive: ZipFile) -> list[ZipInfo]:
    found = [
        member
        for member in archive.infolist()
        if not member.is_dir()
        and not any(map(_is_hidden, PurePosixPath(member.filename).parts))
    ]
    return sorted(found, key=lambda member: member.filename)


def _member(archive: ZipFile, member: ZipInfo, left: int) -> bytes:
    """Return the bytes of *member*, within the limits.

    Raises:
        UnreadableFileError: it is locked, damaged or a bomb.

    """
    limit = min(
        LARGEST_MEMBER, left, max(_MEBIBYTE, member.compress_size * _BOMB_FACTOR)
    )
    if member.flag_bits & 1:
        raise UnreadableFileError("tệp trong tệp nén có mật khẩu")
    try:
        with archive.open(member) as file:
            return _limited(file, limit)
    except _DAMAGED:
        raise UnreadableFileError("tệp trong tệp nén bị hỏng") from None


def _limited(file: IO[bytes], limit: int) -> bytes:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise UnreadableFileError("tệp trong tệp nén quá lớn khi giải nén")
    return data
