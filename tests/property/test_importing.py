"""The law of imports: what was seen is the sum of what became of it, always."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.pipeline import parse
from ingest.programs import Programs
from schemas.errors import UnreadableFileError
from schemas.record import ImportSummary, Outcome, Received
from service.archive import Archive
from service.domain.document_log import DocumentLog
from service.files.in_memory import MemoryFiles
from service.graph.ledger import Ledger
from service.graph.views import open_views
from service.intake.importer import Importer
from service.intake.parsers import Failure, Parsed
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.runner import Projections

READABLE = [f"Công văn số {number} về việc đi lại".encode() for number in range(4)]
CONTENTS = st.sampled_from([*READABLE, b"%PDF-1.7\n%%broken", b"", b"\0\1\2"])
NAMES = st.sampled_from(
    ["a.txt", "b.txt", "c/d.txt", "c/e.txt", "Thumbs.db", "~$a.doc"]
)
FOLDERS = st.dictionaries(NAMES, CONTENTS, min_size=1)


class ParsersHere:
    """Reads in this process; after *count* files, *meanwhile* happens."""

    def __init__(self, count: int, meanwhile: Callable[[], object]) -> None:
        self._count, self._meanwhile = count, meanwhile

    def parse_all(self, files: Iterable[Received]) -> Iterator[tuple[Received, Parsed]]:
        for number, file in enumerate(files):
            if number == self._count:
                self._meanwhile()
            yield file, parsed(file)

    def close(self) -> None:
        """There is nothing to close."""


def parsed(file: Received) -> Parsed:
    try:
        return parse(file.data, file.filename, Programs())
    except UnreadableFileError as error:
        return Failure(error.code, str(error))


class Office:
    """An archive, and imports into it that go on at the same time."""

    def __init__(self) -> None:
        self.log, self.files, self.ledger = (
            DocumentLog(),
            MemoryFiles(),
            Ledger.in_memory(),
        )
        engine = open_views("sqlite://")
        self._projections = Projections(
            self.log, [], FailedEvents(engine), ProjectionLock(engine)
        )
        self.summaries: list[ImportSummary] = []

    def import_folder(self, folder: Path, pauses: list[int]) -> None:
        """Import; after as many files as is drawn, another import of it runs whole."""
        count, *others = pauses or [-1]
        parsers = ParsersHere(count, lambda: self.import_folder(folder, others))
        archive = Archive(self.log, self.files)
        importer = Importer(archive, self._projections, parsers, ledger=self.ledger)
        self.summaries.append(importer.run([folder], lambda _: None))


@settings(deadline=None, max_examples=30)
@given(
    first=FOLDERS,
    second=FOLDERS,
    pauses=st.lists(st.integers(0, 3), max_size=2),
)
def test_what_was_seen_is_the_sum_of_what_became_of_it(
    first: dict[str, bytes], second: dict[str, bytes], pauses: list[int]
) -> None:
    office = Office()
    with TemporaryDirectory() as name:
        for contents in (first, second):
            for path, data in contents.items():
                target = Path(name, path)
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(data)
            office.import_folder(Path(name), pauses)

    for summary in office.summaries:
        counts = (summary.archived, summary.duplicates)
        assert summary.seen == sum(counts) + summary.quarantined + summary.skipped
        entries = list(office.ledger.files(summary.run))
        assert summary.seen == len(entries)
        assert len({each.path for each in entries}) == len(entries)
    documents = {
        each.document
        for summary in office.summaries
        for each in office.ledger.files(summary.run)
        if each.outcome is Outcome.ARCHIVED
    }
    assert sum(each.archived for each in office.summaries) == len(documents)
    assert len(documents) <= len(READABLE)
