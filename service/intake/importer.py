"""Many files into the archive: read by workers, written by one."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic

from schemas.record import FileResult, ImportSummary, Outcome, Received
from service.archive import Archive
from service.domain.document import document_id
from service.intake.incoming_file import Source
from service.intake.parsers import Failure, Parsed, Parsers
from service.intake.sources import count_sources, find_sources
from service.intake.unpackers import Unpacker, UnpackerHere
from service.projections.runner import Projections

BATCH = 100
"""Files whose events are appended at a time."""
CATCH_UP = 2000
"""Files after which the projections catch up during a long import."""

Report = Callable[[FileResult], None]

WITHDRAWN = "văn bản đã rút ({words}); đưa lại bằng vankho restore {id}"


class Importer:
    """Puts files, folders and zip archives into the archive.

    An interrupted import is resumed by running it again: what is already archived is
    recognised by its checksum, without reading it.
    """

    def __init__(
        self,
        archive: Archive,
        projections: Projections,
        parsers: Parsers,
        unpacker: Unpacker | None = None,
    ) -> None:
        self._archive = archive
        self._projections = projections
        self._parsers = parsers
        self._unpacker = unpacker or UnpackerHere()
        self._one_at_a_time = Lock()
        self._restored_some = False

    def count(self, paths: Iterable[Path]) -> int:
        """Return how many files are under *paths*, for a progress bar."""
        return count_sources(paths)

    def run(self, paths: Iterable[Path], report: Report) -> ImportSummary:
        """Import all files under *paths*, calling *report* with each result."""
        with self._one_at_a_time, closing(self._unpacker):
            return self._run(paths, report)

    def _run(self, paths: Iterable[Path], report: Report) -> ImportSummary:
        started = monotonic()
        counts = dict.fromkeys(Outcome, 0)
        unsaved: list[FileResult] = []
        for seen, result in enumerate(self._take_in(paths), start=1):
            counts[result.outcome] += 1
            unsaved.append(result)
            if seen % BATCH == 0:
                self._save(unsaved, report)
            if seen % CATCH_UP == 0:
                self._projections.catch_up()
        self._save(unsaved, report)
        self._projections.catch_up()
        if self._restored_some and not self._projections.delay:
            self._projections.try_again()
        return ImportSummary(
            seen=sum(counts.values()),
            archived=counts[Outcome.ARCHIVED],
            duplicates=counts[Outcome.DUPLICATE],
            quarantined=counts[Outcome.QUARANTINED],
            skipped=counts[Outcome.SKIPPED],
            seconds=monotonic() - started,
        )

    def _save(self, results: list[FileResult], report: Report) -> None:
        """Append the events of *results*, and only then report them."""
        self._archive.commit()
        for result in results:
            report(result)
        results.clear()

    def _take_in(self, paths: Iterable[Path]) -> Iterator[FileResult]:
        """Yield the results of the files under *paths*, reading only what has to be."""
        unread: list[FileResult] = []
        on_their_way: dict[str, str] = {}  # the path of each file, by its checksum
        damaged: set[str] = set()  # the checksums of those whose stored files are

        def skip(path: str, code: str) -> None:
            unread.append(FileResult(path, Outcome.SKIPPED, code=code))

        def to_read() -> Iterator[Received]:
            for source in find_sources(paths, skip, self._unpacker):
                received = _received(source)
                if source.problem:
                    unread.append(self._quarantined(source, received))
                elif received.checksum in on_their_way:
                    unread.append(self._duplicate(source.path, received))
                elif not self._archive.has(received.checksum):
                    on_their_way[received.checksum] = source.path
                    yield received
                elif self._archive.is_intact(received):
                    unread.append(self._duplicate(source.path, received))
                else:
                    on_their_way[received.checksum] = source.path
                    damaged.add(received.checksum)
                    yield received

        for received, parsed in self._parsers.parse_all(to_read()):
            yield from _drain(unread)
            path = on_their_way.pop(received.checksum)
            if received.checksum in damaged:
                yield self._restored(path, received, parsed)
            else:
                yield self._record(path, received, parsed)
        yield from _drain(unread)

    def _record(self, path: str, received: Received, parsed: Parsed) -> FileResult:
        if isinstance(parsed, Failure):
            code, reason = parsed.code, parsed.reason
            document = self._archive.quarantine(received, code, reason)
            return FileResult(path, Outcome.QUARANTINED, document, reason)
        document = self._archive.register(received, parsed)
        return FileResult(path, Outcome.ARCHIVED, document)

    def _restored(self, path: str, received: Received, parsed: Parsed) -> FileResult:
        """Store an archived file again, and its text if it can still be read."""
        self._archive.restore(received)
        if isinstance(parsed, Failure):
            document = str(document_id(received.checksum))
            return FileResult(path, Outcome.QUARANTINED, document, parsed.reason)
        self._archive.register(received, parsed)
        self._restored_some = True
        return self._duplicate(path, received, "restored")

    def _duplicate(
        self, path: str, received: Received, code: str | None = None
    ) -> FileResult:
        """Return that it is known; if it was withdrawn, by whom, and what to do."""
        document, reason = str(document_id(received.checksum)), None
        if withdrawal := self._archive.withdrawal(received.checksum):
            reason = WITHDRAWN.format(words=withdrawal.words, id=document[:8])
        return FileResult(path, Outcome.DUPLICATE, document, reason, code)

    def _quarantined(self, source: Source, received: Received) -> FileResult:
        problem = source.problem or ""
        document = self._archive.quarantine(received, source.code, problem)
        return FileResult(source.path, Outcome.QUARANTINED, document, problem)


def _received(source: Source) -> Received:
    # where no bytes could be had, the path has to tell one file from another
    content = source.path.encode("utf-8", "surrogateescape")
    checksum = sha256(source.data or content).hexdigest()
    return Received(source.filename, checksum, source.data, source.path)


def _drain(results: list[FileResult]) -> Iterator[FileResult]:
    while results:
        yield results.pop(0)
