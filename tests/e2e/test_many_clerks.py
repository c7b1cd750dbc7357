"""Many clerks at once: each gets an answer, and nothing that one did is lost."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import IntegrityError

from schemas.account import Role
from schemas.decision import DecidedBy
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.engines import DATABASES
from tests.factories import REPORT, make_citation, make_parsed, make_received
from tests.served import TestClient
from tests.signed_in import token_of

API = "/api/v1"
CLERKS, CORRECTIONS, DAYS, PROCESSES = 24, 16, 4, 3
TODAY = date.today()  # noqa: DTZ011  # local day
Request = Callable[[], Any]


def clock_of(day: date) -> Any:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return staticmethod(lambda *_args: noon)


@pytest.fixture(params=DATABASES)
def opened(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenArchive]:
    """A plan, and a report that cites it, which came in some days before today."""
    database = None
    if request.param == "postgresql":
        database = request.getfixturevalue("database")
    settings = Settings(tmp_path, database=database)
    report = make_parsed(make_citation(), body="báo cáo", number=REPORT)
    with open_archive(settings) as archive:
        with monkeypatch.context() as patched:
            day = TODAY - timedelta(days=DAYS + 1)
            patched.setattr(Aggregate.Event, "create_timestamp", clock_of(day))
            for each in (make_parsed(), report):
                archive.archive.register(make_received(each), each)
            archive.archive.commit()
        archive.projections.catch_up()
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> Iterator[TestClient]:
    token = token_of(opened.accounts, Role.CLERK, "an")
    with TestClient(create_app(opened)) as each:
        each.headers["Authorization"] = f"Bearer {token}"
        yield each


def statuses(requests: Iterable[Request]) -> list[HTTPStatus]:
    """Return how all *requests*, which are sent at once, were answered."""
    all_of_them = list(requests)
    with ThreadPoolExecutor(len(all_of_them)) as threads:
        sent = [threads.submit(each) for each in all_of_them]
        return [HTTPStatus(each.result().status_code) for each in sent]


def test_each_clerk_fills_a_basket_of_their_own(client: TestClient) -> None:
    body = {"references": ["48/KH-VKS"]}

    def fill(clerk: int) -> Request:
        address = f"{API}/baskets/giỏ {clerk}/documents"
        return lambda: client.post(address, json=body)

    assert statuses(map(fill, range(CLERKS))) == [HTTPStatus.OK] * CLERKS
    found = client.get(f"{API}/baskets").json()
    assert found == {f"giỏ {clerk}": 1 for clerk in range(CLERKS)}


def test_all_corrections_of_one_document_are_recorded(
    opened: OpenArchive, client: TestClient
) -> None:
    plan = opened.queries.find("48/KH-VKS").id
    subjects = {f"Về trồng cây, lần {number}" for number in range(CORRECTIONS)}

    def correct(subject: str) -> Request:
        body = {"why": "-", "field": "subject", "value": subject}
        address = f"{API}/documents/{plan}/corrections"
        return lambda: client.post(address, json=body)

    assert statuses(map(correct, subjects)) == [HTTPStatus.OK] * CORRECTIONS
    record = opened.queries.show(plan)
    assert {each.value for each in record.corrections} == subjects


def test_processes_that_decide_on_one_document_lose_nothing(
    opened: OpenArchive,
) -> None:
    """Each archive has locks of its own, like a process of its own."""
    plan = opened.queries.find("48/KH-VKS").id
    subjects = [f"Về trồng cây, lần {number}" for number in range(CORRECTIONS)]
    with ExitStack() as stack:
        others = [
            stack.enter_context(open_archive(opened.settings)).decisions
            for _ in range(PROCESSES)
        ]

        def correct(number: int) -> str:
            decided = DecidedBy("An", "-")
            decisions = others[number % PROCESSES]
            return decisions.correct(plan, "subject", subjects[number], decided)

        with ThreadPoolExecutor(CORRECTIONS) as threads:
            assert set(threads.map(correct, range(CORRECTIONS))) == {plan}

    record = opened.queries.show(plan)
    assert {each.value for each in record.corrections} == set(subjects)


def test_where_others_are_first_each_time_that_is_a_conflict(
    opened: OpenArchive, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other writer can be first each time, however many there are."""

    def refuse(*_events: object) -> None:
        raise IntegrityError

    plan = opened.queries.find("48/KH-VKS").id
    monkeypatch.setattr(opened.log, "save", refuse)
    body = {"why": "-"}
    response = client.post(f"{API}/documents/{plan}/withdrawal", json=body)

    assert response.status_code == HTTPStatus.CONFLICT
    assert response.json()["title"] == "Người khác vừa thay đổi, hãy thử lại"


def test_traces_as_of_several_days_are_answered_at_once(client: TestClient) -> None:
    def trace(clerk: int) -> Request:
        day = TODAY - timedelta(days=1 + clerk % DAYS)
        asked = {"number": "15/BC-VKS", "as_of": day.isoformat()}
        return lambda: client.get(f"{API}/trace", params=asked)

    assert statuses(map(trace, range(CLERKS))) == [HTTPStatus.OK] * CLERKS


def test_each_clerk_saves_a_search_of_their_own(client: TestClient) -> None:
    body = {"query": "thi đua"}

    def save(clerk: int) -> Request:
        address = f"{API}/saved/tìm {clerk}"
        return lambda: client.post(address, json=body)

    assert statuses(map(save, range(CLERKS))) == [HTTPStatus.OK] * CLERKS
    found = client.get(f"{API}/saved").json()
    assert {each["name"] for each in found} == {f"tìm {n}" for n in range(CLERKS)}


def test_all_that_many_clerks_put_into_one_basket_is_in_it(
    opened: OpenArchive, client: TestClient
) -> None:
    numbers = ["48/KH-VKS", "15/BC-VKS"]

    def fill(clerk: int) -> Request:
        body = {"references": [numbers[clerk % 2]]}
        return lambda: client.post(f"{API}/baskets/chung/documents", json=body)

    assert statuses(map(fill, range(CLERKS))) == [HTTPStatus.OK] * CLERKS
    held = opened.baskets.documents("chung")
    assert sorted(str(each.number) for each in held) == sorted(numbers)
