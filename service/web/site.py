"""The archive in the browser: Vietnamese pages, to be mounted beside the API."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from service.bootstrap import OpenArchive
from service.bootstrap.front_door import door_of
from service.web.account_pages import sessions, sign_in
from service.web.alike_forms import router as alike
from service.web.basket_pages import router as baskets
from service.web.cited_pages import router as cited
from service.web.decision_forms import router as decision_forms
from service.web.document_pages import router as documents
from service.web.drafts import router as drafts
from service.web.errors import add_error_pages
from service.web.feeds import router as feeds
from service.web.hit_files import router as hit_files
from service.web.missing_pages import router as missing
from service.web.network_pages import router as network
from service.web.pages import router
from service.web.printed_routes import router as printed
from service.web.provider_pages import provider_sign_in
from service.web.quarantine_forms import router as quarantine
from service.web.queue_pages import router as queue
from service.web.saved_pages import router as saved
from service.web.search_box import router as search_box
from service.web.uploads import router as uploads
from service.web.work_pages import router as works

STATIC = Path(__file__).parent / "static"


def create_pages(opened: OpenArchive, *, alone: bool = True) -> FastAPI:
    """Return the pages of *opened*; they link to the routes of ``service.api``.

    Both are served together: ``create_app(opened).mount("/", create_pages(opened))``,
    which gives the pages the headers of ``service.api.exchanges``. *alone* is that of
    ``create_app``.
    """
    app = FastAPI(openapi_url=None)
    app.state.door = door_of(opened, alone=alone)
    app.state.sight = opened.sight
    app.state.intake = opened.intake
    app.include_router(router)
    app.include_router(hit_files)
    app.include_router(search_box)
    app.include_router(cited)
    app.include_router(missing)
    app.include_router(documents)
    app.include_router(printed)
    app.include_router(network)
    app.include_router(decision_forms)
    app.include_router(works)
    app.include_router(queue)
    app.include_router(alike)
    app.include_router(baskets)
    app.include_router(saved)
    app.include_router(feeds)
    app.include_router(drafts)
    app.include_router(quarantine)
    app.include_router(uploads)
    app.include_router(sign_in)
    app.include_router(provider_sign_in)
    app.include_router(sessions)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    add_error_pages(app)
    return app
