"""Saved searches: what is new for each, and the forms that save, follow, remove one."""

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from starlette.datastructures import QueryParams

from schemas.account import Caller, Role
from schemas.search import SearchPage
from service.accounts.door import Reader, Requires, Writer
from service.web.account_pages import see_other
from service.web.archive_parts import feeds_of, searches_of
from service.web.form_values import FormValues
from service.web.jinja import render
from service.web.search_form import read_form, search_query

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])


@router.get("/saved")
def saved_page(request: Request, caller: Reader) -> Response:
    """Show the saved searches, how much is new for each, and the caller's feeds."""
    return _show(request, caller)


@router.get("/saved/{name}")
def new_page(request: Request, caller: Reader, name: str) -> Response:
    """Show what is new for one search; it stays new, since a GET changes nothing."""
    found = searches_of(request).show_new(name)
    return _show(request, caller, name=name, found=found)


@router.post("/saved")
def change_saved(request: Request, caller: Writer, values: FormValues) -> Response:
    """Save a search, mark it as seen, or remove it, by its name; show all."""
    searches = searches_of(request)
    name, asked = values.get("name", ""), values.get("search", "")
    match values.get("choice", ""):
        case "save" if name and asked:
            if name in {each.name for each in searches.saved()}:
                # the other search is not to be lost by mistake
                return _show(request, caller, HTTPStatus.CONFLICT, taken=name)
            form = read_form(QueryParams(asked.removeprefix("/?")))
            searches.save_filtered(name, search_query(form), caller.name)
        case "seen" if name:
            searches.mark_seen([name], caller.name)
        case "remove" if name:
            searches.remove(name, caller.name)
    return see_other("/saved")


@router.post("/feeds")
def give_feed(request: Request, caller: Reader, values: FormValues) -> Response:
    """Show the address of a new feed of a search, this once."""
    searches, name = searches_of(request), values.get("name", "")
    searches.show_new(name)
    key = feeds_of(request).give(caller, name, searches.position())
    address = str(request.base_url.replace(path=f"/feeds/{key}"))
    return _show(request, caller, HTTPStatus.CREATED, given=(name, address))


@router.post("/feeds/{number}/end")
def end_feed(request: Request, caller: Reader, number: int) -> Response:
    """End an address of the caller; from now on there is nothing."""
    if not feeds_of(request).end(caller.name, number):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return see_other("/saved")


def _show(
    request: Request,
    caller: Caller,
    status: int = HTTPStatus.OK,
    *,
    name: str | None = None,
    found: SearchPage | None = None,
    **said: Any,
) -> Response:
    """Show all; of one of that *name* what was *found*; and what a form led to."""
    shown = {"taken": None, "given": None, **said, "name": name, "found": found}
    saved, feeds = searches_of(request).saved(), feeds_of(request).feeds(caller.name)
    return render(request, "saved.html", status, saved=saved, feeds=feeds, **shown)
