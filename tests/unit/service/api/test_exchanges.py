"""What every request and every answer passes."""

import json
import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest

from service.api.app import create_app
from service.api.exchanges import ACCESS_LOG
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.factories import REPORT
from tests.served import TestClient, fill_archive

ADDRESSES = ["/", "/api/v1/search?q=thi+đua", "/api/v1/nothing", "/docs", "/nothing"]


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


@pytest.fixture
def lines(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[dict[str, Any]]]:
    """The lines of the access log, filled while the test asks."""
    # a library that sets up its own logging in another test switches off all others
    monkeypatch.setattr(ACCESS_LOG, "disabled", False)
    found: list[dict[str, Any]] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(json.loads(record.getMessage()))

    handler = Collect()
    ACCESS_LOG.addHandler(handler)
    with caplog.at_level(logging.INFO, logger=ACCESS_LOG.name):
        yield found
    ACCESS_LOG.removeHandler(handler)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_a_strict_policy_and_an_id(
    client: TestClient, address: str
) -> None:
    headers = client.get(address).headers

    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-request-id"]


def test_the_id_of_a_request_is_kept_if_it_is_a_plain_word(client: TestClient) -> None:
    kept = client.get("/docs", headers={"X-Request-ID": "proxy-17"})
    made = client.get("/docs", headers={"X-Request-ID": "a\tb" * 40})

    assert kept.headers["x-request-id"] == "proxy-17"
    assert made.headers["x-request-id"].isalnum()


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/search?q=báo+cáo")
    known = {"If-None-Match": first.headers["etag"]}

    again = client.get("/api/v1/search?q=báo+cáo", headers=known)
    other = client.get("/api/v1/search?q=thông+báo", headers=known)

    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert again.content == b""
    assert other.status_code == HTTPStatus.OK


def test_long_answers_are_compressed(client: TestClient) -> None:
    assert client.get("/openapi.json").headers["content-encoding"] == "gzip"


def test_a_line_of_the_log_says_what_was_asked_without_its_words(
    client: TestClient, opened: OpenArchive, lines: list[dict[str, Any]]
) -> None:
    ident = opened.queries.find(str(REPORT)).id
    client.get("/api/v1/search?q=bí+mật")
    client.get(f"/documents/{ident}")
    client.get("/saved/bí mật")

    assert [(each["route"], each["status"]) for each in lines] == [
        ("/search", 200),
        ("/documents/{document}", 200),
        ("/saved/{name}", 404),
    ]
    assert "mật" not in json.dumps(lines, ensure_ascii=False)
    assert all(each["bytes"] and each["ms"] >= 0 for each in lines)


@pytest.mark.parametrize(
    "address",
    ["/api/v1/documents?number=4%008/KH", "/documents/%00", "/?q=a%1bb", "/%7f"],
)
def test_control_characters_in_an_address_are_refused(
    client: TestClient, address: str
) -> None:
    assert client.get(address).status_code == HTTPStatus.BAD_REQUEST


def test_only_known_hosts_are_answered(opened: OpenArchive) -> None:
    with TestClient(create_app(opened, hosts=("localhost", "kho.example"))) as asking:
        other = asking.get("/api/v1/status", headers={"Host": "evil.example"})
        known = asking.get("/api/v1/status", headers={"Host": "kho.example:8000"})

    assert other.status_code == HTTPStatus.BAD_REQUEST
    assert known.status_code == HTTPStatus.OK


def test_a_number_with_its_slash_is_no_control_character(client: TestClient) -> None:
    answer = client.get("/api/v1/documents", params={"number": str(REPORT)})
    assert answer.status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("POST", "/api/v1/status", "GET"),
        ("QUERY", "/api/v1/search", "GET"),
        ("DELETE", "/api/v1/saved/x", "POST"),
    ],
)
def test_another_method_is_405_beside_the_pages_too(
    client: TestClient, method: str, address: str, allowed: str
) -> None:
    answer = client.request(method, address)

    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert answer.headers["allow"] == allowed


def test_below_api_nothing_is_a_problem_in_json(client: TestClient) -> None:
    answer = client.get("/api/v2/search")

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_year_alone_is_no_date(client: TestClient) -> None:
    answer = client.get("/api/v1/search", params={"from": "2022"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.json()["parameters"] == ["from"]
