"""The archive over HTTP: every route under ``/api/v1``, described at ``/docs``."""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from service.api import (
    archive_routes,
    basket_routes,
    check_routes,
    citation_routes,
    decision_routes,
    document_routes,
    saved_search_routes,
    search_routes,
    trace_routes,
)
from service.api.errors import add_error_handlers
from service.api.exchanges import Exchanges
from service.api.reference_page import write_reference
from service.bootstrap import OpenArchive

PREFIX = "/api/v1"
ANYWHERE = ("*",)
MOST_BYTES = 65 * 1024 * 1024
"""Of a request: a draft of ``check_routes.MOST_BYTES``, and what is sent around it."""
_COMPRESSED_FROM = 1000  # bytes


def create_app(opened: OpenArchive, hosts: Sequence[str] = ANYWHERE) -> FastAPI:
    """Return the HTTP interface of *opened*; the caller closes the archive.

    Only requests to one of *hosts* are answered: otherwise any site could read the
    archive through the browser of somebody who may (DNS rebinding).
    """
    app = FastAPI(
        title="Vankho",
        summary="Kho văn bản hành chính: tìm kiếm, viện dẫn, truy vết.",
        docs_url=None,
        redoc_url=None,
        max_body_size=MOST_BYTES,
    )
    app.add_middleware(GZipMiddleware, minimum_size=_COMPRESSED_FROM)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(Exchanges)  # added last, it is the outermost
    app.state.queries = opened.queries
    app.state.checker = opened.checker
    app.state.decisions = opened.decisions
    app.state.baskets = opened.baskets
    app.state.searches = opened.searches
    app.state.token = opened.settings.token
    for module in (
        search_routes,
        document_routes,
        citation_routes,
        trace_routes,
        decision_routes,
        basket_routes,
        saved_search_routes,
        check_routes,
        archive_routes,
    ):
        app.include_router(module.router, prefix=PREFIX)
    app.add_api_route("/docs", _reference, include_in_schema=False)
    app.include_router(_unknown(), include_in_schema=False)
    add_error_handlers(app)
    return app


def _reference(request: Request) -> HTMLResponse:
    return HTMLResponse(write_reference(request.app.openapi()))


def _unknown() -> APIRouter:
    """Return the router for all other addresses below ``/api``.

    Without it the pages, mounted at ``/``, would answer programs in HTML.
    """
    router = APIRouter()
    router.add_api_route("/api/{address:path}", _nothing_here)
    return router


def _nothing_here(address: str) -> None:  # noqa: ARG001  # of the route's path
    raise HTTPException(HTTPStatus.NOT_FOUND)
