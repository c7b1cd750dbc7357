"""The manual of HTTP is run: every example, and every value of every parameter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from schemas.account import Role
from schemas.clearance import EVERYTHING
from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import Settings
from tests.manual import Section, sections
from tests.served import TestClient
from tests.signed_in import token_of

BLOCK = re.compile(r"^```http\n(.*?)^```$", re.DOTALL | re.MULTILINE)
REQUEST = re.compile(r"(GET|POST) (\S+)(?:\s+# (\d+))?")
PARTS = {
    part.heading.strip("`"): part
    for part in sections("http.md", "###")[1:]
    if BLOCK.search(part.text)
}


@dataclass(frozen=True, slots=True)
class Request:
    """An example: what is sent, and the status that it says is answered."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    body: str
    status: int

    def send(self, client: TestClient, documents: Path) -> httpx.Response:
        """Send it with the token; a file is that of the demo."""
        sent: dict[str, Any] = {"params": list(self.query)}
        field, _, path = self.body.partition("=@")
        if field in {"file", "files"}:
            name = Path(path).name
            sent["files"] = {field: (name, (documents / name).read_bytes())}
        elif self.body:
            sent["content"] = self.body.encode()
            sent["headers"] = {"Content-Type": "application/json"}
        answer: httpx.Response = client.request(self.method, self.path, **sent)
        return answer


def requests_of(part: Section) -> list[Request]:
    """The requests of the part; a line that is none is what the one before sends."""
    found: list[Request] = []
    for line in "".join(BLOCK.findall(part.text)).splitlines():
        if start := REQUEST.fullmatch(line):
            today = date.today().isoformat()  # noqa: DTZ011  # local day
            address = urlsplit(start[2].replace("TODAY", today))
            query = tuple(parse_qsl(address.query))
            status = int(start[3] or 200)
            found.append(Request(start[1], address.path, query, "", status))
        else:
            found[-1] = replace(found[-1], body=line)
    return found


@pytest.fixture(scope="module")
def documents(demo_files: tuple[Path, ...]) -> Path:
    return demo_files[0].parent


@pytest.fixture(scope="module", params=PARTS)
def heading(request: pytest.FixtureRequest) -> str:
    """What the part is about: ``GET /api/v1/search``."""
    return str(request.param)


@pytest.fixture(scope="module")
def client(
    heading: str, tmp_path_factory: pytest.TempPathFactory, demo_home: Path
) -> Iterator[TestClient]:
    """What asks the archive of the demo; of a part that needs an account, a copy."""
    home, role = demo_home, Role.CLERK
    if "/audit" in heading:
        role = Role.ADMINISTRATOR
    if role is Role.ADMINISTRATOR or any(
        each.method == "POST" for each in requests_of(PARTS[heading])
    ):
        home = tmp_path_factory.mktemp("http") / "home"
        copytree(demo_home, home, symlinks=True)
    with (
        open_archive(Settings(home, workers=1)) as opened,
        TestClient(create_app(opened)) as asking,
    ):
        if home != demo_home:
            token = token_of(opened.accounts, role)
            asking.headers["Authorization"] = f"Bearer {token}"
            if "/group-rules" in heading:
                opened.accounts.people.set_clearance(str(role), EVERYTHING)
        yield asking


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def values_of(described: dict[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    """Yield the values that a parameter of this *schema* may have, if they are few."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        yield from values_of(described, described["components"]["schemas"][name])
    for each in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        yield from values_of(described, each)
    yield from map(str, schema.get("enum", ()))
    yield from (str(schema[e]) for e in ("minimum", "maximum") if e in schema)


def parameters(described: dict[str, Any], heading: str) -> dict[str, list[str]]:
    """The parameters of the route, each with its values where they are few."""
    method, _, path = heading.partition(" ")
    route = described["paths"].get(path, {}).get(method.lower(), {})
    return {
        each["name"]: list(values_of(described, each["schema"]))
        for each in route.get("parameters", ())
        if each["in"] == "query"
    }


def test_each_example_is_answered_as_it_says(
    heading: str, client: TestClient, documents: Path
) -> None:
    for each in requests_of(PARTS[heading]):
        response = each.send(client, documents)
        assert response.status_code == each.status, (each, response.text)


def test_each_parameter_has_an_example(heading: str, described: dict[str, Any]) -> None:
    used = {name for each in requests_of(PARTS[heading]) for name, _ in each.query}

    if not heading.startswith("When"):
        assert used == parameters(described, heading).keys()


def test_each_value_of_a_parameter_is_taken(
    heading: str, client: TestClient, described: dict[str, Any], documents: Path
) -> None:
    examples = requests_of(PARTS[heading])
    for name, values in parameters(described, heading).items():
        example = next(each for each in examples if name in dict(each.query))
        for value in values:
            query = {**dict(example.query), name: value}
            response = replace(example, query=tuple(query.items())).send(
                client, documents
            )
            assert response.status_code == 200, (name, value, response.text)


def test_each_word_that_a_parameter_takes_is_named(
    heading: str, described: dict[str, Any]
) -> None:
    for values in parameters(described, heading).values():
        words = [each for each in values if not each.isdecimal()]
        assert [each for each in words if f"`{each}`" not in PARTS[heading].text] == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_route_has_an_example(demo_home: Path, method: str) -> None:
    with open_archive(Settings(demo_home)) as opened:
        paths = TestClient(create_app(opened)).get("/openapi.json").json()["paths"]

    routes = {f"{method} {p}" for p, known in paths.items() if method.lower() in known}
    assert routes == {each for each in PARTS if each.startswith(f"{method} ")}
