"""What a body may hold: so much, and only what is printed."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest

from schemas.account import Role
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.search.criteria import MOST_LETTERS
from service.settings import Settings
from tests.served import TestClient
from tests.signed_in import token_of

BATCH = "/api/v1/search/batch"
WRITTEN = {
    "/api/v1/documents/x/corrections": {"field": "place", "value": "{}", "why": "a"},
    "/api/v1/documents/x/rejections": {"cited": "1/KH", "why": "{}"},
    "/api/v1/baskets/x/documents": {"references": ["{}"]},
    "/api/v1/saved/x": {"query": "{}"},
    BATCH: {"queries": ["{}"]},
}
"""Some routes, and bodies with a place for a word."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    home = tmp_path_factory.mktemp("home")
    with open_archive(Settings(home)) as archive:
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    token = token_of(opened.accounts, Role.CLERK)
    with TestClient(create_app(opened)) as each:
        each.headers["Authorization"] = f"Bearer {token}"
        yield each


@pytest.mark.parametrize("address", WRITTEN)
@pytest.mark.parametrize("word", [r"\u0000", r"a\u001b", r"\ud800"])
def test_control_characters_and_halves_of_letters_are_refused(
    client: TestClient, address: str, word: str
) -> None:
    body = str(WRITTEN[address]).replace("'", '"').replace("{}", word)

    answer = client.post(
        address, content=body, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.parametrize(
    "batch",
    [
        {"queries": ["a" * (MOST_LETTERS + 1)]},
        {"queries": ["a"] * 1001},
        {"queries": ["a"] * 1000, "limit": 11},
    ],
)
def test_a_batch_has_so_many_rows_and_its_questions_so_many_letters(
    client: TestClient, batch: object
) -> None:
    answer = client.post(BATCH, json=batch)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_question_has_so_many_letters(client: TestClient) -> None:
    answer = client.get("/api/v1/search", params={"q": "a" * (MOST_LETTERS + 1)})

    assert answer.status_code == HTTPStatus.BAD_REQUEST
