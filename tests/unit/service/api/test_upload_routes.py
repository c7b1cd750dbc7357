"""A program sends files, and follows the job that imports them."""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from schemas.account import Role
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.served import TestClient
from tests.signed_in import token_of

UPLOADS = "/api/v1/uploads"
LETTER = "Công văn về việc họp giao ban".encode()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path, workers=1)) as archive:
        yield archive


def client_of(opened: OpenArchive, name: str = "an") -> TestClient:
    client = TestClient(create_app(opened))
    token = token_of(opened.accounts, Role.CLERK, name)
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def test_a_job_is_accepted_and_followed_to_its_end(opened: OpenArchive) -> None:
    client = client_of(opened)

    accepted = client.post(UPLOADS, files=[("files", ("a.txt", LETTER))])
    events = client.get(f"{accepted.headers['Location']}/events")
    done = client.get(accepted.headers["Location"]).json()

    assert accepted.status_code == HTTPStatus.ACCEPTED
    assert accepted.json()["id"] == done["id"]
    assert '"over": true, "done": 1, "left": 0' in events.text
    assert events.headers["Content-Type"].startswith("text/event-stream")
    (file,) = done["results"]
    assert (done["state"], file["outcome"]) == ("done", "archived")
    assert client.get(f"/api/v1/documents/{file['document']}").status_code == 200
    assert [each["id"] for each in client.get(UPLOADS).json()] == [done["id"]]


def test_a_job_of_somebody_else_is_not_there(opened: OpenArchive) -> None:
    job = opened.intake.jobs.accept("an", [])
    other = client_of(opened, "bình")

    for address in (f"{UPLOADS}/{job}", f"{UPLOADS}/{job}/events"):
        assert other.get(address).status_code == HTTPStatus.NOT_FOUND
    assert other.get(UPLOADS).json() == []
