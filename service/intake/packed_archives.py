"""7z and RAR archives: their members, unpacked into a folder within limits."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import py7zr
import py7zr.exceptions
import rarfile
from py7zr.io import Py7zIO, WriterFactory

from schemas.errors import (
    EncryptedFileError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from service.intake.archive_signatures import RAR
from service.intake.unpacked_file import UnpackedFile
from service.intake.unpacked_size import UnpackedSize

_LOCKED = "tệp nén có mật khẩu"
_BROKEN_RAR = "tệp nén RAR bị hỏng"
_BROKEN = "tệp trong tệp nén bị hỏng"
_DAMAGED = (
    *(py7zr.exceptions.ArchiveError, rarfile.Error, OSError, EOFError, ValueError),
    *(LookupError, TypeError, RuntimeError, ArithmeticError, NotImplementedError),
)


def unpack_archive(file: Path | bytes, folder: Path) -> Iterator[UnpackedFile]:
    """Put the members of an archive into *folder*, and yield each.

    Raises:
        EncryptedFileError: a password is needed.
        UnsupportedFormatError: the program that unpacks it is not installed.
        UnreadableFileError: it is damaged, or unpacks to too much.

    """
    stream = io.BytesIO(file) if isinstance(file, bytes) else file.open("rb")
    with stream:
        packed = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        head = stream.read(len(RAR))
        stream.seek(0)
        if head.startswith(RAR):
            source = stream if isinstance(file, bytes) else file
            yield from _unpack_rar(source, folder, UnpackedSize())
        else:
            yield from _unpack_7z(stream, folder, UnpackedSize().limit(packed))


def _unpack_7z(stream: IO[bytes], folder: Path, most: int) -> Iterator[UnpackedFile]:
    try:
        with py7zr.SevenZipFile(stream) as archive:
            if archive.needs_password():
                raise EncryptedFileError(_LOCKED)
            with closing(_Writers(folder, most)) as writers:
                archive.extractall(factory=writers)
    except py7zr.exceptions.PasswordRequired as error:
        raise EncryptedFileError(_LOCKED) from error
    except _DAMAGED as error:
        raise UnreadableFileError("tệp nén 7z bị hỏng") from error
    yield from writers.written


class _Writers(WriterFactory):
    """Gives a file of *folder* for each member; all may have *most* bytes."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder, self.left = folder, most
        self.written: list[UnpackedFile] = []
        self._open: list[_Writer] = []

    def create(self, filename: str) -> Py7zIO:
        """Return the next file."""
        place = self._folder / str(len(self.written))
        self.written.append(UnpackedFile(filename, place))
        self._open.append(_Writer(place, self))
        return self._open[-1]

    def close(self) -> None:
        """Close the files, also where not all could be unpacked."""
        for writer in self._open:
            writer.close()


class _Writer(Py7zIO):
    """A file that counts what is written into it."""

    def __init__(self, place: Path, limits: _Writers) -> None:
        self._file, self._limits = place.open("wb+"), limits

    def write(self, s: bytes | bytearray) -> int:
        self._limits.left -= len(s)
        if self._limits.left < 0:
            raise UnreadableFileError("tệp nén giải nén ra quá lớn")
        return self._file.write(s)

    def read(self, size: int | None = None) -> bytes:
        return self._file.read(-1 if size is None else size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def flush(self) -> None:
        self._file.flush()

    def size(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        self._file.close()


def _unpack_rar(
    source: Path | IO[bytes], folder: Path, size: UnpackedSize
) -> Iterator[UnpackedFile]:
    try:
        with rarfile.RarFile(source) as archive:
            if archive.needs_password():
                raise EncryptedFileError(_LOCKED)
            if not archive.infolist():
                raise UnreadableFileError(_BROKEN_RAR)
            for number, member in enumerate(archive.infolist()):
                if member.is_file():
                    place = folder / str(number)
                    yield _unpack_member(archive, member, place, size)
    except rarfile.NeedFirstVolume as error:
        raise UnsupportedFormatError("phần sau của tệp nén RAR nhiều phần") from error
    except rarfile.RarCannotExec as error:
        raise UnsupportedFormatError(
            "tệp nén RAR: cần chương trình unrar, unar hoặc bsdtar, nhưng chưa cài"
        ) from error
    except _DAMAGED as error:
        raise UnreadableFileError(_BROKEN_RAR) from error


def _unpack_member(
    archive: rarfile.RarFile, member: rarfile.RarInfo, place: Path, size: UnpackedSize
) -> UnpackedFile:
    try:
        with archive.open(member) as opened:
            data = opened.read(size.limit(member.compress_size) + 1)
        size.take(len(data), member.compress_size)
    except (rarfile.BadRarFile, UnreadableFileError) as error:
        problem = str(error) if isinstance(error, UnreadableFileError) else _BROKEN
        return UnpackedFile(member.filename, problem=problem)
    place.write_bytes(data)
    return UnpackedFile(member.filename, place)
