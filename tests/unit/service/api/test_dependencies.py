"""Who may do what over HTTP, and what a request may name."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from fastapi.routing import APIRoute

from schemas.account import Role
from schemas.clearance import EVERYTHING
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import REPORT
from tests.served import TestClient, fill_archive
from tests.signed_in import token_of

READS_BY_POST = {"/api/v1/check", "/api/v1/search/batch"}
"""What only looks, but is handed too much for an address."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture(scope="module")
def token(opened: OpenArchive) -> str:
    """Of a clerk from whom nothing is hidden, as rules of groups ask for."""
    token = token_of(opened.accounts, Role.CLERK)
    opened.accounts.people.set_clearance(str(Role.CLERK), EVERYTHING)
    return token


@pytest.fixture(scope="module")
def client(opened: OpenArchive, token: str) -> Iterator[TestClient]:  # noqa: ARG001
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
    "authorization",
    ["", "Bearer another", "Bearer ", "Basic {token}", "Bearer {token}x"],
    ids=["none", "another", "empty", "no bearer", "longer"],
)
def test_without_the_token_nothing_is_written(
    client: TestClient, token: str, authorization: str
) -> None:
    headers = {"Authorization": authorization.format(token=token)}
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


def test_with_the_token_everything_is_let_in(client: TestClient, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    answers = {
        address: client.request(method, address, headers=headers, json={}).status_code
        for method, address in writes(client)
    }

    without_body = {HTTPStatus.NOT_FOUND}  # of a saved search that is not there
    assert set(answers.values()) == {HTTPStatus.UNPROCESSABLE_ENTITY} | without_body, (
        answers
    )


@pytest.mark.parametrize("role", [Role.READER, Role.WRITER])
def test_who_may_only_read_is_forbidden_what_writers_and_clerks_do(
    client: TestClient, opened: OpenArchive, role: Role
) -> None:
    headers = {"Authorization": f"Bearer {token_of(opened.accounts, role)}"}
    answers = {
        address: client.request(method, address, headers=headers, json={}).status_code
        for method, address in writes(client)
    }

    decided = [each for each in answers if "/documents/1/" in each]
    rules = [each for each in answers if "/group-rules" in each]
    of_clerks = {*decided, *rules, "/api/v1/uploads"}
    others = answers.keys() - of_clerks
    assert len(decided) >= 11
    assert {answers[each] for each in of_clerks} == {HTTPStatus.FORBIDDEN}
    forbidden = {e for e in others if answers[e] == HTTPStatus.FORBIDDEN}
    assert forbidden == (others if role is Role.READER else set())


@pytest.mark.parametrize("sent", ["None", "vk_"])
def test_where_there_are_no_accounts_another_machine_gets_nothing(
    tmp_path_factory: pytest.TempPathFactory, sent: str
) -> None:
    with open_archive(Settings(tmp_path_factory.mktemp("closed"))) as archive:
        client = TestClient(create_app(archive, alone=False))
        headers = {"Authorization": f"Bearer {sent}"}
        found = {
            client.request(method, address, headers=headers, json={}).status_code
            for method, address in writes(client)
        }
        read = client.get("/api/v1/status").status_code

    assert found == {HTTPStatus.UNAUTHORIZED}
    assert read == HTTPStatus.UNAUTHORIZED


def test_a_program_that_still_says_by_whom_is_told_so(
    client: TestClient, token: str
) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    body = {"by": "Bình", "references": [str(REPORT)]}
    answer = client.post("/api/v1/baskets/gio/documents", json=body, headers=headers)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.json()["parameters"] == ["by"]


@pytest.mark.parametrize("address", ["baskets", "saved", "status", "search"])
def test_readers_read_and_others_do_not(
    client: TestClient, opened: OpenArchive, address: str
) -> None:
    reader = {"Authorization": f"Bearer {token_of(opened.accounts, Role.READER)}"}
    address = f"/api/v1/{address}"

    assert client.get(address, headers=reader).status_code == HTTPStatus.OK
    assert client.get(address).status_code == HTTPStatus.UNAUTHORIZED
    assert client.get("/api/v1/health").status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("depth", "taken"), [(0, False), (1, True), (5, True), (6, False)]
)
def test_a_trace_has_one_to_five_steps(
    client: TestClient,
    token: str,
    depth: int,
    taken: bool,
) -> None:
    parameters = {"number": str(REPORT), "depth": depth}
    headers = {"Authorization": f"Bearer {token}"}
    answer = client.get("/api/v1/trace", params=parameters, headers=headers)

    assert (answer.status_code == HTTPStatus.OK) is taken


def test_a_number_of_no_letters_is_none(client: TestClient, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}

    def status(number: str) -> object:
        sent = {"params": {"number": number}, "headers": headers}
        return client.get("/api/v1/documents", **sent).status_code

    assert status("") == HTTPStatus.UNPROCESSABLE_ENTITY
    assert status("9") == HTTPStatus.NOT_FOUND
