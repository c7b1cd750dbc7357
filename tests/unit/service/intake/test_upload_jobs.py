"""Files that are sent are imported as jobs, which say how far they are."""

import io
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import URL

from ingest.pipeline import parse
from ingest.programs import Programs
from schemas.errors import BusyError, ImportNotFoundError
from schemas.record import Outcome, Received
from schemas.sent_file import SentFile
from schemas.upload_job import JobState, UploadJob
from service.archive import Archive
from service.graph.ledger import Ledger, open_ledger
from service.graph.stored_jobs import StoredJobs
from service.graph.views import open_views
from service.intake.importer import Importer
from service.intake.parsers import Failure, Parsed
from service.intake.upload_jobs import ALIVE, MOST_WAITING, UploadJobs
from service.lanes import Lane
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.runner import Projections

SECONDS = 60
LATER = timedelta(seconds=1)


class PatientParsers:
    """Reads in this process; before each file but the first it waits for ``go_on``."""

    def __init__(self) -> None:
        self.go_on, self.reached = Event(), Event()

    def parse_all(self, files: Iterable[Received]) -> Iterator[tuple[Received, Parsed]]:
        for number, file in enumerate(files):
            if number:
                self.reached.set()
                self.go_on.wait(SECONDS)
            yield file, parse(file.data, file.filename, Programs())

    def close(self) -> None:
        """Whoever waits for a file gets one of which the process has died."""
        self.go_on.set()


class BrokenParsers:
    """Cannot read at all, which is a fault of ours."""

    def parse_all(self, files: Iterable[Received]) -> Iterator[tuple[Received, Parsed]]:
        for file in files:
            yield file, Failure("x", "y")
            raise ZeroDivisionError

    def close(self) -> None:
        """There is nothing to close."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files lie."""
    found = tmp_path / "temporary"
    found.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(found))
    return found


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    url = URL.create("sqlite", database=str(tmp_path / "imports.db"))
    return open_ledger(url)


@pytest.fixture
def parsers() -> PatientParsers:
    return PatientParsers()


def importer_of(
    archive: Archive, ledger: Ledger, parsers: PatientParsers | BrokenParsers
) -> Importer:
    engine = open_views("sqlite://")
    failed, lock = FailedEvents(engine), ProjectionLock(engine)
    projections = Projections(archive.log, [], failed, lock)
    return Importer(archive, projections, parsers, ledger=ledger)


@pytest.fixture
def lane() -> Lane:
    return Lane(1, waiting=0)


@pytest.fixture
def jobs(
    archive: Archive, ledger: Ledger, parsers: PatientParsers, lane: Lane
) -> Iterator[UploadJobs]:
    found = UploadJobs(importer_of(archive, ledger, parsers), ledger, lane)
    yield found
    found.close()


def sent(*names: str) -> list[SentFile]:
    return [SentFile(each, io.BytesIO(f"Công văn {each}".encode())) for each in names]


def over(jobs: UploadJobs, job: str) -> UploadJob:
    """Return a job of an once it is over."""
    pause, found = Event(), jobs.find("an", job)
    for _ in range(SECONDS * 100):
        if found.state.is_over:
            return found
        pause.wait(0.01)
        found = jobs.find("an", job)
    raise AssertionError(found)


def test_a_job_says_what_became_of_each_file(
    jobs: UploadJobs, parsers: PatientParsers, folder: Path
) -> None:
    parsers.go_on.set()

    done = over(jobs, jobs.accept("an", sent("a.txt", "b.txt", ".DS_Store")))

    assert done.state is JobState.DONE
    outcomes = {each.path: each.outcome for each in done.results}
    assert outcomes == {
        "tải lên/a.txt": Outcome.ARCHIVED,
        "tải lên/b.txt": Outcome.ARCHIVED,
        "tải lên/.DS_Store": Outcome.SKIPPED,
    }
    assert done.untouched == ()
    assert not [each for each in folder.rglob("*") if each.is_file()]


def test_nobody_else_has_the_job(jobs: UploadJobs, parsers: PatientParsers) -> None:
    parsers.go_on.set()
    job = jobs.accept("an", sent("a.txt"))

    with pytest.raises(ImportNotFoundError):
        jobs.find("bình", job)
    assert jobs.latest("bình", 9) == ()


def test_another_process_knows_how_far_a_job_is(
    jobs: UploadJobs, parsers: PatientParsers, archive: Archive, ledger: Ledger
) -> None:
    job = jobs.accept("an", sent("a.txt", "b.txt"))
    assert parsers.reached.wait(SECONDS)

    other = UploadJobs(importer_of(archive, ledger, parsers), ledger, Lane(1))

    assert other.find("an", job).state is JobState.RUNNING
    parsers.go_on.set()
    over(other, job)


def test_a_job_waits_until_others_have_taken_their_files_in(
    jobs: UploadJobs, lane: Lane, parsers: PatientParsers
) -> None:
    parsers.go_on.set()
    with lane.entered():
        job = jobs.accept("an", sent("a.txt"))

        waiting = jobs.find("an", job)
        assert waiting.state is JobState.WAITING
        assert waiting.untouched == ("a.txt",)

    assert over(jobs, job).state is JobState.DONE


def test_when_the_archive_is_closed_a_job_is_interrupted_where_it_is(
    jobs: UploadJobs, parsers: PatientParsers, folder: Path
) -> None:
    first = jobs.accept("an", sent("a.txt", "b.txt"))
    second = jobs.accept("an", sent("c.txt"))
    assert parsers.reached.wait(SECONDS)

    jobs.close()

    ended, never_begun = jobs.find("an", first), jobs.find("an", second)
    assert {ended.state, never_begun.state} == {JobState.INTERRUPTED}
    (archived,) = ended.results
    assert (archived.outcome, ended.untouched) == (Outcome.ARCHIVED, ("b.txt",))
    assert (never_begun.results, never_begun.untouched) == ((), ("c.txt",))
    assert not list(folder.rglob("*.txt"))
    with pytest.raises(BusyError):
        jobs.accept("an", sent("d.txt"))


def test_a_job_whose_process_was_killed_is_interrupted(
    jobs: UploadJobs, lane: Lane, archive: Archive, ledger: Ledger
) -> None:
    with lane.entered():
        job = jobs.accept("an", sent("a.txt"))
        later = datetime.now(UTC) + ALIVE + LATER
        importer = importer_of(archive, ledger, PatientParsers())
        after_the_kill = UploadJobs(importer, ledger, Lane(1), now=lambda: later)

        assert after_the_kill.find("an", job).state is JobState.INTERRUPTED
        jobs.close()


def test_a_fault_ends_its_job_alone(archive: Archive, ledger: Ledger) -> None:
    broken = importer_of(archive, ledger, BrokenParsers())
    jobs = UploadJobs(broken, ledger, Lane(1))

    first, second = (jobs.accept("an", sent("a.txt")) for _ in range(2))

    assert over(jobs, first).state is JobState.FAILED
    assert over(jobs, second).state is JobState.FAILED
    jobs.close()


def test_so_many_jobs_may_wait_and_no_more(jobs: UploadJobs, lane: Lane) -> None:
    with lane.entered():
        for _ in range(MOST_WAITING):
            jobs.accept("an", [])

        with pytest.raises(BusyError):
            jobs.accept("an", [])
        jobs.close()


def test_jobs_are_kept_beside_the_ledger(jobs: UploadJobs, ledger: Ledger) -> None:
    job = jobs.accept("an", [])

    assert StoredJobs(ledger.engine).find("an", job)
