"""Baskets on the pages: what a writer collects, as lists and files to cite from."""

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Path, Request, Response

from schemas.account import Role
from service.accounts.door import Requires, Writer
from service.answers.reference_lists import FORMS, list_lines
from service.web.account_pages import see_other
from service.web.archive_parts import baskets_of
from service.web.form_values import FormValues
from service.web.jinja import render

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])
FormName = Annotated[str, Path(pattern=f"^({'|'.join(FORMS)})$")]


@router.get("/baskets")
def baskets_page(request: Request) -> Response:
    """Show all baskets, and how much is in each."""
    return render(request, "baskets.html", baskets=baskets_of(request).names())


@router.get("/basket")
def basket_page(request: Request, name: str) -> Response:
    """Show what is in a basket, its danh mục, and the files to take away."""
    documents = baskets_of(request).documents(name)
    return render(
        request,
        "basket.html",
        name=name,
        documents=documents,
        lines=list_lines(documents),
        forms=FORMS,
    )


@router.get("/basket/{form}")
def basket_file(request: Request, form: FormName, name: str) -> Response:
    """Send what is in a basket as a file."""
    documents = baskets_of(request).documents(name)
    chosen = FORMS[form]
    filename = quote(f"{name}.{chosen.ending}", safe="")
    disposition = f"attachment; filename*=UTF-8''{filename}"
    return Response(
        chosen.file_of(documents, str(request.base_url)),
        media_type=chosen.media_type,
        headers={"Content-Disposition": disposition},
    )


@router.post("/basket")
def change_basket(request: Request, caller: Writer, values: FormValues) -> Response:
    """Put documents into a basket, or take them out, and show it."""
    baskets, name = baskets_of(request), values.get("name", "")
    references = values.get("references", "").split("\n")
    given = [each.strip() for each in references if each.strip()]
    if not name or not given:
        return see_other("/baskets")
    if values.get("choice") == "take-out":
        baskets.take_out(name, given, caller.name)
    else:
        baskets.put(name, given, caller.name)
    left = name in baskets.names()
    return see_other(f"/basket?{urlencode({'name': name})}" if left else "/baskets")
