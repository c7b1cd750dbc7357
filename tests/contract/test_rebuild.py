"""A rebuild takes nothing away: the former answer until the new are complete."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from http import HTTPStatus
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import text

from schemas.decision import DecidedBy
from schemas.errors import DiskError
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.projections import logged_events
from service.settings import Settings
from tests.engines import DATABASES
from tests.factories import REPORT, make_citation, make_parsed, make_received
from tests.served import TestClient

API = "/api/v1"
AT_A_TIME = 2
"""Events applied at a time, so that a rebuild of the few here has several steps."""
STEPS = 6
"""Of a rebuild of the six events here: three of the read models, three of the index."""
WHO = DecidedBy("An", "in nhầm")
Asked = dict[str, Any]


@pytest.fixture(params=DATABASES)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Of an archive with a plan, and a report that cites it."""
    database = None
    if request.param == "postgresql":
        database = request.getfixturevalue("database")
    settings = Settings(tmp_path, database=database)
    with open_archive(settings) as opened:
        report = make_parsed(make_citation(), body="báo cáo", number=REPORT)
        for each in (make_parsed(), report):
            opened.archive.register(make_received(each), each)
        opened.archive.commit()
        opened.projections.catch_up()
    return settings


@pytest.fixture
def opened(settings: Settings) -> Iterator[OpenArchive]:
    with open_archive(settings) as archive:
        archive.projections.catch_up()
        yield archive


@pytest.fixture
def other(settings: Settings) -> Iterator[OpenArchive]:
    """The same archive, as another process has it open."""
    with open_archive(settings) as archive:
        yield archive


def ask(opened: OpenArchive) -> Asked:
    """Return what is answered over HTTP, all of it with success."""
    client = client_of(opened)
    (plan,) = get(client, "search?q=48/KH-VKS")["hits"][:1]
    status, shown = (get(client, e) for e in ("status", f"documents/{plan['id']}"))
    return {
        "documents": status["documents"],
        "links": status["links"],
        "id": plan["id"],
        "place": shown["header"]["place"],
    }


def get(client: TestClient, address: str) -> Asked:
    answer = client.get(f"{API}/{address}")
    assert answer.status_code == HTTPStatus.OK, answer.text
    found: Asked = answer.json()
    return found


@cache
def client_of(opened: OpenArchive) -> TestClient:
    return TestClient(create_app(opened))


def leftovers(settings: Settings) -> set[str]:
    """Return what lies in the home of the archive, but the events and the ledger."""
    generations = {f"index/{each.name}" for each in (settings.home / "index").iterdir()}
    found = {each.name for each in settings.home.glob("views*")} | generations
    return {each for each in found if not each.endswith(("-wal", "-shm"))}


def test_the_former_answer_until_the_new_are_complete(
    opened: OpenArchive, other: OpenArchive
) -> None:
    before, during = ask(opened), list[Asked]()

    other.projections.rebuild(lambda *_: during.append(ask(opened)))

    assert before["documents"] == 2
    assert len(during) >= 2
    assert all(each == before for each in during)
    assert ask(opened) == ask(other) == before


def test_what_is_decided_meanwhile_is_in_both(
    opened: OpenArchive, other: OpenArchive
) -> None:
    during = list[Asked]()

    def decide(*_: int) -> None:
        if not during:
            opened.decisions.correct("48/KH-VKS", "place", "Hòa An", WHO)
            during.append(ask(opened))

    other.projections.rebuild(decide)

    assert during[0]["place"] == "Hòa An"
    assert ask(opened) == ask(other) == during[0]
    assert opened.projections.behind() == 0


def test_what_comes_in_meanwhile_is_in_both(
    opened: OpenArchive, other: OpenArchive
) -> None:
    during = list[int]()

    def take_in(*_: int) -> None:
        parsed = make_parsed(body=f"đến trong lúc dựng lại, tệp {len(during)}")
        opened.archive.register(make_received(parsed), parsed)
        opened.archive.commit()
        opened.projections.catch_up()
        during.append(opened.queries.status().indexed or 0)

    other.projections.rebuild(take_in)

    assert during == [3 + count for count in range(len(during))]
    for each in (opened, other):
        status = each.queries.status()
        assert status.documents == status.indexed == 2 + len(during)


def test_whoever_asks_all_the_time_sees_nothing_of_a_rebuild(
    opened: OpenArchive, other: OpenArchive
) -> None:
    over, before = Event(), ask(opened)

    def ask_throughout() -> list[Asked]:
        found = []
        while not over.is_set():
            found.append(ask(opened))
        return found

    with ThreadPoolExecutor() as threads:
        asking = threads.submit(ask_throughout)
        try:
            for _ in range(4):
                other.projections.rebuild()
        finally:
            over.set()

    assert all(each == before for each in asking.result())


def test_a_second_rebuild_waits_for_the_first_and_says_so(
    opened: OpenArchive, other: OpenArchive
) -> None:
    begun, waiting = Event(), Event()

    def wait_for_the_second(*_: int) -> None:
        begun.set()
        assert waiting.wait(60)

    with ThreadPoolExecutor() as threads:
        first = threads.submit(other.projections.rebuild, wait_for_the_second)
        assert begun.wait(60)
        second = threads.submit(opened.projections.rebuild, waiting=waiting.set)

    assert first.result() == second.result() == opened.log.last_position()
    assert ask(opened)["documents"] == 2


@pytest.mark.parametrize("moment", ["views", "links", "index", "between", "after"])
def test_a_rebuild_that_was_killed_shows_nothing_and_the_next_is_complete(
    opened: OpenArchive, settings: Settings, moment: str
) -> None:
    before = ask(opened)
    rebuild_and_die(settings, moment)
    opened.projections.catch_up()
    assert ask(opened) == before

    assert opened.projections.rebuild() == opened.log.last_position()

    assert ask(opened) == before
    assert opened.projections.compare() == ()
    lying = {each for each in leftovers(settings) if each.startswith("index/gen")}
    assert len(lying) == 1


@pytest.mark.parametrize("done", range(1, STEPS))
def test_the_next_rebuild_goes_on_where_a_killed_one_stopped(
    opened: OpenArchive, settings: Settings, done: int
) -> None:
    before = ask(opened)
    rebuild_and_die(settings, str(done))

    assert steps_of_a_rebuild(opened) == STEPS - done

    assert ask(opened) == before
    assert opened.projections.compare() == ()


@pytest.mark.parametrize("moment", ["1", "3", "links", "5"])
def test_what_comes_in_after_the_kill_is_in_what_goes_on(
    opened: OpenArchive, settings: Settings, moment: str
) -> None:
    """Another plan of that number and date makes doubtful which one is cited."""
    rebuild_and_die(settings, moment)
    other = make_parsed(body="kế hoạch khác, cùng số và ngày")
    opened.archive.register(make_received(other), other)
    opened.archive.commit()

    opened.projections.rebuild()

    assert ask(opened)["documents"] == 3
    assert opened.projections.compare() == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE versions SET version = 0",
        "UPDATE positions SET digest = 'of an event that is no longer there'",
        "UPDATE positions SET position = 1000",
        "INSERT INTO failed_events VALUES (1, 'views', 'topic', 'problem')",
        "DELETE FROM positions WHERE projection = 'rebuild'",
    ],
)
def test_what_another_version_or_other_events_left_is_begun_again(
    opened: OpenArchive, settings: Settings, change: str
) -> None:
    rebuild_and_die(settings, "2")
    half = opened._views.begin()  # noqa: SLF001  # what the killed process left
    with half.begin() as connection:
        connection.execute(text(change))
    half.dispose()

    assert steps_of_a_rebuild(opened) == STEPS
    assert opened.projections.compare() == ()


def test_damaged_read_models_of_a_killed_rebuild_are_begun_again(
    opened: OpenArchive, settings: Settings
) -> None:
    rebuild_and_die(settings, "2")
    for each in settings.home.glob("views-2.db*"):
        each.write_bytes(b"no database at all" * 1000)

    assert opened.projections.rebuild() == opened.log.last_position()
    assert opened.projections.compare() == ()


def test_a_rebuild_that_was_interrupted_is_gone_on_with(
    opened: OpenArchive, other: OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(logged_events, "BATCH", AT_A_TIME)
    with pytest.raises(KeyboardInterrupt):
        other.projections.rebuild(interrupt)

    assert steps_of_a_rebuild(opened) == STEPS - 1


def rebuild_and_die(settings: Settings, moment: str) -> None:
    """Rebuild in another process, which is killed at that *moment*."""
    home = {"VANKHO_HOME": str(settings.home)}
    server = {"VANKHO_DATABASE": settings.database or ""}
    command = [sys.executable, "-c", KILLED, moment, str(AT_A_TIME)]
    killed = subprocess.run(command, env=os.environ | home | server, check=False)
    assert killed.returncode == -signal.SIGKILL


def steps_of_a_rebuild(opened: OpenArchive) -> int:
    """Rebuild, and return how many batches of events were applied."""
    steps: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logged_events, "BATCH", AT_A_TIME)
        opened.projections.rebuild(lambda done, _: steps.append(done))
    return len(steps)


KILLED = """
import os, signal, sys
from service.bootstrap import open_archive
from service.projections import logged_events, read_models
from service.projections.read_models import ViewsProjection
from service.settings import read_settings

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def die_at(number):
    seen = []
    return lambda *_: seen.append(1) or len(seen) == number and die()

report = print
logged_events.BATCH = int(sys.argv[2])
match sys.argv[1]:
    case "views":
        report = die_at(1)
    case "links":
        read_models.mark_stale_names = die
    case "index":
        report = die_at(4)
    case "between":
        ViewsProjection.show = die
    case "after":
        shown = ViewsProjection.show
        ViewsProjection.show = lambda self: shown(self) or die()
    case number:
        report = die_at(int(number))
open_archive(read_settings(os.environ)).projections.rebuild(report)
"""


def test_a_rebuild_that_fails_leaves_nothing_behind(
    opened: OpenArchive, other: OpenArchive, settings: Settings
) -> None:
    before, lying = ask(opened), leftovers(settings)

    def fail(*_: int) -> None:
        raise DiskError("full")

    with pytest.raises(DiskError):
        other.projections.rebuild(fail)

    assert (ask(opened), leftovers(settings) - {"views.db.rebuild"}) == (before, lying)


def test_the_former_leave_the_disk(
    opened: OpenArchive, other: OpenArchive, settings: Settings
) -> None:
    ask(opened)
    lying = len(leftovers(settings))
    other.projections.rebuild()
    once = leftovers(settings)
    other.projections.rebuild()

    assert len(once) == len(leftovers(settings)) <= lying + 2  # a lock, and a link
