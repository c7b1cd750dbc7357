"""A file that was taken out of another one."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from schemas.record import LargeFile
from service.files.large_files import (
    LARGE,
    large_file,
    new_place,
    removed_with_value,
    write_piece,
)


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
    place = new_place()
    try:
        with place.open("wb", buffering=0) as file:
            write_piece(begun, file)
            while file.tell() <= most and (piece := stream.read(LARGE)):
                write_piece(piece, file)
        return _measured(place)
    except BaseException:
        place.unlink(missing_ok=True)
        raise


def content_of(unpacked: Path) -> bytes | LargeFile:
    """Return what is in a file that was unpacked; a large one is moved elsewhere."""
    if unpacked.stat().st_size < LARGE:
        return unpacked.read_bytes()
    place = new_place()
    shutil.move(unpacked, place)
    return _measured(place)


def _measured(place: Path) -> LargeFile:
    return removed_with_value(large_file(place, place.stat().st_size))
