"""Zip archives: their members, also those of archives inside, within limits."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from schemas.errors import UnreadableFileError
from service.intake.file_names import member_path
from service.intake.incoming_file import Skip, Source, with_bytes
from service.intake.leftovers import leftover_code
from service.intake.unpacked_size import (
    LARGEST_FILE,
    MOST_NESTED,
    TOO_DEEP,
    UnpackedSize,
)

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN = "tệp nén zip bị hỏng"
# a zip archive with one of these is a single document: Word, ODF, EPUB, a program
_OF_DOCUMENTS = frozenset(
    {"[Content_Types].xml", "mimetype"}
    | {"META-INF/MANIFEST.MF", "META-INF/container.xml"}
)
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


def is_archive(file: Path | bytes) -> bool:
    """Return whether *file* is a zip archive of files, by its bytes.

    A DOCX file is none, although it is zipped. What is named ``.zip`` and is damaged
    is one.
    """
    named_so = isinstance(file, Path) and file.suffix.lower() == ".zip"
    if not named_so and not _first_bytes(file).startswith(_MAGIC):
        return False
    try:
        with ZipFile(_stream(file)) as archive:
            return _OF_DOCUMENTS.isdisjoint(archive.namelist())
    except _DAMAGED:
        return named_so


def count_members(file: Path) -> int:
    """Return how many files the archive has; one if it cannot be opened."""
    try:
        with ZipFile(file) as archive:
            return sum(_is_file(each) for each in archive.infolist())
    except _DAMAGED:
        return 1


class ZipArchives:
    """Unpacks one archive and those inside it; *skip* is told what is left out."""

    def __init__(self, skip: Skip) -> None:
        self._skip = skip
        self._size = UnpackedSize()

    def unpack(self, file: Path | bytes, path: str, depth: int = 1) -> Iterator[Source]:
        """Yield the members of *file* by name; a broken archive is itself a source."""
        if depth > MOST_NESTED:
            yield _whole(file, path, TOO_DEEP)
            return
        try:
            with ZipFile(_stream(file)) as archive:
                for member in self._members(archive, path):
                    yield from self._sources(archive, member, path, depth)
        except _DAMAGED:
            yield _whole(file, path, _BROKEN)

    def _members(self, archive: ZipFile, path: str) -> list[ZipInfo]:
        kept = []
        for member in archive.infolist():
            code = leftover_code(member_path(member).parts)
            if code:
                self._skip(f"{path}/{member_path(member)}", code)
            elif not _is_folder(member):
                kept.append(member)
        return sorted(kept, key=lambda member: member.filename)

    def _sources(
        self, archive: ZipFile, member: ZipInfo, outer: str, depth: int
    ) -> Iterator[Source]:
        inner = member_path(member)
        path = f"{outer}/{inner}"
        try:
            data = self._read(archive, member)
        except UnreadableFileError as error:
            yield Source(path, problem=str(error))
            return
        if is_archive(data):
            yield from self.unpack(data, path, depth + 1)
        else:
            yield with_bytes(path, data)

    def _read(self, archive: ZipFile, member: ZipInfo) -> bytes:
        """Return the bytes of *member*, within the limits.

        Raises:
            UnreadableFileError: it is locked, damaged or a bomb.

        """
        if member.flag_bits & 1:
            raise UnreadableFileError("tệp trong tệp nén có mật khẩu")
        try:
            with archive.open(member) as file:
                data = file.read(self._size.limit(member.compress_size) + 1)
        except _DAMAGED:
            raise UnreadableFileError("tệp trong tệp nén bị hỏng") from None
        self._size.take(len(data), member.compress_size)
        return data


def _is_file(member: ZipInfo) -> bool:
    return not _is_folder(member) and not leftover_code(member_path(member).parts)


def _is_folder(member: ZipInfo) -> bool:
    return member.is_dir() or member.filename.endswith("\\")


def _first_bytes(file: Path | bytes) -> bytes:
    if isinstance(file, bytes):
        return file[:4]
    with file.open("rb") as opened:
        return opened.read(4)


def _stream(file: Path | bytes) -> Path | BytesIO:
    return BytesIO(file) if isinstance(file, bytes) else file


def _whole(file: Path | bytes, path: str, problem: str) -> Source:
    """Return an archive as it is, to be quarantined with its bytes."""
    if isinstance(file, bytes):
        return Source(path, file, problem)
    too_large = file.stat().st_size > LARGEST_FILE
    return Source(path, b"" if too_large else file.read_bytes(), problem)
