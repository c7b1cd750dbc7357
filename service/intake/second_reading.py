"""Files of the quarantine, read again from what is stored of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from time import monotonic

from ingest.version import PARSER_VERSION
from schemas.errors import StoredFileError
from schemas.import_run import LedgerEntry
from schemas.record import FileResult, Outcome, QuarantinedFile, Received
from service.archive import Archive
from service.files.large_files import stored_original
from service.files.port import FileStore
from service.graph.ledger import Ledger
from service.intake.parsers import Failure, Parsed, Parsers
from service.intake.temporary_folder import temporary_folder
from service.projections.runner import Projections

Report = Callable[[FileResult], None]

BATCH = 100
"""Files whose events are appended at a time."""


class SecondReading:
    """Reads files again that could not be read, and records what is found now.

    The ledger has it as a run of no paths: what it saw lay in the archive.
    """

    def __init__(
        self,
        archive: Archive,
        files: FileStore,
        projections: Projections,
        parsers: Parsers,
        ledger: Ledger,
    ) -> None:
        self._archive, self._files = archive, files
        self._projections, self._parsers = projections, parsers
        self._ledger = ledger

    @temporary_folder()
    def run(self, files: Sequence[QuarantinedFile], report: Report) -> int:
        """Read *files* again, and report each; return how many could be read.

        Those of which nothing is stored are skipped: an import reads them from where
        they lie.
        """
        if not files:
            return 0
        run, read, seen = self._ledger.begin((), PARSER_VERSION), 0, 0
        with self._archive.collecting():
            for entries in self._batches(files):
                self._archive.commit()
                self._ledger.put(run, 1 + seen, entries)
                seen += len(entries)
                for each in entries:
                    read += each.outcome is Outcome.ARCHIVED
                    report(_result_of(each))
        self._ledger.end(run, interrupted=False)
        self._projections.catch_up()
        return read

    def _batches(self, files: Iterable[QuarantinedFile]) -> Iterator[list[LedgerEntry]]:
        """Yield what became of *files*, to be stored before the next are read."""
        results: list[LedgerEntry] = []
        begun = monotonic()
        for received, parsed in self._parsers.parse_all(self._stored(files, results)):
            entry = self._record(received, parsed)
            results.append(replace(entry, seconds=monotonic() - begun))
            begun = monotonic()
            if len(results) >= BATCH:
                yield results
                results.clear()
        if results:
            yield results

    def _stored(
        self, files: Iterable[QuarantinedFile], results: list[LedgerEntry]
    ) -> Iterator[Received]:
        for each in files:
            path = each.paths[0]
            received = self._received(each, path) if each.size else None
            if received:
                yield received
            else:
                outcome = Outcome.SKIPPED
                entry = LedgerEntry(path, outcome, "found", code="not_stored")
                results.append(replace(entry, document=each.id))

    def _received(self, file: QuarantinedFile, path: str) -> Received | None:
        """Return a file as it is stored; None: it is not, or is damaged."""
        try:
            return stored_original(self._files, file.filename, file.checksum, path)
        except StoredFileError:
            return None

    def _record(self, received: Received, parsed: Parsed) -> LedgerEntry:
        entry = LedgerEntry(
            received.path or received.filename,
            Outcome.ARCHIVED,
            "read",
            size=received.size,
            checksum=received.checksum,
        )
        if isinstance(parsed, Failure):
            code, reason = parsed.code, parsed.reason
            document = self._archive.quarantine(received, code, reason)
            found = replace(entry, code=code, reason=reason, document=document)
            return replace(found, outcome=Outcome.QUARANTINED)
        return replace(entry, document=self._archive.register(received, parsed))


def _result_of(entry: LedgerEntry) -> FileResult:
    # a code of the quarantine has no message beside the reason
    code = None if entry.outcome is Outcome.QUARANTINED else entry.code
    return FileResult(entry.path, entry.outcome, entry.document, entry.reason, code)
