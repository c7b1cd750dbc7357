"""Every answer that is read has an ETag, by which it is not sent twice."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest

from schemas.account import Role
from schemas.clearance import EVERYTHING
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import PLAN, REPORT
from tests.served import TestClient, fill_archive
from tests.signed_in import token_of

STREAMED = {"/api/v1/uploads/{job}/events"}
"""Sent piece by piece, so that nobody knows the whole beforehand."""
CHANGING = {"/api/v1/audit", "/api/v1/audit/export"}
"""Of which each request makes another answer."""
VALUES = {"q": "thi đua", "number": str(REPORT), "cited": str(PLAN)}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        archive.baskets.put("bao-cao", [str(PLAN)], "an")
        archive.searches.save("moi", "thi đua", "an")
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    with TestClient(create_app(opened)) as each:
        token = token_of(opened.accounts, Role.ADMINISTRATOR)
        opened.accounts.people.set_clearance(str(Role.ADMINISTRATOR), EVERYTHING)
        each.headers["Authorization"] = f"Bearer {token}"
        yield each


@pytest.fixture(scope="module")
def addresses(opened: OpenArchive, client: TestClient) -> dict[str, str]:
    """Where each route of the description is read, by its path."""
    known = {
        "document": opened.queries.find(str(REPORT)).id,
        "basket": "bao-cao",
        "search": "moi",
        "job": opened.intake.jobs.accept(str(Role.ADMINISTRATOR), []),
    }
    paths = client.get("/openapi.json").json()["paths"]
    return {
        path: path.format(**known) + required(routes["get"])
        for path, routes in paths.items()
        if "get" in routes
    }


def required(route: dict[str, Any]) -> str:
    """Return the query of what has to be said."""
    names = [
        each["name"]
        for each in route.get("parameters", ())
        if each["in"] == "query" and each["required"]
    ]
    return "?" + "&".join(f"{name}={VALUES[name]}" for name in names)


def test_each_answer_that_is_read_has_an_etag(
    client: TestClient, addresses: dict[str, str]
) -> None:
    answers = {path: client.get(each) for path, each in addresses.items()}

    failed = {p: a.status_code for p, a in answers.items() if a.status_code != 200}
    assert failed == {}
    without = {path for path, each in answers.items() if "ETag" not in each.headers}
    assert without == STREAMED


def test_what_has_not_changed_is_not_sent_again(
    client: TestClient, addresses: dict[str, str]
) -> None:
    client.get(addresses["/api/v1/uploads/{job}/events"])  # then the job is over
    for path in addresses.keys() - STREAMED - CHANGING:
        known = client.get(addresses[path]).headers["ETag"]

        again = client.get(addresses[path], headers={"If-None-Match": known})

        assert again.status_code == HTTPStatus.NOT_MODIFIED, path
        assert again.content == b""
