"""Each request is noted for what it did."""

from collections.abc import Iterator

import pytest

from schemas.audit import Action, AuditChoice, AuditEntry
from schemas.vocabulary import table_rows
from service.api.app import create_app
from service.api.audited_routes import PREFIX
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.served import TestClient, fill_archive

NAMED = {
    (row["method"], row["route"]) for row in table_rows("service.api", "audited_routes")
}


UNDESCRIBED = {
    ("GET", each) for each in ("/docs", "/openapi.json", "/metrics", "/ready")
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    with TestClient(app) as each:
        yield each


def last(opened: OpenArchive) -> AuditEntry:
    return opened.audit.latest(AuditChoice(), 1)[0]


@pytest.mark.parametrize("address", ["/?q=thi+đua", f"{PREFIX}/search?q=thi+đua"])
def test_a_search_is_noted_with_its_words(
    opened: OpenArchive, client: TestClient, address: str
) -> None:
    client.get(address)

    entry = last(opened)
    assert entry.access.action is Action.SEARCHED
    assert entry.person
    assert entry.person.words == "thi đua"


@pytest.mark.parametrize("address", ["/documents/", f"{PREFIX}/documents/"])
def test_opening_is_noted_with_the_document_also_where_there_is_none(
    opened: OpenArchive, client: TestClient, address: str
) -> None:
    client.get(f"{address}00000000")

    access = last(opened).access
    assert (access.action, access.target) == (Action.OPENED, "00000000")
    assert access.status == 404


def test_what_only_helps_a_machine_is_not_noted(
    opened: OpenArchive, client: TestClient
) -> None:
    client.get("/?q=before")
    before = last(opened).position

    for address in ("/metrics", "/ready", "/static/style.css", "/docs"):
        client.get(address)

    assert last(opened).position == before


def test_a_failed_sign_in_is_noted_with_the_name_that_was_typed(
    opened: OpenArchive, client: TestClient
) -> None:
    client.post(
        "/sign-in",
        data={"name": "lan", "password": "wrong"},
        headers={"host": "127.0.0.1", "origin": "http://127.0.0.1"},
    )

    entry = last(opened)
    assert entry.access.action is Action.FAILED
    assert entry.person
    assert entry.person.name == "lan"


def test_every_route_of_the_description_says_what_it_is_noted_as(
    client: TestClient,
) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    routes = {
        (method.upper(), path.removeprefix(PREFIX))
        for path, methods in paths.items()
        for method in methods
    }
    assert routes <= NAMED


def test_each_row_is_of_a_route_that_there_is(opened: OpenArchive) -> None:
    api, pages = create_app(opened), create_pages(opened)
    described = {**pages.openapi()["paths"], **api.openapi()["paths"]}
    routes = {
        (method.upper(), path.removeprefix(PREFIX) or "/")
        for path, methods in described.items()
        for method in methods
    }

    assert NAMED - routes <= UNDESCRIBED


def test_only_administrators_read_the_audit(
    opened: OpenArchive, client: TestClient
) -> None:
    answer = client.get(f"{PREFIX}/audit")

    assert answer.status_code == 403
    assert last(opened).access.action is Action.FAILED
