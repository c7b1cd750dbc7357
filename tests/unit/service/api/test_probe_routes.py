"""What programs that watch over the service are told."""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from schemas.errors import ServerUnavailableError
from service.answers.queries import Queries
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.served import TestClient, fill_archive


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path)) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> Iterator[TestClient]:
    with TestClient(create_app(opened)) as each:
        yield each


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that cannot be reached: no test can stop SQLite."""

    def status(_queries: Queries) -> None:
        raise ServerUnavailableError

    monkeypatch.setattr(Queries, "status", status)


def metrics(client: TestClient) -> list[str]:
    text: str = client.get("/metrics").text
    return text.splitlines()


def test_an_archive_that_answers_is_ready(client: TestClient) -> None:
    answer = client.get("/ready")

    assert (answer.status_code, answer.json()) == (HTTPStatus.OK, {"status": "ready"})


@pytest.mark.usefixtures("away")
def test_without_its_database_it_is_not_ready(client: TestClient) -> None:
    answer = client.get("/ready")

    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.headers["content-type"] == "application/problem+json"


def test_how_full_the_archive_is_can_be_measured(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.projections.catch_up()
    status = opened.queries.status()

    assert f"vankho_documents {float(status.documents)}" in metrics(client)
    assert "vankho_ready 1.0" in metrics(client)


@pytest.mark.usefixtures("away")
def test_without_its_database_that_is_measured(client: TestClient) -> None:
    assert "vankho_ready 0.0" in metrics(client)


def test_requests_are_counted_by_route_and_status(client: TestClient) -> None:
    for document in ("mot", "hai"):
        client.get(f"/api/v1/documents/{document}")

    (line,) = [
        each
        for each in metrics(client)
        if each.startswith("vankho_requests_total{") and "documents" in each
    ]
    assert 'status="404"' in line
    assert line.endswith(" 2.0")


def test_no_word_of_a_query_is_in_the_figures(client: TestClient) -> None:
    client.get("/api/v1/search?q=bí+mật")
    client.get("/bi-mat/khong-co")

    assert "mat" not in "\n".join(metrics(client)).replace("match", "")
    assert "mật" not in "\n".join(metrics(client))
