"""Reading the originals again with a newer parser; decisions are kept."""

from collections.abc import Callable, Iterable, Iterator

from ingest.version import PARSER_VERSION
from schemas.errors import StoredFileError
from schemas.record import DocumentRecord, FileResult, Outcome, Received
from service.archive import Archive
from service.files.large_files import stored_original
from service.files.port import FileStore
from service.graph.lookup import look_up
from service.graph.port import Graph
from service.intake.parsers import Failure, Parsed, Parsers
from service.intake.temporary_folder import temporary_folder
from service.projections.runner import Projections

BATCH = 100
"""Documents whose events are appended at a time."""

Report = Callable[[FileResult], None]


class Reparser:
    """Reads documents of the archive again and records what is found now."""

    def __init__(
        self,
        archive: Archive,
        graph: Graph,
        files: FileStore,
        projections: Projections,
        parsers: Parsers,
    ) -> None:
        self._archive = archive
        self._graph = graph
        self._files = files
        self._projections = projections
        self._parsers = parsers

    def outdated(self) -> tuple[str, ...]:
        """Return the ids of documents read by another version of the parser."""
        return self._graph.not_parsed_by(PARSER_VERSION)

    def without_layout(self) -> tuple[str, ...]:
        """Return the ids of the documents read before layouts were kept."""
        return self._graph.without_layout()

    def named(self, references: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the documents that *references* name, with all their files.

        Raises:
            DocumentNotFoundError: one is not in the archive.
            AmbiguousReferenceError: several have one number.

        """
        ids = [look_up(self._graph, each).id for each in references]
        records = filter(None, map(self._graph.record, ids))
        files = (file.id for record in records for file in record.files)
        return tuple(dict.fromkeys(files))

    def alike(self, doc_type: str | None, version: str | None) -> tuple[str, ...]:
        """Return the ids of all of that kind (None: any), read by that parser."""
        return self._graph.find_ids(doc_type, version)

    @temporary_folder()
    def run(self, ids: Iterable[str], report: Report) -> int:
        """Read the documents *ids* again; return how many.

        What is found is recorded, unless the same parser found the same before. A
        document whose original is damaged or gone is reported and left as it is.
        """
        done = 0
        with self._archive.collecting():
            for result in self._results_of(ids):
                report(result)
                done += 1
                if done % BATCH == 0:
                    self._archive.commit()
            self._archive.commit()
        self._projections.catch_up()
        if not self._projections.delay:
            self._projections.try_again()
        return done

    def _results_of(self, ids: Iterable[str]) -> Iterator[FileResult]:
        damaged: list[FileResult] = []
        for received, parsed in self._parsers.parse_all(self._originals(ids, damaged)):
            yield from damaged
            damaged.clear()
            yield self._record(received, parsed)
        yield from damaged

    def _originals(
        self, ids: Iterable[str], damaged: list[FileResult]
    ) -> Iterator[Received]:
        for record in filter(None, map(self._graph.record, ids)):
            try:
                yield _received(record, self._files)
            except StoredFileError as error:
                damaged.append(_damaged(record, error))

    def _record(self, received: Received, parsed: Parsed) -> FileResult:
        """Record what was found; if unreadable now, keep the old reading."""
        if isinstance(parsed, Failure):
            return FileResult(
                received.filename, Outcome.QUARANTINED, reason=parsed.reason
            )
        document = self._archive.register(received, parsed)
        return FileResult(received.filename, Outcome.ARCHIVED, document)


def _damaged(record: DocumentRecord, error: StoredFileError) -> FileResult:
    summary = record.summary
    name = " ".join(filter(None, (summary.number, summary.filename)))
    return FileResult(name, Outcome.SKIPPED, summary.id, code=error.code)


def _received(record: DocumentRecord, files: FileStore) -> Received:
    return stored_original(files, record.summary.filename, record.checksum)
