"""The review queue: one case a screen, the most needed first."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Request, Response

from schemas.account import Role
from schemas.document_names import PRINTED
from schemas.review import CaseKind, ReviewCase
from service.accounts.door import Clerk, Requires
from service.web.archive_parts import claims_of, queries_of
from service.web.case_views import KINDS, field_view, values_of
from service.web.decision_panel import SAID, panel_of
from service.web.jinja import render
from service.web.quarantine_forms import SAID as SAID_OF_FILES

router = APIRouter(dependencies=[Depends(Requires(Role.CLERK))])
FieldName = Annotated[str, Path(pattern=f"^({'|'.join(PRINTED)})$")]


@router.get("/queue")
def queue_page(  # noqa: PLR0913, PLR0917  # what the address may say
    request: Request,
    caller: Clerk,
    kind: str = "",
    skip: int = 0,
    done: str = "",
    last: str = "",
) -> Response:
    """Show the next case of a kind that nobody else looks at.

    *skip* counts those that are left for later; *last* is the document or file (an id)
    that was decided on before, where that can be undone.
    """
    counts = queries_of(request).case_counts()
    chosen, skip = _chosen(kind, counts), max(skip, 0)
    case = _claimed(request, caller.name, chosen, skip)
    values: dict[str, Any] = {"panel": None}
    if case:
        values |= values_of(request, case)
    return render(
        request,
        "queue.html",
        kinds=KINDS,
        counts=counts,
        chosen=chosen,
        skip=skip,
        case=case,
        here=_here(chosen, skip),
        last=last,
        **_done(request, done, last),
        **values,
    )


@router.get("/documents/{document}/fields/{field}")
def field_page(
    request: Request, document: str, field: FieldName, done: str = ""
) -> Response:
    """Show a field of a header where it is printed, and the forms that correct it."""
    view = field_view(request, document, field)
    return render(
        request,
        "field.html",
        view=view,
        panel=panel_of(request, view.record.summary.id),
        done=SAID.get(done),
    )


def _chosen(kind: str, counts: dict[CaseKind, int]) -> CaseKind:
    """Return the kind that was asked for, or else the first that has cases."""
    if kind in set(CaseKind):
        return CaseKind(kind)
    return next((each for each in CaseKind if counts[each]), CaseKind.CONFLICT)


def _claimed(
    request: Request, account: str, kind: CaseKind, skip: int
) -> ReviewCase | None:
    """Return the next case, which is now that of *account*; None: there is none."""
    claims = claims_of(request)
    others = claims.held_by_others(account)
    found = queries_of(request).cases(kind, skip, len(others) + 1)
    free = {each.key: each for each in found if each.key not in others}
    taken = claims.take(account, free)
    return free[taken] if taken else None


def _here(kind: CaseKind, skip: int) -> str:
    """Return the address of the queue after a decision, but for what that was on."""
    return f"/queue?{urlencode({'kind': kind.value, 'skip': skip})}"


def _done(request: Request, done: str, last: str) -> dict[str, Any]:
    """Return what was recorded last, and what it takes to undo that."""
    former = panel_of(request, last) if last and done in SAID else None
    return {
        "done": SAID.get(done) or SAID_OF_FILES.get(done),
        "former": former,
        "discarded": done == "discarded",
    }
