"""Many files into the archive: read by workers, written by one."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from time import monotonic

from ingest.version import PARSER_VERSION
from schemas.import_run import LedgerEntry
from schemas.record import FileResult, ImportSummary, Outcome
from service.archive import Archive
from service.graph.ledger import Ledger
from service.intake.classifier import Classifier
from service.intake.incoming_file import NOTHING, Exclusions
from service.intake.parsers import HAS_SECRECY_MARK, Parsers
from service.intake.sources import count_sources
from service.intake.temporary_folder import temporary_folder
from service.intake.unpackers import Unpacker, UnpackerHere
from service.projections.runner import Projections

BATCH = 100
"""Files whose events are appended at a time."""
SECONDS = 5.0
"""After so long those of a smaller batch are, so that little is lost by a kill."""
CATCH_UP = 1000
"""Files after which the projections catch up: meanwhile workers read on."""

Report = Callable[[FileResult], None]
Begin = Callable[[int], object]
"""Is told the number of the run in the ledger."""


def _tell_nobody(_run: int) -> None:
    """Leave the number to the summary."""


class Importer:
    """Puts files, folders and zip archives into the archive.

    An interrupted import is resumed by running it again: what is already archived is
    recognised by its checksum, or by path, size and time, without reading it.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # the parts of an import
        self,
        archive: Archive,
        projections: Projections,
        parsers: Parsers,
        unpacker: Unpacker | None = None,
        ledger: Ledger | None = None,
        without: Exclusions = NOTHING,
    ) -> None:
        self._archive = archive
        self._projections = projections
        self._parsers = parsers
        self._unpacker = unpacker or UnpackerHere()
        self._ledger = ledger or Ledger.in_memory()
        self._without = without
        self._one_at_a_time = Lock()
        self._waiting = self._interrupted = self._ended = False

    def count(self, paths: Iterable[Path]) -> int:
        """Return how many files are under *paths*, for a progress bar."""
        return count_sources(paths, self._without)

    def run(
        self,
        paths: Iterable[Path],
        report: Report,
        begin: Begin = _tell_nobody,
        hidden: frozenset[str] = frozenset(),
    ) -> ImportSummary:
        """Import all files under *paths*, calling *report* with each result.

        ``interrupt`` ends it; what was read until then is archived. Whoever sent them
        may not know of the documents *hidden* (ids): their files are taken as unknown
        ones are.
        """
        with self._alone():
            return self._run(tuple(paths), report, begin, hidden)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no other run begin, and leave nothing behind but what was committed."""
        with (
            self._one_at_a_time,
            temporary_folder(),
            closing(self._unpacker),
            self._archive.collecting(),
        ):
            yield

    def interrupt(self) -> None:
        """End the run, from a signal handler: a batch that is being stored comes first.

        Raises:
            KeyboardInterrupt: nothing is being stored; ``run`` knows what to do.

        """
        self._interrupted = True
        if self._waiting:
            raise KeyboardInterrupt

    def end(self) -> None:
        """End the run for good, from another thread, also in the middle of a file.

        That file is left as if it had not been seen.
        """
        self._interrupted = self._ended = True
        self._parsers.close()

    def _run(
        self,
        paths: tuple[Path, ...],
        report: Report,
        begin: Begin,
        hidden: frozenset[str],
    ) -> ImportSummary:
        parts = self._archive, self._ledger, self._unpacker, self._without
        files = Classifier(*parts, hidden)
        batches = _Batches(self._archive, self._ledger, paths, report)
        self._interrupted = self._ended
        begin(batches.run)
        with closing(self._take_in(files, paths)) as entries:
            while entry := self._next(entries):
                if batches.add(entry) % CATCH_UP == 0:
                    self._projections.catch_up()
        batches.save()
        self._ledger.end(batches.run, interrupted=self._interrupted)
        for document, there in self._ledger.superseded(batches.run).items():
            self._archive.supersede(document, there)
        if not self._interrupted:
            self._projections.catch_up()
            if files.restored and not self._projections.delay:
                self._projections.try_again()
        return batches.summary(interrupted=self._interrupted)

    def _next(self, entries: Iterator[LedgerEntry]) -> LedgerEntry | None:
        """Return the next result; None: there is none, or somebody ended the run."""
        if self._interrupted:
            return None
        self._waiting = True
        try:
            return next(entries, None)
        except KeyboardInterrupt:
            self._interrupted = True
            return None
        finally:
            self._waiting = False

    def _take_in(
        self, files: Classifier, paths: Iterable[Path]
    ) -> Generator[LedgerEntry, None, None]:
        """Yield what becomes of the files under *paths*, reading what has to be."""
        for received, parsed in self._parsers.parse_all(files.to_read(paths)):
            if self._interrupted:  # perhaps its process was ended for that
                return
            yield from _drain(files.known)
            yield files.record(received, parsed)
        yield from _drain(files.known)


class _Batches:
    """The results of one run: stored in batches, and only then reported."""

    def __init__(
        self, archive: Archive, ledger: Ledger, paths: Iterable[Path], report: Report
    ) -> None:
        self._archive, self._ledger, self._report = archive, ledger, report
        self.run = ledger.begin(map(str, paths), PARSER_VERSION)
        self._counts = dict.fromkeys(Outcome, 0)
        self._refused = 0
        self._unsaved: list[LedgerEntry] = []
        self._begun = self._saved = monotonic()

    def add(self, entry: LedgerEntry) -> int:
        """Add a result, and return how many there are."""
        self._unsaved.append(entry)
        if len(self._unsaved) >= BATCH or monotonic() - self._saved > SECONDS:
            self.save()
        return sum(self._counts.values()) + len(self._unsaved)

    def save(self) -> None:
        """Append the events, enter the files into the ledger, then report them."""
        of_others = self._archive.commit()
        entries = [_as_stored(each, of_others) for each in self._unsaved]
        self._ledger.put(self.run, 1 + sum(self._counts.values()), entries)
        self._unsaved.clear()
        for each in entries:
            self._counts[each.outcome] += 1
            self._refused += each.code == HAS_SECRECY_MARK
            self._report(result_of(each))
        self._saved = monotonic()

    def summary(self, *, interrupted: bool) -> ImportSummary:
        """Return what became of all files."""
        return ImportSummary(
            seen=sum(self._counts.values()),
            archived=self._counts[Outcome.ARCHIVED],
            duplicates=self._counts[Outcome.DUPLICATE],
            quarantined=self._counts[Outcome.QUARANTINED],
            skipped=self._counts[Outcome.SKIPPED],
            refused=self._refused,
            seconds=monotonic() - self._begun,
            run=self.run,
            interrupted=interrupted,
        )


def _as_stored(entry: LedgerEntry, of_others: frozenset[str]) -> LedgerEntry:
    """Return the entry; what another process was first to archive is a duplicate."""
    if entry.outcome is Outcome.ARCHIVED and entry.document in of_others:
        return replace(entry, outcome=Outcome.DUPLICATE)
    return entry


def result_of(entry: LedgerEntry, path: str = "") -> FileResult:
    """Return what is reported of a file, under another *path* if it is given."""
    # a code of what was read has no message beside the reason
    is_read = entry.outcome is Outcome.QUARANTINED or entry.code == HAS_SECRECY_MARK
    code = None if is_read else entry.code
    shown = path or entry.path
    return FileResult(
        shown, entry.outcome, entry.document, entry.reason, code, entry.stage
    )


def _drain(entries: list[LedgerEntry]) -> Iterator[LedgerEntry]:
    while entries:
        yield entries.pop(0)
