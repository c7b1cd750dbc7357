"""Who may do what over HTTP, and what a request may name."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from fastapi.routing import APIRoute

from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import REPORT
from tests.served import TestClient, fill_archive

TOKEN = "token-of-the-tests"
READS_BY_POST = {"/api/v1/check", "/api/v1/search/batch"}
"""What only looks, but is handed too much for an address."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    settings = Settings(tmp_path_factory.mktemp("home"), token=TOKEN)
    with open_archive(settings) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    with TestClient(create_app(opened)) as each:
        yield each


def writes(client: TestClient) -> list[tuple[str, str]]:
    """Return method and address of every route that may change something."""
    schema = client.get("/openapi.json").json()
    return [
        (method, address.format_map(_Anything()))
        for address, methods in schema["paths"].items()
        for method in methods
        if method != "get" and address not in READS_BY_POST
    ]


class _Anything(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "1"


def test_every_route_is_described(opened: OpenArchive, client: TestClient) -> None:
    app = create_app(opened)
    hidden = [
        each.path
        for each in app.routes
        if isinstance(each, APIRoute) and not each.include_in_schema
    ]

    assert hidden in (["/docs"], ["/docs", "/api/{address:path}"])
    assert len(writes(client)) >= 13


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer another"},
        {"Authorization": "Bearer "},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": f"Bearer {TOKEN}x"},
    ],
    ids=["none", "another", "empty", "no bearer", "longer"],
)
def test_without_the_token_nothing_is_written(
    client: TestClient, headers: dict[str, str]
) -> None:
    answers = {
        address: client.request(method, address, headers=headers, json={}).status_code
        for method, address in writes(client)
    }

    assert set(answers.values()) == {HTTPStatus.UNAUTHORIZED}, answers


def test_a_token_in_other_letters_is_refused(client: TestClient) -> None:
    method, address = writes(client)[0]
    headers = {"Authorization": "Bearer mật khẩu".encode()}
    answer = client.request(method, address, headers=headers, json={})

    assert answer.status_code == HTTPStatus.UNAUTHORIZED
    assert answer.headers["www-authenticate"] == "Bearer"


def test_with_the_token_everything_is_let_in(client: TestClient) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    answers = {
        address: client.request(method, address, headers=headers, json={}).status_code
        for method, address in writes(client)
    }

    assert set(answers.values()) == {HTTPStatus.UNPROCESSABLE_ENTITY}, answers


@pytest.mark.parametrize("sent", ["", "None", TOKEN])
def test_where_no_token_is_set_nothing_is_written(
    tmp_path_factory: pytest.TempPathFactory, sent: str
) -> None:
    with open_archive(Settings(tmp_path_factory.mktemp("closed"))) as archive:
        client = TestClient(create_app(archive))
        headers = {"Authorization": f"Bearer {sent}"}
        found = {
            client.request(method, address, headers=headers, json={}).status_code
            for method, address in writes(client)
        }

    assert found == {HTTPStatus.FORBIDDEN}


@pytest.mark.parametrize("address", ["baskets", "saved", "status", "search"])
def test_all_may_read(client: TestClient, address: str) -> None:
    assert client.get(f"/api/v1/{address}").status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("depth", "taken"), [(0, False), (1, True), (5, True), (6, False)]
)
def test_a_trace_has_one_to_five_steps(
    client: TestClient,
    depth: int,
    taken: bool,
) -> None:
    parameters = {"number": str(REPORT), "depth": depth}
    answer = client.get("/api/v1/trace", params=parameters)

    assert (answer.status_code == HTTPStatus.OK) is taken


def test_a_number_of_no_letters_is_none(client: TestClient) -> None:
    def status(number: str) -> object:
        return client.get("/api/v1/documents", params={"number": number}).status_code

    assert status("") == HTTPStatus.UNPROCESSABLE_ENTITY
    assert status("9") == HTTPStatus.NOT_FOUND
