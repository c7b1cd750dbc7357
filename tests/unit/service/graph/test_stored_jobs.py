"""Which jobs an account has, and how far they are."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from schemas.upload_job import JobState
from service.graph.stored_jobs import KEPT, StoredJob, StoredJobs

NOW = datetime(2026, 11, 28, 8, 0, tzinfo=UTC)
JOB = StoredJob("1", "an", ("/tmp/a.pdf",), NOW, NOW + timedelta(seconds=20))  # noqa: S108  # no file


@pytest.fixture
def stored(engine: Engine) -> StoredJobs:
    return StoredJobs(engine)


def put(stored: StoredJobs, ident: str, sent_at: datetime = NOW) -> None:
    stored.put(StoredJob(ident, "an", (), sent_at, sent_at))


def test_a_job_is_found_as_it_was_put(engine: Engine) -> None:
    stored = StoredJobs(engine)

    stored.put(JOB)

    assert stored.find("an", "1") == JOB


def test_a_job_of_another_account_is_not_found(stored: StoredJobs) -> None:
    stored.put(JOB)

    assert stored.find("bình", "1") is None
    assert stored.latest("bình", 9) == ()


def test_the_latest_job_comes_first(stored: StoredJobs) -> None:
    for number in range(3):
        put(stored, str(number), NOW + timedelta(minutes=number))

    assert [each.id for each in stored.latest("an", 2)] == ["2", "1"]


def test_how_a_job_ended_is_noted_once(stored: StoredJobs) -> None:
    stored.put(JOB)
    stored.begin("1", 7)

    stored.end("1", JobState.INTERRUPTED, NOW)
    stored.end("1", JobState.DONE, NOW)
    stored.keep_alive(["1"], NOW + KEPT)

    found = stored.find("an", "1")
    assert found
    assert (found.run, found.end, found.ended_at) == (7, JobState.INTERRUPTED, NOW)
    assert found.alive_until == JOB.alive_until


def test_a_job_is_forgotten_after_its_time(stored: StoredJobs) -> None:
    put(stored, "old", NOW - KEPT - timedelta(seconds=1))
    put(stored, "new", NOW - KEPT + timedelta(seconds=1))

    put(stored, "newest")

    assert [each.id for each in stored.latest("an", 9)] == ["newest", "new"]
