"""A file that was taken out of another one."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from weakref import finalize

from schemas.errors import DiskError
from schemas.record import LargeFile
from service.files.large_files import LARGE, large_file


@dataclass(frozen=True, slots=True)
class UnpackedFile:
    """Its name inside, and the place where it lies now, or the problem."""

    name: str
    place: Path | None = None
    problem: str | None = None


def unpacked_content(stream: IO[bytes], most: int) -> bytes | LargeFile:
    """Return what is in *stream*, of which not much more than *most* bytes are read.

    What is too much to be held is copied to a file, which is removed with the value.

    Raises:
        DiskError: there is no room for it.

    """
    begun = stream.read(min(LARGE, most + 1))
    if len(begun) < LARGE:
        return begun
    place = _new_place()
    try:
        with place.open("wb", buffering=0) as file:
            _write(begun, file)
            while file.tell() <= most and (piece := stream.read(LARGE)):
                _write(piece, file)
        return _removed_with_value(place)
    except BaseException:
        place.unlink(missing_ok=True)
        raise


def content_of(unpacked: Path) -> bytes | LargeFile:
    """Return what is in a file that was unpacked; a large one is moved elsewhere."""
    if unpacked.stat().st_size < LARGE:
        return unpacked.read_bytes()
    place = _new_place()
    shutil.move(unpacked, place)
    return _removed_with_value(place)


def _new_place() -> Path:
    try:
        descriptor, name = tempfile.mkstemp(prefix="vankho-")
    except OSError as error:
        raise DiskError(str(error)) from error
    os.close(descriptor)
    return Path(name)


def _write(piece: bytes, file: IO[bytes]) -> None:
    # an error of the disk is none of the archive that is unpacked
    try:
        file.write(piece)
    except OSError as error:
        raise DiskError(str(error)) from error


def _removed_with_value(place: Path) -> LargeFile:
    """Return the file; once nobody has the value any more, it is removed.

    A process that the value was sent to has a copy, which removes nothing.
    """
    found = large_file(place, place.stat().st_size)
    finalize(found, place.unlink, missing_ok=True)
    return found
