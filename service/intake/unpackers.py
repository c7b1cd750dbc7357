"""Taking files out of other files: here, or in a process that may end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from ingest.readers.enclosures import find_enclosures, may_enclose
from schemas.errors import UnreadableFileError
from service.intake.archive_signatures import is_packed_archive
from service.intake.large_mails import is_large_mail, unpack_mail
from service.intake.parsers import failure
from service.intake.unpacked_file import UnpackedFile
from service.intake.unpacked_size import UnpackedSize
from service.intake.workers import WorkerDiedError, Workers
from service.settings import Limits

_HEAD = 8  # bytes by which archives are known
Order = tuple[Path | bytes, str, Path]
"""A file, its name for messages, and the folder that takes what is inside."""
Answer = tuple[UnpackedFile, ...] | UnreadableFileError


class Unpacker(Protocol):
    """Takes files out of other files."""

    def unpack(
        self, file: Path | bytes, filename: str, folder: Path
    ) -> tuple[UnpackedFile, ...]:
        """Put the files inside *file* into *folder*, and return them.

        Raises:
            UnreadableFileError: nothing could be taken out, or not all.

        """

    def close(self) -> None:
        """Release what it holds."""


class UnpackerHere:
    """Unpacks in this process; see ``Unpacker``."""

    def unpack(
        self, file: Path | bytes, filename: str, folder: Path
    ) -> tuple[UnpackedFile, ...]:
        """Return the files inside."""
        return tuple(_unpacked(file, filename, folder))

    def close(self) -> None:
        """Do nothing: it holds nothing."""


class UnpackerProcess:
    """Unpacks in a process with *limits* of time and memory; see ``Unpacker``."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._workers: Workers[Order, Answer] = Workers(1, _answer, limits)

    def unpack(
        self, file: Path | bytes, filename: str, folder: Path
    ) -> tuple[UnpackedFile, ...]:
        """Return the files inside; a process that ends takes only this file along."""
        try:
            answer = self._workers.do((file, filename, folder))
        except WorkerDiedError as death:
            raise UnreadableFileError(
                failure(filename, death, self._limits).reason
            ) from death
        if isinstance(answer, UnreadableFileError):
            raise answer
        return answer

    def close(self) -> None:
        """End the process."""
        self._workers.close()


def _answer(order: Order) -> Answer:
    try:
        return tuple(_unpacked(*order))
    except UnreadableFileError as error:
        return error


def _unpacked(
    file: Path | bytes, filename: str, folder: Path
) -> Iterator[UnpackedFile]:
    if is_packed_archive(_head(file)):
        from service.intake.packed_archives import unpack_archive

        yield from unpack_archive(file, folder)
        return
    size = UnpackedSize()
    if isinstance(file, Path) and is_large_mail(file):
        for each in unpack_mail(file, filename, folder):
            if each.place:
                size.take(each.place.stat().st_size, file.stat().st_size)
            yield each
        return
    data = file if isinstance(file, bytes) else file.read_bytes()
    if not may_enclose(data):
        return
    for number, enclosed in enumerate(find_enclosures(data, filename)):
        size.take(len(enclosed.data), len(data))
        place = folder / str(number)
        place.write_bytes(enclosed.data)
        yield UnpackedFile(enclosed.name, place)


def _head(file: Path | bytes) -> bytes:
    if isinstance(file, bytes):
        return file[:_HEAD]
    with file.open("rb") as opened:
        return opened.read(_HEAD)
