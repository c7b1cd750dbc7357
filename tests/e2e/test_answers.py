"""The command line and HTTP give one answer, and OpenAPI describes it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from cli.main import main
from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import Settings
from tests.factories import OFFICE, PLAN, REPORT
from tests.served import TestClient, fill_archive

MANUAL = (Path(__file__).parents[2] / "docs/manual/http.md").read_text("utf-8")
SECTION = re.compile(r"\n### `GET (.+?)`\n(.+?)(?=\n##)", re.DOTALL)
FIELDS = re.compile(r'`\{((?:"\w+"[,\s]*)+)\}`')
DRAFT = f"Theo Kế hoạch số 48/KH-VKS ngày 01/10/2022 của {OFFICE}."
CITING, CITED, DAY = str(REPORT), str(PLAN), "2026-01-01"
ANSWERS: list[tuple[list[str], str, dict[str, Any]]] = [
    (["search", "nông thôn"], "/search", {"q": "nông thôn"}),
    (["search", "nong thon mowsi"], "/search", {"q": "nong thon mowsi"}),
    (["complete", "48/k"], "/complete", {"q": "48/k"}),
    (["like", CITING], "/documents/{document}/alike", {}),
    (["show", CITING], "/documents/{document}", {}),
    (["show", CITED], "/documents", {"number": CITED}),
    (["cite", CITING], "/documents/{document}/cite", {}),
    (["why", CITING, CITED], "/documents/{document}/why", {"cited": CITED}),
    (["history", CITING], "/documents/{document}/history", {}),
    (["trace", CITING], "/documents/{document}/trace", {}),
    (["trace", CITING, "--depth", "3"], "/documents/{document}/trace", {"depth": 3}),
    (["trace", "31-CT/TW"], "/trace", {"number": "31-CT/TW"}),
    (
        ["standing", CITING, "--as-of", DAY],
        "/documents/{document}/standing",
        {"as_of": DAY},
    ),
    (["missing"], "/missing", {}),
    (["quarantine"], "/quarantine", {}),
    (["status"], "/status", {}),
    (["basket", "list"], "/baskets", {}),
    (["basket", "show", "giỏ"], "/baskets/giỏ", {}),
    (["saved", "list"], "/saved", {}),
]
"""A command, the address that gives the same answer, and its parameters."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive with a basket and a saved search."""
    folder = tmp_path_factory.mktemp("home")
    with open_archive(Settings(folder)) as opened:
        fill_archive(opened)
        opened.baskets.put("giỏ", [CITING], "người giữ")
        opened.searches.save("mới", "nông thôn", "người giữ")
    return folder


@pytest.fixture(scope="module")
def client(home: Path) -> Iterator[TestClient]:
    with open_archive(Settings(home)) as opened, TestClient(create_app(opened)) as each:
        yield each


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    """OpenAPI's description, in which no field may be that is not described."""
    found: dict[str, Any] = client.get("/openapi.json").json()
    for schema in found["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return found


def typed(home: Path, *arguments: str | Path) -> Any:
    """What a command writes with ``--json``."""
    command = [*map(str, arguments), "--json"]
    runner = CliRunner(catch_exceptions=False, env={"VANKHO_HOME": str(home)})
    result = runner.invoke(main, command)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def problems(described: dict[str, Any], method: str, route: str, found: Any) -> Any:
    """What of the answer is not as OpenAPI describes it."""
    responses = described["paths"][f"/api/v1{route}"][method]["responses"]
    schema = responses["200"]["content"]["application/json"]["schema"]
    validator = Draft202012Validator({**schema, "components": described["components"]})
    return [error.message for error in validator.iter_errors(found)]


@pytest.mark.parametrize(("command", "route", "parameters"), ANSWERS)
def test_a_command_answers_as_http_does_and_as_openapi_describes_it(  # noqa: PLR0913, PLR0917
    home: Path,
    client: TestClient,
    described: dict[str, Any],
    command: list[str],
    route: str,
    parameters: dict[str, Any],
) -> None:
    document = client.get("/api/v1/documents", params={"number": CITING}).json()
    address = route.format(document=document["document"]["id"])
    response = client.get(f"/api/v1{address}", params=parameters)

    written = typed(home, *command)

    assert written == response.json()
    pattern = route.replace("giỏ", "{basket}")
    assert problems(described, "get", pattern, written) == []


def test_a_checked_draft_is_answered_alike(
    home: Path, client: TestClient, described: dict[str, Any], tmp_path: Path
) -> None:
    draft = tmp_path / "dự thảo.txt"
    draft.write_text(DRAFT, "utf-8")

    written = typed(home, "check", draft)

    sent = client.post("/api/v1/check", files={"file": (draft.name, DRAFT.encode())})
    assert written == sent.json()
    assert problems(described, "post", "/check", written) == []


def test_a_header_is_described_alike_before_and_after_it_is_archived(
    home: Path, described: dict[str, Any], tmp_path: Path
) -> None:
    draft = tmp_path / "dự thảo.txt"
    draft.write_text(DRAFT, "utf-8")

    parsed = typed(home, "parse", draft)

    record = described["components"]["schemas"]["RecordReport"]["properties"]
    for name in ("header", "citations", "doubts"):
        validator = Draft202012Validator(
            {**record[name], "components": described["components"]}
        )
        assert list(validator.iter_errors(parsed[name])) == []


def test_the_manual_lists_the_fields_that_answers_have(
    described: dict[str, Any],
) -> None:
    listed = {
        heading: set(re.findall(r"\w+", match[1]))
        for heading, part in SECTION.findall(MANUAL)
        if (match := FIELDS.search(part)) and not heading.endswith("/events")
    }

    assert len(listed) == 17
    for heading, fields in listed.items():
        responses = described["paths"][heading]["get"]["responses"]
        schema = responses["200"]["content"]["application/json"]["schema"]
        name = schema.get("items", schema)["$ref"].rpartition("/")[2]
        assert fields == set(described["components"]["schemas"][name]["properties"])
