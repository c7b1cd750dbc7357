"""Documents as they were printed, in the browser: the pictures of their pages."""

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Depends, Request, Response

from schemas.account import Role
from schemas.errors import DocumentNotFoundError, QuerySyntaxError
from schemas.link import Link
from schemas.record import DocumentRecord
from schemas.span import Span
from service.accounts.door import Requires
from service.answers.queries import Queries
from service.web.archive_parts import printed_pages_of, queries_of
from service.web.highlights import cut_text
from service.web.marked_text import mark_pieces
from service.web.printed_view import ZOOMS, Chosen, marks_of, read_choice, view_of

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])


@router.get("/documents/{document}/pages/{number}")
def page_image(request: Request, document: str, number: str) -> Response:
    """Draw a page, unless the browser has its picture."""
    pages = printed_pages_of(request)
    zoom = read_choice(request.query_params).zoom
    if not (number.isascii() and number.isdecimal()):
        raise DocumentNotFoundError(document)
    image = pages.find(document, int(number), ZOOMS[zoom])
    headers = {"ETag": f'"{image.key}"', "Cache-Control": "private, no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(pages.draw(image), media_type="image/png", headers=headers)


def printed_values(
    request: Request, record: DocumentRecord, links: tuple[Link, ...]
) -> dict[str, Any]:
    """Return what the page of a document shows of its text and of how it is printed."""
    queries = queries_of(request)
    pages = printed_pages_of(request)
    document = record.summary.id
    text, chosen = queries.text(document), read_choice(request.query_params)
    hits = _hits(queries, document, chosen)
    marks = marks_of(record, links, hits)
    anchors = {
        each.anchor: each.span.start for each in marks if not each.address
    }  # those of citations are in their pieces
    pieces = cut_text(text.content, links)
    return {
        "view": view_of(pages.pages(document), text, marks, chosen),
        "marks": {each.anchor: each for each in marks},
        "chosen": chosen,
        "hits": hits,
        "zooms": ZOOMS,
        "pieces": mark_pieces(pieces, hits, anchors),
    }


def _hits(queries: Queries, document: str, chosen: Chosen) -> tuple[Span, ...]:
    if not chosen.query:
        return ()
    try:
        return queries.hits(document, chosen.query)
    except QuerySyntaxError:
        return ()
