"""Files of the quarantine, read again from what is stored of them."""

from collections.abc import Callable, Iterable, Iterator

from schemas.errors import StoredFileError
from schemas.record import FileResult, Outcome, QuarantinedFile, Received
from service.archive import Archive
from service.files.port import FileStore
from service.intake.parsers import Failure, Parsed, Parsers
from service.projections.runner import Projections

Report = Callable[[FileResult], None]


class SecondReading:
    """Reads files again that could not be read, and records what is found now."""

    def __init__(
        self,
        archive: Archive,
        files: FileStore,
        projections: Projections,
        parsers: Parsers,
    ) -> None:
        self._archive, self._files = archive, files
        self._projections, self._parsers = projections, parsers

    def run(self, files: Iterable[QuarantinedFile], report: Report) -> int:
        """Read *files* again, and report each; return how many could be read.

        Those of which nothing is stored are skipped: an import reads them from where
        they lie.
        """
        results: list[FileResult] = []
        for received, parsed in self._parsers.parse_all(self._stored(files, results)):
            results.append(self._record(received, parsed))
        self._archive.commit()
        self._projections.catch_up()
        for each in results:
            report(each)
        return sum(each.outcome is Outcome.ARCHIVED for each in results)

    def _stored(
        self, files: Iterable[QuarantinedFile], results: list[FileResult]
    ) -> Iterator[Received]:
        for each in files:
            path = each.paths[0]
            try:
                data = self._files.read(each.checksum) if each.size else b""
            except StoredFileError:
                data = b""
            if data:
                yield Received(each.filename, each.checksum, data, path)
            else:
                outcome, code = Outcome.SKIPPED, "not_stored"
                results.append(FileResult(path, outcome, each.id, code=code))

    def _record(self, received: Received, parsed: Parsed) -> FileResult:
        path = received.path or received.filename
        if isinstance(parsed, Failure):
            code, reason = parsed.code, parsed.reason
            document = self._archive.quarantine(received, code, reason)
            return FileResult(path, Outcome.QUARANTINED, document, reason)
        document = self._archive.register(received, parsed)
        return FileResult(path, Outcome.ARCHIVED, document)
