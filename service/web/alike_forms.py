"""One decision for many links alike, after a preview, undone singly or together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request, Response

from schemas.account import Role
from schemas.decision import DecidedBy, Decision
from schemas.errors import ArchiveError, CorrectionError
from schemas.link import CitedBy, DocumentSummary
from schemas.state_words import STATES
from service.accounts.door import Clerk, Requires
from service.answers.review_queue import LINKS
from service.web.account_pages import see_other
from service.web.archive_parts import decisions_of, queries_of
from service.web.decision_forms import WITHOUT_WHY, DecisionForm, Recorder
from service.web.form_values import FormValues
from service.web.highlights import anchor_of
from service.web.jinja import render

router = APIRouter(dependencies=[Depends(Requires(Role.CLERK))])
MOST = 100
"""How many are decided on at once; what is left is alike the next time."""
ACTIONS = frozenset({"confirm", "not-held", "reject", "dismiss"})
_CHOSEN = re.compile(r"([0-9a-f-]{36}):(\d{1,9}):(\d{1,9})")
Chosen = Annotated[tuple[str, ...], Form(max_length=MOST)]


@dataclass(frozen=True, slots=True)
class Alike:
    """A link that waits, and what its box sends: document, place and version."""

    cited: CitedBy
    sent: str


@dataclass(frozen=True, slots=True)
class DecidedAlike:
    """A decision that stands, its document, and what its box sends."""

    decision: Decision
    document: DocumentSummary
    sent: str


@router.get("/queue/alike")
def alike_page(  # noqa: PLR0913, PLR0917  # what the address may say
    request: Request,
    document: str,
    place: int,
    done: int | None = None,
    failed: int = 0,
    problem: str = "",
) -> Response:
    """Show the links alike that wait, and what was decided alike on the same number.

    *done* and *failed* count what the form that led here has recorded, or could not.
    """
    explained = queries_of(request).explain_at(document, place)
    is_waiting = explained.link.state.value in LINKS
    return render(
        request,
        "alike.html",
        explained=explained,
        place=place,
        waiting=_waiting(request, document, place) if is_waiting else [],
        decided=_decided(request, document, place),
        done=done,
        failed=failed,
        problem=WITHOUT_WHY if problem == "why" else "",
        anchor_of=anchor_of,
        states=STATES,
    )


@router.post("/queue/alike")
def decide_alike(
    request: Request, caller: Clerk, values: FormValues, each: Chosen = ()
) -> Response:
    """Record the same decision on each link that is chosen."""
    form = DecisionForm.of(values)
    if form.action not in ACTIONS:
        raise CorrectionError(f"không có việc “{form.action}”")
    if not form.why:
        return _led_back(values, problem="why")
    decisions, recorded, parts = decisions_of(request), [], _read(each)
    for document, place, version in parts:
        one = DecisionForm(form.choice, place=place)
        decided = DecidedBy(caller.name, form.why, version)
        try:
            Recorder(decisions, document, one, decided).record()
        except ArchiveError:  # others were first, or it is gone: the page shows it
            continue
        recorded.append({"document": document, "place": str(place)})
    first = recorded[0] if recorded else values
    return _led_back(first, done=len(recorded), failed=len(parts) - len(recorded))


@router.post("/queue/alike/undo")
def undo_alike(
    request: Request, caller: Clerk, values: FormValues, each: Chosen = ()
) -> Response:
    """Take back each decision that is chosen."""
    why = values.get("why", "")
    if not why:
        return _led_back(values, problem="why")
    decisions, recorded, parts = decisions_of(request), 0, _read(each)
    for document, number, _ in parts:
        try:
            decisions.take_back(document, number, DecidedBy(caller.name, why))
        except ArchiveError:
            continue
        recorded += 1
    return _led_back(values, done=recorded, failed=len(parts) - recorded)


def _read(chosen: Iterable[str]) -> list[tuple[str, int, int]]:
    """Return what the boxes sent: a document and two numbers each."""
    found = (_CHOSEN.fullmatch(each) for each in chosen)
    return [(each[1], int(each[2]), int(each[3])) for each in found if each]


def _waiting(request: Request, document: str, place: int) -> list[Alike]:
    queries, decisions = queries_of(request), decisions_of(request)
    found: list[Alike] = []
    for each in queries.alike_links(document, place)[:MOST]:
        ident = each.document.id
        version = decisions.decided_so_far(ident).version
        found.append(Alike(each, f"{ident}:{each.link.place}:{version}"))
    return found


def _decided(request: Request, document: str, place: int) -> list[DecidedAlike]:
    queries = queries_of(request)
    return [
        DecidedAlike(
            each,
            queries.file(each.document).summary,
            f"{each.document}:{each.number}:0",
        )
        for each in queries.decided_alike(document, place)[:MOST]
    ]


def _led_back(values: Mapping[str, str], **said: object) -> Response:
    """Lead back to the preview, which says what was done."""
    about = {name: values.get(name, "") for name in ("document", "place")}
    return see_other(f"/queue/alike?{urlencode(about | said)}")
