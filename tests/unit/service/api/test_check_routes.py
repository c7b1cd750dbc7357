"""A draft is checked over HTTP."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest

from schemas.codec import from_json, to_json
from schemas.errors import BusyError
from schemas.reports.check_report import CheckReport
from service.api import check_routes
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import OFFICE
from tests.served import TestClient, fill_archive

ADDRESS = "/api/v1/check"
DRAFT = f"Theo Kế hoạch số 48/KH-VKS ngày 01/10/2022 của {OFFICE}.".encode()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    with TestClient(create_app(opened)) as each:
        yield each


def send(client: TestClient, name: str, data: bytes) -> Any:
    return client.post(ADDRESS, files={"file": (name, data)})


def test_the_answer_is_that_of_the_command_line(
    client: TestClient, opened: OpenArchive
) -> None:
    answer = send(client, "dự thảo.txt", DRAFT)

    expected = CheckReport.of(opened.checker.check(DRAFT, "dự thảo.txt"))
    assert answer.status_code == HTTPStatus.OK
    assert answer.json() == from_json(to_json(expected))
    assert answer.json()["counts"]["error"] == 1


def test_the_draft_is_not_kept(client: TestClient, opened: OpenArchive) -> None:
    before = opened.queries.status()

    send(client, "draft.txt", DRAFT)

    assert opened.queries.status() == before


def test_what_cannot_be_read_is_a_problem(client: TestClient) -> None:
    answer = send(client, "broken.pdf", b"%PDF-1.4 nothing")

    assert answer.status_code == HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] == "Không đọc được tệp"


def test_without_a_file_there_is_nothing_to_check(client: TestClient) -> None:
    answer = client.post(ADDRESS)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.json()["parameters"] == ["file"]


def test_what_is_too_large_is_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_routes, "MOST_BYTES", 10)

    answer = send(client, "draft.txt", DRAFT)

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert answer.json()["title"] == "Tệp quá lớn"


def test_while_too_many_drafts_are_read_it_says_when_to_ask_again(
    client: TestClient, opened: OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_draft: object) -> None:
        raise BusyError

    monkeypatch.setattr(opened.checker, "check", refuse)

    answer = send(client, "draft.txt", DRAFT)

    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert int(answer.headers["retry-after"]) > 0
