"""The văn bản of several files, and what was withdrawn, with the forms to change that.

The forms are those of decisions on a document, and lead back to where they were sent
from; whoever may not decide sees the lists alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from fastapi import APIRouter, Depends, Request, Response

from schemas.account import Role
from service.accounts.door import Requires
from service.web.archive_parts import queries_of
from service.web.decision_panel import SAID, form_panel_of, panel_of
from service.web.form_values import page_number
from service.web.jinja import render

PAGE_SIZE = 20
"""Entries of a list on a page: each form takes the version of its document."""
T = TypeVar("T")

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])


@dataclass(frozen=True, slots=True)
class ListPage:
    """The page of an address that shows part of one or two lists; the first is 1."""

    path: str
    page: int
    last_page: int

    @classmethod
    def of(cls, request: Request, *lists: Sequence[object]) -> Self:
        """Return the page that was asked for, or the last where that has nothing."""
        last = max(1, *(-(-len(each) // PAGE_SIZE) for each in lists))
        page = min(page_number(request.query_params.get("page", "")), last)
        return cls(request.url.path, page, last)

    def part(self, entries: Sequence[T]) -> Sequence[T]:
        """Return those of *entries* that are on the page."""
        return entries[(self.page - 1) * PAGE_SIZE : self.page * PAGE_SIZE]

    def address(self, page: int) -> str:
        """Return the address of another page."""
        return f"{self.path}?page={page}"


@router.get("/works")
def works_page(request: Request) -> Response:
    """Show the văn bản of several files, and what may be one: a person says that."""
    queries = queries_of(request)
    works, proposals = queries.works(), queries.proposals()
    listed = ListPage.of(request, works, proposals)
    shown, pairs = listed.part(works), listed.part(proposals)
    ids = [file.id for work in shown for file in work.files if file.reason]
    ids += [each.id for pair in pairs for each in (pair.document, pair.other)]
    return render(
        request,
        "works.html",
        works=shown,
        proposals=pairs,
        counts=(len(works), len(proposals)),
        **_form_values(request, listed, ids),
    )


@router.get("/withdrawn")
def withdrawn_page(request: Request) -> Response:
    """Show the documents taken out of search and links: by whom, when and why."""
    found = queries_of(request).withdrawn()
    listed = ListPage.of(request, found)
    shown = listed.part(found)
    values = _form_values(request, listed, (each.document.id for each in shown))
    return render(
        request, "withdrawn.html", withdrawn=shown, count=len(found), **values
    )


def _form_values(
    request: Request, listed: ListPage, ids: Iterable[str]
) -> dict[str, Any]:
    """Return what the forms of a list carry, and what the last of them recorded."""
    done, last = (request.query_params.get(each, "") for each in ("done", "last"))
    return {
        "listed": listed,
        "panels": {each: form_panel_of(request, each) for each in ids},
        "here": listed.address(listed.page),
        "done": SAID.get(done),
        "former": panel_of(request, last) if last and done in SAID else None,
    }
