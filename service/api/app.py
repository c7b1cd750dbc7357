"""The archive over HTTP: every route under ``/api/v1``, described at ``/docs``."""

from http import HTTPStatus

from fastapi import APIRouter, FastAPI, HTTPException

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
from service.bootstrap import OpenArchive

PREFIX = "/api/v1"


def create_app(opened: OpenArchive) -> FastAPI:
    """Return the HTTP interface of *opened*; the caller closes the archive."""
    app = FastAPI(
        title="Vankho",
        summary="Kho văn bản hành chính: tìm kiếm, viện dẫn, truy vết.",
        redoc_url=None,
    )
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
    app.include_router(_unknown(), include_in_schema=False)
    add_error_handlers(app)
    return app


def _unknown() -> APIRouter:
    """Return the router for all other addresses below ``/api``.

    Without it the pages, mounted at ``/``, would answer programs in HTML.
    """
    router = APIRouter()
    router.add_api_route("/api/{address:path}", _nothing_here)
    return router


def _nothing_here(address: str) -> None:  # noqa: ARG001  # of the route's path
    raise HTTPException(HTTPStatus.NOT_FOUND)
