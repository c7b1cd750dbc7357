"""Forms that save a search, mark what is new for it as seen, or remove it."""

from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from starlette.datastructures import QueryParams

from service.accounts.door import Writer
from service.curation.saved_searches import SavedSearchKeeper
from service.web.account_pages import see_other
from service.web.form_values import FormValues
from service.web.jinja import render
from service.web.search_form import read_form, search_query

router = APIRouter()


@router.post("/saved")
def change_saved(request: Request, caller: Writer, values: FormValues) -> Response:
    """Save a search, mark it as seen, or remove it, by its name; show all."""
    searches: SavedSearchKeeper = request.app.state.searches
    name, asked = values.get("name", ""), values.get("search", "")
    match values.get("choice", ""):
        case "save" if name and asked:
            if name in {each.name for each in searches.saved()}:
                return _show_taken(request, searches, name)
            form = read_form(QueryParams(asked.removeprefix("/?")))
            searches.save_filtered(name, search_query(form), caller.name)
        case "seen" if name:
            searches.mark_seen([name], caller.name)
        case "remove" if name:
            searches.remove(name, caller.name)
    return see_other("/saved")


def _show_taken(request: Request, searches: SavedSearchKeeper, name: str) -> Response:
    """Say that another search has that name: it is not to be lost by mistake."""
    saved = searches.saved()
    return render(
        request, "saved.html", HTTPStatus.CONFLICT, saved=saved, name=None, taken=name
    )
