"""What is only cited: who needs it and where, and a letter that asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from schemas.account import Role
from schemas.errors import DocumentNotFoundError
from schemas.letter_head import LetterHead
from schemas.link import CitedBy, Trace
from schemas.record import MissingDocument
from service.accounts.door import Requires
from service.answers.queries import Queries
from service.answers.reference_lists import DOCX, request_letter_file
from service.web.archive_parts import queries_of
from service.web.form_values import LONGEST
from service.web.highlights import anchor_of
from service.web.jinja import render

LETTER_NAME = "đề nghị cung cấp {number}.docx"
"""What the letter is called where it is saved."""
router = APIRouter(dependencies=[Depends(Requires(Role.READER))])


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is not held, and where it is cited, to be worked off."""

    missing: MissingDocument
    citing: tuple[CitedBy, ...]


@router.get("/cited")
def cited_page(request: Request, number: str) -> Response:
    """Show what is known of a number that the archive does not hold, or its page.

    Of a withdrawn document that nothing cites, that is its page too.
    """
    queries = queries_of(request)
    trace = queries.trace(number)
    known = trace.document
    if not trace.cited_by:
        known = known or queries.show(number).summary
    if known:
        return RedirectResponse(f"/documents/{known.id}")
    return render(
        request,
        "cited.html",
        standing=queries.standing_in(trace),
        wanted=tuple(_wanted(queries, trace)),
        others=[each for each in trace.cited_by if not each.link.state.is_unheld],
        anchor_of=anchor_of,
    )


@router.get("/cited/letter")
def letter(request: Request, number: str, day: str = "") -> Response:
    """Send a letter that asks for a number; of several, for that of *day* (ISO)."""
    queries = queries_of(request)
    found = queries.wanted(queries.trace(number))
    of_day = (each for each in found if str(each.issued_on or "") == day)
    asked = next(of_day, found[0] if found else None)
    if asked is None:
        raise DocumentNotFoundError(number)
    name = LETTER_NAME.format(number=asked.number.replace("/", "-"))
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(
        request_letter_file(asked, _head(request)),
        media_type=DOCX,
        headers={"Content-Disposition": disposition},
    )


def _head(request: Request) -> LetterHead:
    names = ("office", "parent_office", "place", "addressee")
    typed = {name: request.query_params.get(name, "") for name in names}
    return LetterHead(**{name: text.strip()[:LONGEST] for name, text in typed.items()})


def _wanted(queries: Queries, trace: Trace) -> Iterator[Wanted]:
    """Yield what is meant, by its dates; who gives none may mean any of them."""
    unheld = [each for each in trace.cited_by if each.link.state.is_unheld]
    for missing in queries.wanted(trace):
        days = {None, missing.issued_on}
        needing = {each.id for each in missing.needed_by}
        yield Wanted(
            missing,
            tuple(
                each
                for each in unheld
                if each.document.id in needing and each.link.citation.issued_on in days
            ),
        )
