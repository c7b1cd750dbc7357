"""The archive over HTTP: every route under ``/api/v1``, described at ``/docs``."""

from collections.abc import Sequence
from functools import lru_cache, partial
from http import HTTPStatus
from pathlib import Path

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import compile_path
from starlette.types import Receive, Scope, Send

from schemas.account import Role
from service.accounts.door import Requires
from service.api import (
    archive_routes,
    audit_routes,
    basket_routes,
    check_routes,
    citation_routes,
    decision_routes,
    document_routes,
    probe_routes,
    rule_routes,
    saved_search_routes,
    search_routes,
    trace_routes,
    upload_routes,
)
from service.api.departures import Departures
from service.api.description import describe
from service.api.errors import add_error_handlers
from service.api.exchanges import Exchanges
from service.api.measurements import Measurements
from service.api.reference_page import write_reference
from service.api.repeated_requests import RepeatedRequests
from service.bootstrap import OpenArchive
from service.bootstrap.front_door import door_of

PREFIX = "/api/v1"
ANYWHERE = ("*",)
READERS = (Depends(Requires(Role.READER)),)
"""What all routes below ``PREFIX`` depend on; those that write depend on more."""
MOST_BYTES = 65 * 1024 * 1024
"""Of a request: a draft of ``check_routes.MOST_BYTES``, and what is sent around it."""
_COMPRESSED_FROM = 1000  # bytes
_ROUTES = (
    search_routes,
    document_routes,
    citation_routes,
    trace_routes,
    decision_routes,
    rule_routes,
    basket_routes,
    saved_search_routes,
    check_routes,
    upload_routes,
    archive_routes,
    audit_routes,
)
"""What is below ``PREFIX``, in the order of the description."""


def create_app(
    opened: OpenArchive,
    hosts: Sequence[str] = ANYWHERE,
    counted_in: Path | None = None,
    *,
    alone: bool = True,
) -> FastAPI:
    """Return the HTTP interface of *opened*; the caller closes the archive.

    Only requests to one of *hosts* are answered: otherwise any site could read the
    archive through the browser of somebody who may (DNS rebinding). Requests are
    counted in the folder *counted_in*, if other processes answer, too. *alone*: only
    this machine reaches the service, and whoever works at it needs no account as long
    as there are none.
    """
    app = FastAPI(
        title="Vankho",
        summary="Kho văn bản hành chính: tìm kiếm, viện dẫn, truy vết.",
        docs_url=None,
        redoc_url=None,
        max_body_size=MOST_BYTES,
        generate_unique_id_function=_operation_id,
    )
    door = door_of(opened, alone=alone)
    app.add_middleware(RepeatedRequests, door=door, most=MOST_BYTES)
    app.add_middleware(GZipMiddleware, minimum_size=_COMPRESSED_FROM)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(Departures)
    measurements = Measurements(counted_in)
    # added last, it is the outermost
    app.add_middleware(Exchanges, count=measurements.count, note=opened.audit.note)
    app.state.measurements = measurements
    app.state.door = door
    app.state.sight = opened.sight
    app.state.audit = opened.audit
    app.state.intake = opened.intake
    _add_routes(app)
    add_error_handlers(app)
    app.openapi = lru_cache(partial(describe, app))  # type: ignore[method-assign]
    return app


def _operation_id(route: APIRoute) -> str:
    """Return the name of an operation for programs: that of its function."""
    return route.name


def _add_routes(app: FastAPI) -> None:
    for module in _ROUTES:
        app.include_router(module.router, prefix=PREFIX, dependencies=READERS)
    app.include_router(probe_routes.health, prefix=PREFIX)
    app.include_router(probe_routes.router)
    app.add_api_route("/docs", _reference, include_in_schema=False)
    app.mount("/api", _nothing_here)


def _reference(request: Request) -> HTMLResponse:
    return HTMLResponse(write_reference(request.app.openapi()))


async def _nothing_here(scope: Scope, _receive: Receive, _send: Send) -> None:
    """Answer, for all methods, that there is nothing at an address below ``/api``.

    Without it the pages, mounted at ``/``, would answer programs in HTML.
    """
    known = _methods_at(Request(scope))
    if known:
        allowed = {"Allow": ", ".join(sorted(known))}
        raise HTTPException(HTTPStatus.METHOD_NOT_ALLOWED, headers=allowed)
    raise HTTPException(HTTPStatus.NOT_FOUND)


def _methods_at(request: Request) -> set[str]:
    """Return by which methods there is something at the address of *request*."""
    found: set[str] = set()
    for path, methods in request.app.openapi()["paths"].items():
        pattern, _, _ = compile_path(path)
        if pattern.fullmatch(request.url.path):
            found |= {each.upper() for each in methods}
    return found
