"""Files whose bytes are too many to be held: they are read a piece at a time."""

from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path

from schemas.errors import ChangedFileError
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
    files.check(checksum)
    return Received(filename, checksum, b"", path, large)


def _pieces(file: LargeFile) -> Iterator[bytes]:
    try:
        with file.place.open("rb") as opened:
            while piece := opened.read(_PIECE):
                yield piece
    except OSError as error:
        raise ChangedFileError(str(file.place)) from error
