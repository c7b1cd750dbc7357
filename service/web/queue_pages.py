"""The review queue: one unsure link a screen, the most needed first."""

from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response

from schemas.account import Role
from schemas.link import LinkState
from schemas.state_words import STATES
from schemas.vocabulary import relation_names
from service.accounts.door import Requires
from service.web.archive_parts import queries_of
from service.web.decision_panel import SAID, panel_of
from service.web.highlights import anchor_of
from service.web.jinja import render

router = APIRouter(dependencies=[Depends(Requires(Role.CLERK))])
UNSURE = (LinkState.CONFLICT, LinkState.AMBIGUOUS, LinkState.PROBABLE)
"""What a person is asked about, the most doubtful first."""


@router.get("/queue")
def queue_page(
    request: Request,
    state: str = "",
    skip: int = 0,
    done: str = "",
    last: str = "",
) -> Response:
    """Show the next link of a state that a person is to decide on.

    *skip* counts those that are left for later; *last* is the document (an id) that was
    decided on before, where that can be undone.
    """
    queries = queries_of(request)
    status = queries.status()
    counts = {each: status.links.get(each.value, 0) for each in UNSURE}
    chosen = _chosen(state, counts)
    [*cases] = queries.unsure(chosen, max(skip, 0))
    explained = queries.explain_at(cases[0].document, cases[0].place) if cases else None
    return render(
        request,
        "queue.html",
        status=status,
        counts=counts,
        chosen=chosen,
        state_names=STATES,
        skip=max(skip, 0),
        unsure=cases[0] if cases else None,
        explained=explained,
        panel=panel_of(request, explained.document.id) if explained else None,
        former=panel_of(request, last) if last and done in SAID else None,
        done=SAID.get(done),
        here=_here(chosen, skip, explained.document.id if explained else last),
        relations=relation_names(),
        anchor_of=anchor_of,
    )


def _chosen(state: str, counts: dict[LinkState, int]) -> LinkState:
    """Return the state that was asked for, or else the first that has links."""
    if state in set(UNSURE):
        return LinkState(state)
    return next((each for each in UNSURE if counts[each]), UNSURE[0])


def _here(state: LinkState, skip: int, document: str) -> str:
    """Return the address of the queue after a decision on *document*."""
    values = {"state": state.value, "skip": max(skip, 0), "last": document}
    return f"/queue?{urlencode(values)}"
