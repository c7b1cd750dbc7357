"""Files whose bytes are too many to be held: they are read a piece at a time."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO
from weakref import finalize

from schemas.errors import (
    ChangedFileError,
    CorruptFileError,
    DiskError,
    MissingFileError,
)
from schemas.record import LargeFile, Received
from service.files.port import FileStore

LARGE = 1024 * 1024
"""Bytes from which on a file counts as one."""
_PIECE = 1024 * 1024


def large_file(place: Path, size: int) -> LargeFile:
    """Return the file at *place*, which has that *size*, with its checksum.

    Raises:
        OSError: the system does not read it.

    """
    with place.open("rb") as file:
        return LargeFile(place, size, file_digest(file, "sha256").hexdigest())


def pieces_of(file: LargeFile) -> Iterator[bytes]:
    """Yield its bytes; whoever keeps them keeps none if this raises.

    Raises:
        ChangedFileError: they are not those that it had, or it is gone.

    """
    digest = sha256()
    for piece in _pieces(file):
        digest.update(piece)
        yield piece
    if digest.hexdigest() != file.checksum:
        raise ChangedFileError(str(file.place))


def new_place() -> Path:
    """Return a new file among the temporary ones; raises DiskError."""
    try:
        descriptor, name = tempfile.mkstemp(prefix="vankho-")
    except OSError as error:
        raise DiskError(str(error)) from error
    os.close(descriptor)
    return Path(name)


def write_piece(piece: bytes, file: IO[bytes]) -> None:
    """Write *piece*, as an error of the disk and not of what is read; DiskError."""
    try:
        file.write(piece)
    except OSError as error:
        raise DiskError(str(error)) from error


def removed_with_value(file: LargeFile) -> LargeFile:
    """Return *file*; once nobody has the value any more, it is removed.

    A process that the value was sent to has a copy, which removes nothing.
    """
    finalize(file, file.place.unlink, missing_ok=True)
    return file


def fetched(pieces: Iterable[bytes], size: int, checksum: str) -> LargeFile:
    """Return a file of *pieces*, which is removed with the value.

    Raises:
        DiskError: there is no room for it.

    """
    place = new_place()
    try:
        with place.open("wb", buffering=0) as file:
            for piece in pieces:
                write_piece(piece, file)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    return removed_with_value(LargeFile(place, size, checksum))


def on_disk(files: FileStore, checksum: str) -> LargeFile:
    """Return a stored file, whatever its size, as one on a disk.

    Raises:
        StoredFileError: it is missing or was changed.

    """
    large = files.large(checksum)
    if large is None:
        data = files.read(checksum)
        return fetched([data], len(data), checksum)
    _require_intact(large)
    return large


def stored_original(
    files: FileStore, filename: str, checksum: str, path: str | None = None
) -> Received:
    """Return a file that is stored, to be read again; a large one is not held.

    Raises:
        StoredFileError: it is missing or was changed.

    """
    large = files.large(checksum)
    if large is None:
        return Received(filename, checksum, files.read(checksum), path)
    _require_intact(large)
    return Received(filename, checksum, b"", path, large)


def _require_intact(file: LargeFile) -> None:
    try:
        kept = large_file(file.place, file.size)
    except FileNotFoundError:
        raise MissingFileError(file.checksum) from None
    if kept.checksum != file.checksum:
        raise CorruptFileError(file.checksum)


def _pieces(file: LargeFile) -> Iterator[bytes]:
    try:
        with file.place.open("rb") as opened:
            while piece := opened.read(_PIECE):
                yield piece
    except OSError as error:
        raise ChangedFileError(str(file.place)) from error
