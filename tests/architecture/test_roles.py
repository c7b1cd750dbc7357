"""Every route of API and pages says which role it needs, or is named here as open."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from starlette.routing import Mount, Route

from schemas.account import Role
from service.accounts.door import Requires
from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.served import TestClient

OPEN = {
    "/api/v1/health", "/ready",  # without a word of what the archive holds
    "/docs", "/openapi.json",
    "/sign-in", "/sign-in/oidc", "/sign-in/oidc/return", "/sign-out/oidc",
    "/static", "/api",  # where nothing is
}  # fmt: skip
BY_KEY = {"/feeds/{key}"}
"""Whoever knows the key in the address reads as who made it."""
WRITERS = {
    "/api/v1/check", "/check", "/basket", "/saved",
    "/api/v1/baskets/{basket}/documents", "/api/v1/baskets/{basket}/removals",
    "/api/v1/saved/{search}", "/api/v1/saved/{search}/looks",
    "/api/v1/saved/{search}/removal",
}  # fmt: skip
CLERKS = {
    "/documents/{document}/decisions", "/upload", "/api/v1/uploads",
    "/api/v1/group-rules", "/api/v1/group-rules/removal",
    "/queue/alike", "/queue/alike/undo",
    "/quarantine/{document}/retry", "/quarantine/{document}/discard",
}  # fmt: skip
"""Beside those who decide over HTTP."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as opened:
        app = create_app(opened)
        app.mount("/", create_pages(opened))
        yield app


def routes_of(app: FastAPI) -> Iterator[Any]:
    """Yield every route, also of what is included and mounted."""
    for each in app.routes:
        if isinstance(each, Mount) and isinstance(each.app, FastAPI):
            yield from routes_of(each.app)
        elif isinstance(each, Mount | Route):
            yield each
        else:  # a router, which was included with what all its routes depend on
            yield from each.effective_route_contexts()  # type: ignore[attr-defined]


def roles_of(dependant: Dependant) -> Iterator[Role]:
    if isinstance(dependant.call, Requires):
        yield dependant.call.role
    for each in dependant.dependencies:
        yield from roles_of(each)


def role_of(route: Any) -> Role | None:
    dependant = getattr(route, "dependant", None)
    roles = list(roles_of(dependant)) if dependant else []
    return max(roles, key=lambda each: each.rank) if roles else None


def test_only_what_says_nothing_of_the_archive_is_open(app: FastAPI) -> None:
    found = {each.path for each in routes_of(app) if role_of(each) is None}

    assert found == OPEN | BY_KEY


def test_without_its_key_nothing_is_at_a_secret_address(app: FastAPI) -> None:
    client = TestClient(app)

    assert {client.get(each).status_code for each in BY_KEY} == {404}


def test_who_writes_is_a_writer_and_who_decides_a_clerk(app: FastAPI) -> None:
    roles = {
        each.path: role_of(each)
        for each in routes_of(app)
        if "POST" in (getattr(each, "methods", None) or ())
    }
    writers = {path for path, role in roles.items() if role is Role.WRITER}
    clerks = {path for path, role in roles.items() if role is Role.CLERK}

    assert writers == WRITERS
    deciding = {e for e in roles if e.startswith("/api/v1/documents/{document}/")}
    assert clerks == deciding | CLERKS
    assert len(clerks) >= 11
