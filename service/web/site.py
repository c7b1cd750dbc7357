"""The archive in the browser: Vietnamese pages, to be mounted beside the API."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles

from service.bootstrap import OpenArchive
from service.web.drafts import router as drafts
from service.web.errors import add_error_pages
from service.web.pages import router

STATIC = Path(__file__).parent / "static"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Only our own script runs in our pages; nothing is loaded from elsewhere."""


def create_pages(opened: OpenArchive) -> FastAPI:
    """Return the pages of *opened*; they link to the routes of ``service.api``.

    Both are served together: ``create_app(opened).mount("/", create_pages(opened))``.
    """
    app = FastAPI(openapi_url=None)
    app.state.queries = opened.queries
    app.state.checker = opened.checker
    app.state.searches = opened.searches
    app.include_router(router)
    app.include_router(drafts)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.middleware("http")(_add_headers)
    add_error_pages(app)
    return app


async def _add_headers(
    request: Request, answer: Callable[[Request], Awaitable[Response]]
) -> Response:
    response = await answer(request)
    response.headers.update(HEADERS)
    return response
