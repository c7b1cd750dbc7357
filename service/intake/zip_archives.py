"""Zip archives: their members, within limits."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from schemas.errors import UnreadableFileError
from schemas.record import LargeFile
from service.intake.file_names import member_path
from service.intake.incoming_file import Skip, Source, with_content
from service.intake.leftovers import leftover_code
from service.intake.unpacked_file import unpacked_content
from service.intake.unpacked_size import UnpackedSize

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
# a zip archive with one of these is a single document: Word, ODF, EPUB, a program
_OF_DOCUMENTS = frozenset(
    {"[Content_Types].xml", "mimetype"}
    | {"META-INF/MANIFEST.MF", "META-INF/container.xml", "Index/Document.iwa"}
    | {"FixedDocSeq.fdseq", "FixedDocumentSequence.fdseq"}
)
_IN_UTF8 = 0x08  # in the second byte of the flags
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


def is_zip_archive(file: Path | bytes, head: bytes) -> bool:
    """Return whether a file that begins with *head* is a zip archive of files.

    A DOCX file is none, although it is zipped. What is named ``.zip`` and is damaged
    is one.
    """
    named_so = isinstance(file, Path) and file.suffix.lower() == ".zip"
    if not named_so and not head.startswith(_MAGIC):
        return False
    try:
        with _opened(file) as archive:
            return _OF_DOCUMENTS.isdisjoint(archive.namelist())
    except _DAMAGED:
        return named_so


def count_members(file: Path) -> int:
    """Return how many files the archive has; one if it cannot be opened."""
    try:
        with _opened(file) as archive:
            return sum(_is_file(each) for each in archive.infolist())
    except _DAMAGED:
        return 1


def unpack_zip(
    file: Path | bytes, path: str, size: UnpackedSize, skip: Skip
) -> Iterator[Source]:
    """Yield the members of an archive by name; *skip* is told what is left out.

    Raises:
        UnreadableFileError: the archive is damaged.

    """
    try:
        with _opened(file) as archive:
            for member in _members(archive, path, skip):
                yield _source(archive, member, path, size)
    except _DAMAGED as error:
        raise UnreadableFileError("tệp nén zip bị hỏng") from error


def _members(archive: ZipFile, path: str, skip: Skip) -> list[ZipInfo]:
    kept = []
    for member in archive.infolist():
        code = leftover_code(member_path(member).parts)
        if code:
            skip(f"{path}/{member_path(member)}", code)
        elif not _is_folder(member):
            kept.append(member)
    return sorted(kept, key=lambda member: member.filename)


def _source(
    archive: ZipFile, member: ZipInfo, outer: str, size: UnpackedSize
) -> Source:
    path = f"{outer}/{member_path(member)}"
    try:
        return with_content(path, _read(archive, member, size))
    except UnreadableFileError as error:
        return Source(path, problem=str(error))


def _read(archive: ZipFile, member: ZipInfo, size: UnpackedSize) -> bytes | LargeFile:
    """Return what is in *member*, within the limits.

    Raises:
        UnreadableFileError: it is locked, damaged or a bomb.

    """
    if member.flag_bits & 1:
        raise UnreadableFileError("tệp trong tệp nén có mật khẩu")
    try:
        with archive.open(member) as file:
            found = unpacked_content(file, size.limit(member.compress_size))
    except _DAMAGED:
        raise UnreadableFileError("tệp trong tệp nén bị hỏng") from None
    unpacked = found.size if isinstance(found, LargeFile) else len(found)
    size.take(unpacked, member.compress_size)
    return found


def _is_file(member: ZipInfo) -> bool:
    return not _is_folder(member) and not leftover_code(member_path(member).parts)


def _is_folder(member: ZipInfo) -> bool:
    # not `is_dir`: it fails on a member without a name
    return member.filename.endswith(("/", "\\"))


def _opened(file: Path | bytes) -> ZipFile:
    """Open an archive, also one whose names are not in UTF-8 although it says so."""
    try:
        return ZipFile(_stream(file))
    except UnicodeDecodeError:
        data = file.read_bytes() if isinstance(file, Path) else file
        try:
            return ZipFile(BytesIO(_without_wrong_flags(data)))
        except (struct.error, IndexError) as error:
            raise BadZipFile(str(error)) from error  # it is damaged, too


def _without_wrong_flags(data: bytes) -> bytes:
    """Return an archive that says of no name that it is in UTF-8 where it is not."""
    mended = bytearray(data)
    end = data.rfind(b"PK\5\6")
    count, at = struct.unpack_from("<H4xI", data, end + 10)
    for _ in range(count):
        lengths = struct.unpack_from("<HHH", data, at + 28)
        name = data[at + 46 : at + 46 + lengths[0]]
        if not _is_utf8(name):
            start = struct.unpack_from("<I", data, at + 42)[0]
            mended[at + 9] &= ~_IN_UTF8
            mended[start + 7] &= ~_IN_UTF8
        at += 46 + sum(lengths)
    return bytes(mended)


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def _stream(file: Path | bytes) -> Path | BytesIO:
    return BytesIO(file) if isinstance(file, bytes) else file
