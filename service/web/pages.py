"""The pages: the search, and the lists of the archive."""

from http import HTTPStatus

from fastapi import APIRouter, Depends, Request, Response

from schemas.account import Role
from schemas.errors import QuerySyntaxError
from schemas.search import SearchPage
from schemas.state_words import FORCES, STATES
from schemas.vocabulary import document_types
from service.accounts.door import Requires
from service.answers.table_files import TABLE_FORMS
from service.web.archive_parts import queries_of
from service.web.jinja import render
from service.web.labels import SORTS
from service.web.search_form import (
    PAGE_SIZE,
    SearchForm,
    facet_groups,
    read_form,
    search_query,
)
from service.web.start_view import StartView, start_view

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])


@router.get("/")
def search_page(request: Request) -> Response:
    """Show the form and its results; without a query, all documents."""
    form = read_form(request.query_params)
    try:
        found = queries_of(request).search(search_query(form))
    except QuerySyntaxError as error:
        return _show_search(request, form, SearchPage(0), str(error))
    return _show_search(request, form, found)


@router.get("/status")
def status_page(request: Request) -> Response:
    """Show how much the archive holds."""
    return render(
        request, "status.html", status=queries_of(request).status(), states=STATES
    )


@router.get("/help")
def help_page(request: Request) -> Response:
    """Show what can be typed into the search, the keys, and what the states are."""
    return render(request, "help.html", states=STATES)


def _show_search(
    request: Request, form: SearchForm, found: SearchPage, problem: str = ""
) -> Response:
    return render(
        request,
        "search.html",
        HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK,
        form=form,
        found=found,
        standings=queries_of(request).standings_in(found),
        problem=problem,
        groups=facet_groups(form, found.facets),
        first=(form.page - 1) * PAGE_SIZE + 1,
        last_page=max(1, -(-found.total // PAGE_SIZE)),
        start=_start(request, form, found),
        table_forms=TABLE_FORMS,
        sorts=SORTS,
        forces=FORCES,
        doc_types=sorted({each.name for each in document_types()}),
    )


def _start(request: Request, form: SearchForm, found: SearchPage) -> StartView | None:
    """Return what the first page has, where nothing is searched yet."""
    return start_view(request, found) if form == SearchForm() else None
