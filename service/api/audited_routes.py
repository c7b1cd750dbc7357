"""What a request is noted as in the audit."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from starlette.types import Scope

from schemas.audit import Access, Action, Person
from schemas.vocabulary import table_rows

PREFIX = "/api/v1"
_NOT_NOTED = "none"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_REFUSED = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)
_SIGN_IN = "/sign-in"
_TARGETS = ("document", "basket", "search", "name", "number", "id")
_WORDS = ("q", "query", "number", "reference")
TYPED_NAME = "typed_name"
"""In the state of a request: the name that somebody typed to sign in."""


def access_of(scope: Scope, status: int) -> tuple[Access, Person] | None:
    """Return what a request did, and who sent it; None: nothing that is noted.

    What only helps a page or a machine is not noted: styles, probes, figures. Of the
    words of a question, the address of the request has those; others are not known.
    """
    path = getattr(scope.get("route"), "path", None)
    if not isinstance(path, str):
        return None
    route = path.removeprefix(PREFIX) or "/"
    action = _action(scope["method"], route, status)
    if action is None:
        return None
    query = parse_qs(scope["query_string"].decode("latin-1"), errors="replace")
    target = _first(scope.get("path_params", {}), _TARGETS)
    words = " ".join(text for key in _WORDS for text in query.get(key, ()))
    access = Access(
        datetime.now(UTC), action, f"{scope['method']} {route}", status, target
    )
    return access, _person(scope, words or None)


def _action(method: str, route: str, status: int) -> Action | None:
    named = _actions().get((method if method != "HEAD" else "GET", route))
    if named == _NOT_NOTED:
        return None
    is_sign_in = route.startswith(_SIGN_IN) and status >= HTTPStatus.BAD_REQUEST
    if is_sign_in or status in _REFUSED:
        return Action.FAILED
    if named:
        return Action(named)
    return Action.READ if method in _SAFE else Action.CHANGED


@cache
def _actions() -> dict[tuple[str, str], str]:
    return {
        (row["method"], row["route"]): row["action"]
        for row in table_rows("service.api", "audited_routes")
    }


def _person(scope: Scope, words: str | None) -> Person:
    state = scope.get("state", {})
    caller = state.get("caller")
    name = caller.name if caller else state.get(TYPED_NAME)
    client = scope.get("client")
    return Person(name, client[0] if client else None, words)


def _first(values: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((str(values[each]) for each in names if each in values), None)
