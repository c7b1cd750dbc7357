"""Errors over HTTP say what is the case, each with a title of its own."""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from schemas.errors import (
    AmbiguousReferenceError,
    ArchiveError,
    ConflictError,
    NotFoundError,
)
from service.api.app import create_app
from service.api.errors import PROBLEMS
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.served import TestClient, fill_archive

API = "/api/v1"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    with TestClient(create_app(opened)) as each:
        yield each


def problem(client: TestClient, address: str, **parameters: str) -> Any:
    response = client.get(address, params=parameters)
    assert response.headers["content-type"] == "application/problem+json"
    return response.json()


@pytest.mark.parametrize("kind", NotFoundError.__subclasses__())
def test_what_is_not_there_is_404_and_the_title_says_what(
    kind: type[ArchiveError],
) -> None:
    status, title = PROBLEMS[kind]

    assert status is HTTPStatus.NOT_FOUND
    assert [title for _, title in PROBLEMS.values()].count(title) == 1


def test_a_conflict_is_told_from_an_ambiguous_number() -> None:
    status, title = PROBLEMS[ConflictError]

    assert status is HTTPStatus.CONFLICT
    assert title != PROBLEMS[AmbiguousReferenceError][1]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("baskets/nothing", "Không có giỏ này"),
        ("saved/nothing/new", "Không có câu tìm kiếm này"),
        ("documents/00000000", "Không có văn bản này trong kho"),
    ],
)
def test_what_is_not_there_is_named(
    client: TestClient, address: str, title: str
) -> None:
    found = problem(client, f"{API}/{address}")

    assert (found["status"], found["title"]) == (HTTPStatus.NOT_FOUND, title)
    assert found["detail"]


def test_a_citation_that_is_not_there_is_no_missing_document(
    opened: OpenArchive, client: TestClient
) -> None:
    report = opened.queries.find("15/BC-VKS").id
    found = problem(client, f"{API}/documents/{report}/why", cited="99/KH-VKS")

    assert found["title"] == "Văn bản không viện dẫn điều này"


def test_a_stored_file_that_was_changed_is_no_missing_document(tmp_path: Path) -> None:
    with open_archive(Settings(tmp_path)) as archive:
        fill_archive(archive)
        document = archive.queries.show("48/KH-VKS")
        (stored,) = tmp_path.rglob(document.checksum)
        stored.write_bytes(b"changed")
        address = f"{API}/documents/{document.summary.id}/original"
        with TestClient(create_app(archive)) as client:
            changed = problem(client, address)
            stored.unlink()
            gone = problem(client, address)

    assert (changed["status"], changed["title"]) == (
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Tệp lưu trong kho đã bị thay đổi",
    )
    assert gone["title"] == "Tệp lưu trong kho không còn"
