"""No route can reach more of an archive than its caller may see."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant

from service.answers.printed_pages import PrintedPages
from service.answers.queries import Queries
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.bootstrap.read_side import ReadSide
from service.checking.checker import Checker
from service.curation.baskets import BasketKeeper
from service.curation.decisions import Decisions
from service.curation.saved_searches import SavedSearchKeeper
from service.settings import Settings
from service.web.site import create_pages
from tests.architecture.test_roles import routes_of

ROOT = Path(__file__).parents[2]
PARTS = (
    OpenArchive, ReadSide, Queries, Decisions, BasketKeeper, SavedSearchKeeper,
    Checker, PrintedPages,
)  # fmt: skip
"""What answers from the archive, or leads to what does."""
ENTRANCES = {"service/api/app.py", "service/web/site.py"}
"""Where an archive is handed over, of which they keep what is bound to callers."""
TO_THE_WHOLE = {
    "service.bootstrap", "service.bootstrap.open_archive", "service.bootstrap.sight",
    "service.bootstrap.read_side", "service.bootstrap.partial_view",
}  # fmt: skip


@pytest.fixture(scope="module")
def apps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FastAPI, ...]]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as opened:
        app, pages = create_app(opened), create_pages(opened)
        app.mount("/", pages)
        yield app, pages


def test_the_state_of_an_application_has_no_read_side(
    apps: tuple[FastAPI, ...],
) -> None:
    kept = [value for app in apps for value in vars(app.state)["_state"].values()]

    assert kept
    assert [each for each in kept if isinstance(each, PARTS)] == []


def test_what_routes_depend_on_is_bound_to_their_caller(
    apps: tuple[FastAPI, ...],
) -> None:
    """Each dependency that gives a part of the read side takes it from the caller's."""
    calls = {
        call
        for route in routes_of(apps[0])
        for call in calls_of(getattr(route, "dependant", None))
        if inspect.isfunction(call)
        and inspect.signature(call).return_annotation in PARTS
    }

    assert calls
    assert [
        c for c in calls if "read_side_of(request)." not in inspect.getsource(c)
    ] == []


def calls_of(dependant: Dependant | None) -> Iterator[Any]:
    for each in dependant.dependencies if dependant else ():
        yield each.call
        yield from calls_of(each)


def test_no_module_of_routes_knows_the_archive_itself() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), node.module)
        for room in ("api", "web")
        for path in (ROOT / "service" / room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in TO_THE_WHOLE
    }

    assert {path for path, _ in found} == ENTRANCES
