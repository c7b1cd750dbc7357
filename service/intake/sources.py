"""The files of an import: single ones, those in folders, in archives, in mails."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from ingest.readers.enclosures import HEAD, may_enclose, may_enclose_by_head
from schemas.errors import UnreadableFileError
from schemas.record import LargeFile
from service.files.large_files import LARGE, large_file
from service.intake.archive_signatures import is_packed_archive
from service.intake.file_names import enclosed_path, readable_path
from service.intake.folders import Folders, unopened
from service.intake.incoming_file import (
    NOTHING,
    Exclusions,
    Recall,
    Skip,
    Source,
    recall_nothing,
    skip_silently,
    with_content,
    with_problem,
)
from service.intake.leftovers import leftover_code
from service.intake.temporary_folder import temporary_folder
from service.intake.unfinished_files import is_being_written
from service.intake.unpacked_file import UnpackedFile, content_of
from service.intake.unpacked_size import LARGEST_FILE, MOST_NESTED, UnpackedSize
from service.intake.unpackers import Unpacker, UnpackerHere, UnpackerProcess
from service.intake.zip_archives import count_members, is_zip_archive, unpack_zip
from service.settings import Limits

__all__ = ["Source", "count_sources", "find_contents", "find_sources"]

Found = Path | bytes | LargeFile
"""A file on the disk, or one that was unpacked."""
_HEAD = 8  # bytes by which archives are known
_MEBIBYTE = 1024 * 1024
BEING_WRITTEN = "being_written"
"""The code of the reason why a file is left out that is not whole yet."""


def find_sources(
    paths: Iterable[Path],
    skip: Skip = skip_silently,
    unpacker: Unpacker | None = None,
    recall: Recall = recall_nothing,
    without: Exclusions = NOTHING,
) -> Iterator[Source]:
    """Yield the files under *paths* in the order of their names.

    The files inside an archive come instead of it, those inside a mail or a PDF after
    it. What programs leave about below a folder or in an archive, folders that are
    reached twice, and what is no file are left out; *skip* is told of each. Files that
    *recall* knows are left out with all that is inside. Those that are being written
    come last, and are left out if they still are; see ``Exclusions``.
    """
    finder = _Finder(skip, unpacker or UnpackerHere(), without.quiet)
    for found in Folders(skip, without.home).walk(paths):
        if isinstance(found, Source):
            yield found
        elif not recall(found):
            yield from finder.find(found)
    for path in finder.unfinished:
        if not recall(path):
            yield from finder.find_at_last(path)


def find_inside(outer: bytes | LargeFile, path: str) -> Iterator[Source]:
    """Yield the files inside a mail or a PDF of that *path*, and those inside them."""
    finder = _Finder(skip_silently, UnpackerHere(), NOTHING.quiet)
    yield from islice(finder.document(outer, path, 1, UnpackedSize()), 1, None)


def find_contents(limits: Limits, path: Path) -> Iterator[bytes | LargeFile]:
    """Yield what the file at *path*, and each file inside it, holds."""
    with temporary_folder(), closing(UnpackerProcess(limits)) as unpacker:
        for source in find_sources([path], unpacker=unpacker):
            if not source.problem:
                yield source.large or source.data


def count_sources(paths: Iterable[Path], without: Exclusions = NOTHING) -> int:
    """Return how many files are under *paths*, without reading them.

    ``find_sources`` yields more where files lie inside others than zip archives.
    """
    return sum(map(_count, Folders(skip_silently, without.home).walk(paths)))


def _count(found: Path | Source) -> int:
    try:
        if isinstance(found, Path) and is_zip_archive(found, _head(found)):
            return count_members(found)
    except OSError:
        pass
    return 1


class _BeingWrittenError(Exception):
    """A file is not whole yet."""


class _Finder:
    def __init__(self, skip: Skip, unpacker: Unpacker, quiet: float) -> None:
        self._tell, self._unpacker, self._quiet = skip, unpacker, quiet
        self._left_out = 0
        self.unfinished: list[Path] = []  # being written when they were found

    def _skip(self, path: str, code: str) -> None:
        self._left_out += 1
        self._tell(path, code)

    def find(self, path: Path) -> Iterator[Source]:
        """Yield the file at *path*, and those inside, unless it is being written."""
        try:
            yield from self._whole(path)
        except _BeingWrittenError:
            self.unfinished.append(path)

    def find_at_last(self, path: Path) -> Iterator[Source]:
        """Do the same again; if it is still being written, it is left out."""
        try:
            yield from self._whole(path)
        except _BeingWrittenError:
            self._skip(readable_path(path), BEING_WRITTEN)

    def _whole(self, path: Path) -> Iterator[Source]:
        """Yield the file at *path*, and those inside.

        Raises:
            _BeingWrittenError: it is not whole yet.

        """
        try:
            if is_being_written(path, self._quiet):
                raise _BeingWrittenError
            yield from self._open(path, readable_path(path), 1, UnpackedSize())
        except OSError as error:
            yield unopened(path, "tệp", error)

    def _open(
        self, found: Found, path: str, depth: int, size: UnpackedSize
    ) -> Iterator[Source]:
        """Yield a file, or those inside the archive that it is."""
        file = found.place if isinstance(found, LargeFile) else found
        head = _head(file)
        try:
            if is_zip_archive(file, head):
                inside = unpack_zip(file, path, size, self._skip)
            elif is_packed_archive(head):
                inside = self._unpack(file, path, size)
            else:
                yield from self.document(found, path, depth, size)
                return
            yield from self._filled(self._each_opened(inside, depth, size))
        except UnreadableFileError as error:
            yield with_problem(file, path, error)

    def _filled(self, inside: Iterator[Source]) -> Iterator[Source]:
        """Yield what is in an archive.

        Raises:
            UnreadableFileError: nothing is, nor was anything left out.

        """
        left_out = self._left_out
        found = False
        for each in inside:
            found = True
            yield each
        if not found and left_out == self._left_out:
            raise UnreadableFileError("tệp nén không có tệp nào")

    def _each_opened(
        self, inside: Iterable[Source], depth: int, size: UnpackedSize
    ) -> Iterator[Source]:
        """Yield each of the files *inside*, and those inside it.

        Raises:
            UnreadableFileError: they lie too deep.

        """
        if depth > MOST_NESTED:
            raise UnreadableFileError("tệp nén lồng nhau quá sâu")
        for each in inside:
            if each.problem:
                yield each
            else:
                found = each.large or each.data
                yield from self._open(found, each.path, depth + 1, size)

    def document(
        self, found: Found, path: str, depth: int, size: UnpackedSize
    ) -> Iterator[Source]:
        """Yield a file that is no archive, and those inside it."""
        source = _read(found) if isinstance(found, Path) else with_content(path, found)
        yield source
        if not _may_enclose(source):
            return
        outer = source.large.place if source.large else source.data
        try:
            inside = self._unpack(outer, path, size)
            yield from self._each_opened(inside, depth, size)
        except UnreadableFileError as error:
            yield Source(f"{path}/đính kèm", problem=str(error), code=error.code)

    def _unpack(
        self, file: Path | bytes, path: str, size: UnpackedSize
    ) -> Iterator[Source]:
        """Yield the files that the unpacker takes out of *file*.

        Raises:
            UnreadableFileError: it takes out none, or too much.

        """
        packed = len(file) if isinstance(file, bytes) else file.stat().st_size
        with tempfile.TemporaryDirectory(prefix="vankho-") as folder:
            filename = path.rpartition("/")[2]
            for each in self._unpacker.unpack(file, filename, Path(folder)):
                inner = enclosed_path(each.name)
                if code := leftover_code(inner.parts):
                    self._skip(f"{path}/{inner}", code)
                else:
                    yield _unpacked_source(each, f"{path}/{inner}", packed, size)


def _unpacked_source(
    each: UnpackedFile, path: str, packed: int, size: UnpackedSize
) -> Source:
    if each.place is None:
        return Source(path, problem=each.problem)
    size.take(each.place.stat().st_size, packed)
    return with_content(path, content_of(each.place))


def _may_enclose(source: Source) -> bool:
    if source.large:  # the unpacker has room for all of it, and finds out
        return may_enclose_by_head(_head(source.large.place, HEAD))
    return bool(source.data) and may_enclose(source.data)


def _head(file: Path | bytes, size: int = _HEAD) -> bytes:
    if isinstance(file, bytes):
        return file[:size]
    with file.open("rb") as opened:
        return opened.read(size)


def _read(path: Path) -> Source:
    """Return the file with its bytes, unless they are too many.

    Raises:
        OSError: the system does not open or read it.
        _BeingWrittenError: it changed meanwhile.

    """
    shown = readable_path(path)
    before = path.stat()
    size = before.st_size
    if size > LARGEST_FILE:
        most = LARGEST_FILE // _MEBIBYTE
        problem = f"tệp lớn hơn {most} MB ({size // _MEBIBYTE} MB)"
        return Source(shown, problem=problem, code="too_large_file")
    if size < LARGE:
        source = with_content(shown, path.read_bytes())
    else:
        source = Source(shown, large=large_file(path, size))
    after = path.stat()
    if (after.st_size, after.st_mtime_ns) != (size, before.st_mtime_ns) or (
        len(source.data) not in (0, size)
    ):
        raise _BeingWrittenError
    return source
