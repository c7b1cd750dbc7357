"""A folder whose files are imported as they come."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from schemas.import_run import LedgerEntry
from schemas.record import FileResult, ImportSummary, Outcome
from service.graph.ledger import Ledger
from service.intake.importer import Importer
from service.intake.incoming_file import Exclusions
from service.intake.leftovers import leftover_code
from service.intake.parsers import HAS_SECRECY_MARK
from service.intake.sources import BEING_WRITTEN
from service.intake.unfinished_files import is_being_written

Report = Callable[[FileResult], None]
_TAKEN_IN = {Outcome.ARCHIVED, Outcome.DUPLICATE}


class HotFolder:
    """Imports what comes into *folder*, once it is whole; see ``Exclusions``.

    What was taken in is moved to the folder *moved_to*, with the folders it lies in;
    None: it stays. Where it stays, the ledger knows it after a restart.
    """

    def __init__(
        self,
        folder: Path,
        importer: Importer,
        ledger: Ledger,
        without: Exclusions,
        moved_to: Path | None = None,
    ) -> None:
        self._folder = folder.absolute()
        self._importer, self._ledger = importer, ledger
        self._without, self._moved_to = without, moved_to
        self._unfinished: set[Path] = set()

    def take_in(
        self, changes: Iterable[frozenset[Path]], report: Report
    ) -> Iterator[ImportSummary]:
        """Import all that is there, then what *changes*; yield what became of it.

        The first change only says that the others will be reported; an empty one is the
        time to look again at what was being written.
        """
        coming = iter(changes)
        next(coming, None)  # from now on nothing is missed that changes
        yield self._run([self._folder], report)
        for changed in coming:
            paths = self._whole({*self._unfinished, *changed})
            if paths:
                yield self._run(paths, report)

    def _whole(self, paths: Collection[Path]) -> list[Path]:
        """Return those to be imported now; keep those that are being written."""
        self._unfinished.clear()
        if self._folder in paths:  # it was away
            return [self._folder]
        found: list[Path] = []
        for path in sorted(paths):
            with suppress(OSError):  # it is gone
                if not self._is_wanted(path):
                    continue
                if path.is_file() and is_being_written(path, self._without.quiet):
                    self._unfinished.add(path)
                elif not any(outer in path.parents for outer in found):
                    found.append(path)
        return found

    def _is_wanted(self, path: Path) -> bool:
        """Return whether it lies in the folder, no leftover and not the archive's."""
        if not path.exists() or self._folder not in path.parents:
            return False
        if leftover_code(path.relative_to(self._folder).parts):
            return False
        others = filter(None, (self._without.home, self._moved_to))
        return not any(path.is_relative_to(each.absolute()) for each in others)

    def _run(self, paths: list[Path], report: Report) -> ImportSummary:
        def note(result: FileResult) -> None:
            if result.code == BEING_WRITTEN:
                self._unfinished.add(Path(result.path).absolute())
            report(result)

        summary = self._importer.run(paths, note)
        if self._moved_to and not summary.interrupted:
            self._move(summary.run, self._moved_to)
        return summary

    def _move(self, run: int, moved_to: Path) -> None:
        """Move the files of which a run has taken in all that is in them."""
        by_file: dict[str, list[LedgerEntry]] = defaultdict(list)
        for entry in self._ledger.files(run):
            by_file[entry.file or ""].append(entry)
        for file, entries in by_file.items():
            if _are_taken_in(entries) and _is_as_seen(entries[0]):
                inner = Path(file).relative_to(self._folder)
                _move_beside(Path(file), moved_to / inner)


def _are_taken_in(entries: Iterable[LedgerEntry]) -> bool:
    """Return whether all in a file is archived, but for what nobody would miss."""
    outcomes = {
        each.outcome
        for each in entries
        if each.outcome is not Outcome.SKIPPED or each.code == HAS_SECRECY_MARK
    }
    return bool(outcomes) and outcomes <= _TAKEN_IN


def _is_as_seen(entry: LedgerEntry) -> bool:
    """Return whether the file is still that of which the ledger tells."""
    try:
        found = Path(entry.file or "").stat()
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (entry.file_size, entry.modified)


def _move_beside(file: Path, target: Path) -> None:
    """Move a file to *target*, or beside what is there: ``plan (2).pdf``."""
    target.parent.mkdir(parents=True, exist_ok=True)
    free = target
    for number in count(2):
        if not free.exists():
            break
        free = target.with_stem(f"{target.stem} ({number})")
    shutil.move(file, free)
