"""Decisions as plain forms: each with why, and the version that it rests on.

A form leads back to the page that it was on, which says what was recorded. Where it
cannot be, all that was typed is shown again, and what is the matter.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from schemas.account import Role
from schemas.decision import CitedAt, DecidedBy
from schemas.errors import (
    AmbiguousReferenceError,
    ArchiveError,
    ConflictError,
    CorrectionError,
    NotFoundError,
    OutdatedError,
)
from schemas.link import DocumentSummary
from schemas.vocabulary import relation_names
from service.accounts.door import Clerk, Requires
from service.curation.decisions import Decisions
from service.web.account_pages import is_ours, see_other
from service.web.archive_parts import decisions_of, queries_of
from service.web.decision_panel import SAID, DecisionPanel, panel_of
from service.web.form_values import FormValues, whole_number
from service.web.highlights import anchor_of
from service.web.jinja import render

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])
SHOWN_AGAIN = ("target", "relation", "value", "words", "page")
"""What somebody typed into a form, beside why."""
WITHOUT_WHY = "Chưa ghi vì sao: quyết định nào cũng cần lý do, cho người xem sau này."


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """What a form sends: the *choice* is an action, with the target that it is of.

    ``version`` is that of the document as it was shown, ``place`` that of a citation,
    ``number`` that of an earlier decision.
    """

    choice: str
    why: str = ""
    version: int | None = None
    place: int | None = None
    number: int | None = None
    page: int | None = None
    target: str = ""
    relation: str = ""
    field: str = ""
    value: str = ""
    words: str = ""
    next: str = ""

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Self:
        """Return the form that has these values."""
        names = ("why", "target", "relation", "field", "value", "words", "next")
        return cls(
            values.get("choice", ""),
            version=whole_number(values, "version"),
            place=whole_number(values, "place"),
            number=whole_number(values, "number"),
            page=whole_number(values, "page"),
            **{name: values.get(name, "") for name in names},
        )

    @property
    def action(self) -> str:
        """What is to be recorded."""
        return self.choice.partition(" ")[0]

    @property
    def meant(self) -> str:
        """The document that the button, or else the field, names."""
        return self.choice.partition(" ")[2] or self.target


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records what a form says about a document."""

    decisions: Decisions
    document: str
    form: DecisionForm
    decided: DecidedBy

    @property
    def _cited(self) -> CitedAt:
        if self.form.place is None:
            raise CorrectionError("không rõ viện dẫn nào")
        return CitedAt(self.form.place)

    def record(self) -> None:
        """Record it; raises as ``Decisions`` does."""
        action = self.form.action
        about = self._about_citations() | self._about_document()
        if action not in about:
            raise CorrectionError(f"không có việc “{action}”")
        about[action]()

    def _about_citations(self) -> dict[str, Callable[[], object]]:
        do, document, form, by = self.decisions, self.document, self.form, self.decided
        meant = form.meant or None
        return {
            "confirm": lambda: do.confirm(document, self._cited, meant, by),
            "not-held": lambda: do.confirm_not_held(document, self._cited, by),
            "reject": lambda: do.reject(document, self._cited, by),
            "dismiss": lambda: do.dismiss(document, self._cited, by),
            "relate": lambda: do.relate(document, self._cited, form.relation, by),
            "undo": lambda: do.undo(document, self._cited, by),
            "add": lambda: do.add(document, form.words, form.page, by),
        }

    def _about_document(self) -> dict[str, Callable[[], object]]:
        do, document, form, by = self.decisions, self.document, self.form, self.decided
        return {
            "correct": lambda: do.correct(document, form.field, form.value, by),
            "take": lambda: do.correct(document, form.field, form.meant, by),
            "accept": lambda: do.correct(document, "reading", form.meant, by),
            "blank": lambda: do.correct(document, form.field, "", by),
            "mark-copy": lambda: do.mark_copy(document, form.meant, by),
            "part": lambda: do.part(document, by),
            "withdraw": lambda: do.withdraw(document, by),
            "restore": lambda: do.reinstate(document, by),
            "take-back": lambda: do.take_back(document, form.number or 0, by),
        }


@router.post("/documents/{document}/decisions")
def decide(
    request: Request,
    caller: Clerk,
    document: str,
    values: FormValues,
) -> Response:
    """Record a decision, and lead back to the page that it was made on."""
    form = DecisionForm.of(values)
    if not form.why:
        return _show_again(request, document, form, WITHOUT_WHY)
    decisions = decisions_of(request)
    decided = DecidedBy(caller.name, form.why, form.version)
    try:
        Recorder(decisions, document, form, decided).record()
    except (CorrectionError, ConflictError, AmbiguousReferenceError) as error:
        return _show_again(request, document, form, str(error), error)
    except NotFoundError as error:
        words = f"Không có trong kho: {error}" if str(error) else "Không còn gì để rút"
        return _show_again(request, document, form, words, error)
    return see_other(_led_back(document, form))


@router.get("/documents/{document}/citations/{place}")
def citation_page(
    request: Request, document: str, place: int, done: str = ""
) -> Response:
    """Show a citation where it stands, what it may mean and why, and the forms."""
    queries = queries_of(request)
    explained = queries.explain_at(document, place)
    return render(
        request,
        "citation.html",
        explained=explained,
        panel=panel_of(request, explained.document.id),
        place=place,
        done=SAID.get(done),
        relations=relation_names(),
        anchor_of=anchor_of,
    )


def _called(request: Request, document: str, panel: DecisionPanel) -> dict[str, str]:
    queries = queries_of(request)
    return queries.names_in(queries.file(document), panel.history)


def _led_back(document: str, form: DecisionForm) -> str:
    """Return the page to go back to, which is to say what was done."""
    address = form.next if is_ours(form.next) else f"/documents/{document}"
    return with_done(address, form.action)


def with_done(address: str, done: str) -> str:
    """Return an address whose page is to say what was *done*."""
    parts = urlsplit(address)
    query = [each for each in parse_qsl(parts.query) if each[0] != "done"]
    query.append(("done", done))
    return urlunsplit(parts._replace(query=urlencode(query)))


def _show_again(
    request: Request,
    document: str,
    form: DecisionForm,
    words: str,
    error: ArchiveError | None = None,
) -> Response:
    """Show what was typed once more, what is the matter, and what others did since."""
    panel = panel_of(request, document)
    if panel is None:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    seen = panel.version if form.version is None else form.version
    is_conflict = isinstance(error, ConflictError)
    found = getattr(error, "candidates", ())
    return render(
        request,
        "decision_problem.html",
        HTTPStatus.CONFLICT if is_conflict else HTTPStatus.BAD_REQUEST,
        panel=panel,
        form=form,
        words=words,
        outdated=isinstance(error, OutdatedError),
        since=panel.history[seen:],
        called=_called(request, document, panel),
        candidates=[each for each in found if isinstance(each, DocumentSummary)],
        again={name: getattr(form, name) for name in SHOWN_AGAIN},
        back=form.next if is_ours(form.next) else f"/documents/{document}",
    )
