"""openapi.json says what every route does."""

from collections.abc import Iterator
from typing import Any

import pytest

from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import Settings


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as opened:
        yield create_app(opened).openapi()


def routes(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in described["paths"].values():
        yield from path.values()


def test_every_error_is_a_problem(described: dict[str, Any]) -> None:
    errors = [
        response
        for route in routes(described)
        for status, response in route["responses"].items()
        if status >= "400"
    ]

    assert errors
    assert {tuple(each["content"]) for each in errors} == {
        ("application/problem+json",)
    }


def test_each_operation_has_a_name_of_its_own(described: dict[str, Any]) -> None:
    names = [each["operationId"] for each in routes(described)]

    assert len(names) == len(set(names))
    assert [each for each in names if not each.isidentifier()] == []
    assert {"search", "confirm", "upload"} <= set(names)


def test_each_operation_says_what_it_does(described: dict[str, Any]) -> None:
    assert [each for each in routes(described) if not each.get("description")] == []


def test_what_changes_something_may_carry_a_key(described: dict[str, Any]) -> None:
    without = {
        path
        for path, known in described["paths"].items()
        if "post" in known
        and "Idempotency-Key"
        not in {each["name"] for each in known["post"].get("parameters", ())}
    }

    assert without == {"/api/v1/check", "/api/v1/search/batch"}


def test_the_errors_of_the_framework_are_not_named(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]

    assert {"Problem"} <= schemas.keys()
    assert not {"HTTPValidationError", "ValidationError"} & schemas.keys()


def test_what_writes_may_answer_401_and_403_what_reads_may_not(
    described: dict[str, Any],
) -> None:
    for route in routes(described):
        denied = {"401", "403"} & route["responses"].keys()
        assert denied == ({"401", "403"} if "security" in route else set())


def test_text_in_an_address_has_no_control_characters(
    described: dict[str, Any],
) -> None:
    (text,) = [
        each
        for each in described["paths"]["/api/v1/search"]["get"]["parameters"]
        if each["name"] == "q"
    ]

    assert "u0000" in text["schema"]["pattern"]
