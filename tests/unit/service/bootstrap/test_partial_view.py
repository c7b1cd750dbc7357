"""What some readers see is built by one request; others do not wait for ever."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.clearance import NOTHING
from schemas.errors import BusyError
from service.bootstrap import OpenArchive, open_archive, partial_view
from service.bootstrap.view_store import VIEWS_OF
from service.engines import open_views
from service.projections import runner
from service.projections.lock import ProjectionLock
from service.projections.runner import Projections
from service.settings import Settings
from tests.factories import REPORT, make_parsed, make_received


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenArchive]:
    """An archive of one document, in which few seconds are waited for others."""
    monkeypatch.setattr(partial_view, "HURRY", 0.1)
    with open_archive(Settings(tmp_path, admits_secrets=True)) as archive:
        parsed = make_parsed(body="kế hoạch")
        archive.archive.register(make_received(parsed), parsed)
        archive.archive.commit()
        archive.projections.catch_up()
        yield archive


def test_who_meets_a_view_that_is_being_built_is_told_to_come_again(
    opened: OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[type[BaseException]] = []

    def build(_: Projections) -> int:
        """Let another request come meanwhile."""
        with ThreadPoolExecutor() as threads, pytest.raises(BusyError) as found:
            threads.submit(opened.sight.seen_by, NOTHING).result(30)
        met.append(found.type)
        return 0

    monkeypatch.setattr(Projections, "catch_up", build)
    opened.sight.seen_by(NOTHING)

    assert met == [BusyError]


def test_a_view_that_another_process_builds_is_not_shown_before(
    opened: OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "PATIENCE", 0.1)
    opened.sight.seen_by(NOTHING).queries.status()
    parsed = make_parsed(body="báo cáo", number=REPORT)
    opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    (home,) = (opened.settings.home / VIEWS_OF).iterdir()
    lock = ProjectionLock(open_views(replace(opened.settings, home=home)).engine)

    with lock.take(wait=True), pytest.raises(BusyError):
        opened.sight.seen_by(NOTHING)

    assert opened.sight.seen_by(NOTHING).queries.status().documents == 2
