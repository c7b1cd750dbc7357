"""A request with a key is done once, however often it is sent."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from fastapi import FastAPI, Request

from schemas.account import Role
from schemas.clearance import Clearance
from service.accounts.door import Door
from service.api.app import create_app
from service.api.audited_routes import PREFIX
from service.api.repeated_requests import RepeatedRequests
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.served import TestClient, fill_archive
from tests.signed_in import token_of

KEY = {"Idempotency-Key": "một".encode().hex()}
BASKET = f"{PREFIX}/baskets/bao-cao/documents"
PLAN = {"references": ["48/KH-VKS"]}
MOST = 1000
FORM = 'Content-Disposition: form-data; name="file"; filename="a.txt"'


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture
def client(opened: OpenArchive, request: pytest.FixtureRequest) -> TestClient:
    """What sends as somebody of their own, so that keys do not meet."""
    return sender(opened, request.node.originalname[:60])


def sender(opened: OpenArchive, name: str, role: Role = Role.WRITER) -> TestClient:
    client = TestClient(create_app(opened))
    token = token_of(opened.accounts, role, name)
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def events(opened: OpenArchive) -> int:
    return opened.log.last_position()


def test_the_first_answer_is_given_again_and_nothing_is_done(
    opened: OpenArchive, client: TestClient
) -> None:
    first = client.post(BASKET, json=PLAN, headers=KEY)
    done = events(opened)

    again = client.post(BASKET, json=PLAN, headers=KEY)

    assert first.status_code == again.status_code == HTTPStatus.OK
    assert first.content == again.content
    assert first.headers["Content-Type"] == again.headers["Content-Type"]
    assert events(opened) == done


def test_another_body_is_refused(client: TestClient) -> None:
    client.post(BASKET, json=PLAN, headers=KEY)

    other = client.post(BASKET, json={"references": ["7/TB-VKS"]}, headers=KEY)

    assert other.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert other.headers["Content-Type"] == "application/problem+json"


def test_another_route_is_refused(client: TestClient) -> None:
    client.post(BASKET, json=PLAN, headers=KEY)

    removals = BASKET.replace("documents", "removals")
    other = client.post(removals, json=PLAN, headers=KEY)

    assert other.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_who_lost_a_right_since_gets_no_former_answer(
    opened: OpenArchive, client: TestClient, request: pytest.FixtureRequest
) -> None:
    client.post(BASKET, json=PLAN, headers=KEY)
    name = request.node.name[:60]
    opened.accounts.people.set_clearance(name, Clearance(groups=("tổ chức",)))

    other = client.post(BASKET, json=PLAN, headers=KEY)

    assert other.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_after_a_refusal_the_key_is_free(client: TestClient) -> None:
    refused = client.post(BASKET, json={"references": ["1/KHÔNG-CÓ"]}, headers=KEY)

    done = client.post(BASKET, json=PLAN, headers=KEY)

    assert refused.status_code == HTTPStatus.NOT_FOUND
    assert done.status_code == HTTPStatus.OK


@pytest.mark.parametrize("key", ["x" * 201, "a b", ""])
def test_a_key_that_is_none_is_refused(client: TestClient, key: str) -> None:
    answer = client.post(BASKET, json=PLAN, headers={"Idempotency-Key": key})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.json()["parameters"] == ["Idempotency-Key"]


def test_who_is_not_known_is_asked_who_they_are(client: TestClient) -> None:
    client.headers["Authorization"] = "Bearer vk_nobody"

    answer = client.post(BASKET, json=PLAN, headers=KEY)

    assert answer.status_code == HTTPStatus.UNAUTHORIZED


def test_what_changes_nothing_is_done_each_time(client: TestClient) -> None:
    address = f"{PREFIX}/search/batch"
    answers = [
        client.post(address, json={"queries": [query]}, headers=KEY)
        for query in ("thi đua", "thông báo")
    ]

    assert {each.status_code for each in answers} == {HTTPStatus.OK}


@pytest.fixture
def counting(opened: OpenArchive) -> TestClient:
    """What sends to a service that counts, and that says how much it was sent."""
    app, seen = FastAPI(), list[bytes]()
    door = Door(opened.accounts, alone=True)
    app.add_middleware(RepeatedRequests, door=door, most=MOST)

    @app.post(f"{PREFIX}/count")
    async def count(request: Request) -> dict[str, int]:
        seen.append(await request.body())
        return {"count": len(seen), "bytes": len(seen[-1])}

    @app.post(f"{PREFIX}/faults")
    async def fail() -> None:
        raise ZeroDivisionError

    client = TestClient(app, raise_server_exceptions=False)
    token = token_of(opened.accounts, Role.WRITER, f"an{id(app)}")
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def post_form(client: TestClient, boundary: str, text: str = "a" * 300) -> Any:
    body = f"--{boundary}\r\n{FORM}\r\n\r\n{text}\r\n--{boundary}--\r\n"
    kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    return client.post(f"{PREFIX}/count", content=body, headers=KEY | kind)


def test_a_form_is_the_same_whatever_stands_between_its_parts(
    counting: TestClient,
) -> None:
    first, again = (post_form(counting, each) for each in ("abcdef", "ghijkl"))

    assert first.json() == again.json()
    other = post_form(counting, "mnopqr", "b" * 300)
    assert other.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_the_whole_body_is_handed_on(counting: TestClient) -> None:
    sent = counting.post(f"{PREFIX}/count", content=b"x" * MOST, headers=KEY)

    assert sent.json()["bytes"] == MOST


def test_a_body_that_is_too_large_is_refused(counting: TestClient) -> None:
    sent = counting.post(f"{PREFIX}/count", content=b"x" * (MOST + 1), headers=KEY)

    assert sent.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_what_ended_in_a_fault_is_not_done_again(counting: TestClient) -> None:
    for status in (HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.CONFLICT):
        answer = counting.post(f"{PREFIX}/faults", headers=KEY)
        assert answer.status_code == status
