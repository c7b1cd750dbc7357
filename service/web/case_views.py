"""What the review queue shows of a case, by its kind."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request

from schemas.document import Doubt
from schemas.document_names import field_text
from schemas.record import DocumentRecord, QuarantinedFile
from schemas.review import DOUBTFUL, READING, UNNUMBERED, CaseKind, ReviewCase
from schemas.span import Span
from schemas.vocabulary import relation_names
from schemas.work_file import Proposal
from service.web.archive_parts import queries_of
from service.web.decision_panel import FIELD_NAMES, DecisionPanel, panel_of
from service.web.highlights import anchor_of
from service.web.page_cutouts import Shown, shown_at

KINDS = {
    CaseKind.CONFLICT: "Mâu thuẫn",
    CaseKind.AMBIGUOUS: "Chưa rõ văn bản nào",
    CaseKind.PROBABLE: "Có thể là",
    CaseKind.UNNUMBERED: "Thiếu số",
    CaseKind.DOUBT: "Nghi vấn thể thức",
    CaseKind.READING: "Đọc chưa chắc",
    CaseKind.COPY: "Có thể cùng một văn bản",
    CaseKind.QUARANTINE: "Không đọc được",
    CaseKind.MISSING: "Chưa có trong kho",
}
"""What the kinds of cases are called."""
MOST_SHOWN = 3
"""Places of doubts that a case shows; all are on the page of the document."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a header to be decided on: as it is, and what it may be.

    ``options`` are what it may be, each with why.
    """

    field: str
    name: str
    record: DocumentRecord
    doubts: tuple[Doubt, ...]
    options: tuple[tuple[str, str], ...]
    value: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class ReadingView:
    """The doubts of how a file was read, each where it is, or else the head of it.

    ``value`` are their codes, as a form says that they were looked at.
    """

    record: DocumentRecord
    doubts: tuple[Doubt, ...]
    shown: tuple[Shown, ...]

    @property
    def value(self) -> str:
        """The codes, with commas between them."""
        return ", ".join(sorted({each.code for each in self.doubts}))


@dataclass(frozen=True, slots=True)
class CopyView:
    """Two documents that may be one, with the heads of both."""

    proposal: Proposal
    panels: tuple[DecisionPanel | None, DecisionPanel | None]
    shown: tuple[Shown, Shown]


def values_of(request: Request, case: ReviewCase) -> dict[str, Any]:
    """Return what the template shows of a case."""
    if case.place is not None:
        return _link_values(request, case)
    if case.kind is CaseKind.READING:
        return _reading_values(request, case)
    if case.field:
        return _field_values(request, case)
    return _copy_values(request, case) if case.other else _file_values(request, case)


def _link_values(request: Request, case: ReviewCase) -> dict[str, Any]:
    queries, place = queries_of(request), case.place or 0
    explained = queries.explain_at(case.document, place)
    mentions = explained.link.citation.mentions
    spans = (Span(each.start, each.end) for each in mentions)
    shown = shown_at(request, case.document, *spans)
    return {
        "explained": explained,
        "panel": panel_of(request, explained.document.id),
        "cutouts": [each.cutout for each in shown if each.cutout],
        "alike": len(queries.alike_links(case.document, place)) - 1,
        "relations": relation_names(),
        "anchor_of": anchor_of,
    }


def _field_values(request: Request, case: ReviewCase) -> dict[str, Any]:
    view = field_view(request, case.document, case.field or "")
    return {"view": view, "panel": panel_of(request, case.document)}


def _reading_values(request: Request, case: ReviewCase) -> dict[str, Any]:
    record = queries_of(request).file(case.document)
    doubts = tuple(each for each in record.doubts if each.code in READING)
    spans = [each.span for each in doubts if each.span][:MOST_SHOWN]
    shown = shown_at(request, case.document, *(spans or (None,)))
    view = ReadingView(record, doubts, shown)
    return {"reading": view, "panel": panel_of(request, case.document)}


def field_view(request: Request, document: str, field: str) -> FieldView:
    """Return what a person sees who is to say what a field of a document is."""
    record = queries_of(request).file(document)
    codes = {*UNNUMBERED.get(field, ()), *DOUBTFUL.get(field, ())}
    doubts = tuple(each for each in record.doubts if each.code in codes)
    spans = [record.header.spans.get(field), *(each.span for each in doubts)]
    [shown] = shown_at(request, document, next(filter(None, spans), None))
    value = field_text(record.header, field) or ""
    options = tuple(_options(record, field, value))
    return FieldView(field, FIELD_NAMES[field], record, doubts, options, value, shown)


def _options(record: DocumentRecord, field: str, value: str) -> list[tuple[str, str]]:
    found = [(value, "như máy đọc")] if value else []
    hinted = record.summary.hinted_number
    if field == "number" and hinted and hinted != value:
        found.append((hinted, "theo tên tệp"))
    return found


def _copy_values(request: Request, case: ReviewCase) -> dict[str, Any]:
    ids = case.document, case.other or ""
    proposal = next(
        each
        for each in queries_of(request).proposals(case.document)
        if {each.document.id, each.other.id} == set(ids)
    )
    [one], [other] = (shown_at(request, each, None) for each in ids)
    panels = panel_of(request, ids[0]), panel_of(request, ids[1])
    return {"view": CopyView(proposal, panels, (one, other))}


def _file_values(request: Request, case: ReviewCase) -> dict[str, Any]:
    files: tuple[QuarantinedFile, ...] = queries_of(request).quarantined()
    return {"file": next(each for each in files if each.id == case.document)}
