"""The files of an import: single ones, those in folders and in archives."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from service.intake.file_names import readable_path
from service.intake.folders import Folders, unopened
from service.intake.incoming_file import Skip, Source, skip_silently, with_bytes
from service.intake.unpacked_size import LARGEST_FILE
from service.intake.zip_archives import ZipArchives, count_members, is_archive

__all__ = ["Source", "count_sources", "find_sources"]

_MEBIBYTE = 1024 * 1024


def find_sources(paths: Iterable[Path], skip: Skip = skip_silently) -> Iterator[Source]:
    """Yield the files under *paths* in the order of their names.

    What programs leave about below a folder or in an archive, folders that are reached
    twice, and what is no file are left out; *skip* is told of each.
    """
    for found in Folders(skip).walk(paths):
        if isinstance(found, Source):
            yield found
        else:
            yield from _opened(found, skip)


def count_sources(paths: Iterable[Path]) -> int:
    """Return how many files are under *paths*, without reading them.

    ``find_sources`` yields more where archives lie inside archives.
    """
    return sum(map(_count, Folders(skip_silently).walk(paths)))


def _count(found: Path | Source) -> int:
    try:
        if isinstance(found, Path) and is_archive(found):
            return count_members(found)
    except OSError:
        pass
    return 1


def _opened(path: Path, skip: Skip) -> Iterator[Source]:
    try:
        if is_archive(path):
            yield from ZipArchives(skip).unpack(path, readable_path(path))
        else:
            yield _read(path)
    except OSError as error:
        yield unopened(path, "tệp", error)


def _read(path: Path) -> Source:
    """Return the file with its bytes, unless they are too many.

    Raises:
        OSError: the system does not open or read it.

    """
    shown = readable_path(path)
    size = path.stat().st_size
    if size > LARGEST_FILE:
        most = LARGEST_FILE // _MEBIBYTE
        problem = f"tệp lớn hơn {most} MB ({size // _MEBIBYTE} MB)"
        return Source(shown, problem=problem, code="too_large_file")
    return with_bytes(shown, path.read_bytes())
