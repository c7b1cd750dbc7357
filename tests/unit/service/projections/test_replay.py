"""What the archive knew at the end of a day, whatever came in since."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.domain import Aggregate

from schemas.link import LinkState
from service.answers.traces import trace_reference
from service.archive import Archive
from service.domain.document import Document
from service.files.in_memory import MemoryFiles
from service.projections.replay import Past
from tests.factories import REPORT, make_citation, make_parsed, make_received

DAY = timedelta(days=1)
BEFORE, YESTERDAY = date(2026, 10, 27), date(2026, 10, 28)


def today() -> date:
    """The local day, as it is when asked: the tests may run past midnight."""
    return date.today()  # noqa: DTZ011


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Set the clock of events to noon of a day: time cannot be waited for."""

    def run(day: date) -> None:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        stamp = staticmethod(lambda *_args: noon)
        monkeypatch.setattr(Aggregate.Event, "create_timestamp", stamp)

    return run


@pytest.fixture
def past(archive: Archive, files: MemoryFiles) -> Iterator[Past]:
    opened = Past(archive.log, files)
    yield opened
    opened.close()


def arrive(archive: Archive, *parsed: Any) -> list[str]:
    ids = [archive.register(make_received(each), each) for each in parsed]
    archive.commit()
    return ids


def report() -> Any:
    return make_parsed(
        make_citation(), body="báo cáo", number=REPORT, doc_type="Báo cáo"
    )


def states(past: Past, day: date) -> list[LinkState]:
    with past.graph(day) as graph:
        cites = trace_reference(graph, "15/BC-VKS", 1).cites
    return [each.link.state for each in cites]


def test_what_came_in_later_was_missing_then(
    archive: Archive, past: Past, at: Callable[[date], None]
) -> None:
    at(BEFORE)
    arrive(archive, report())
    at(YESTERDAY)
    arrive(archive, make_parsed())

    assert states(past, BEFORE) == [LinkState.MISSING]
    assert states(past, YESTERDAY) == [LinkState.EXACT]
    assert states(past, today()) == [LinkState.EXACT]


def test_what_people_said_later_was_not_said_then(
    archive: Archive, past: Past, at: Callable[[date], None]
) -> None:
    at(BEFORE)
    ident, plan = arrive(archive, report(), make_parsed())
    at(YESTERDAY)
    key = make_citation().number.key  # type: ignore[union-attr]  # it has one
    day = make_citation().issued_on
    document = archive.log.find(Document, UUID(ident))
    assert document
    document.reject_citation(
        key=key,
        day=day.isoformat() if day else None,
        target=plan,
        by="An",
        why="-",
    )
    archive.log.save(document)

    assert states(past, BEFORE) == [LinkState.EXACT]
    assert states(past, YESTERDAY) == [LinkState.REJECTED]


def test_no_more_days_are_kept_than_may_be_whoever_reads(
    archive: Archive,
    files: MemoryFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    arrive(archive, report())
    past, days = (
        Past(archive.log, files, most=2),
        [today() + n * DAY for n in range(5)],
    )
    kept: list[int] = []

    def look(day: date) -> list[LinkState]:
        with past.graph(day) as graph:
            kept.append(len(list(tmp_path.iterdir())))
            cites = trace_reference(graph, "15/BC-VKS", 1).cites
        return [each.link.state for each in cites]

    with ThreadPoolExecutor(10) as threads:
        found = list(threads.map(look, days * 4))
    past.close()

    assert found == [[LinkState.MISSING]] * 20
    assert max(kept) <= 2
    assert list(tmp_path.iterdir()) == []


def test_of_a_day_that_is_not_over_more_may_come_to_be_known(
    archive: Archive, past: Past
) -> None:
    arrive(archive, report())
    assert states(past, today()) == [LinkState.MISSING]
    arrive(archive, make_parsed())

    assert states(past, today()) == [LinkState.EXACT]
