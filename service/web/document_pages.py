"""The page of a document: what was read from it, its force, and how it is cited."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request, Response

from schemas.account import Role
from schemas.codec import to_json
from schemas.decision import HistoryEntry
from schemas.document_names import PRINTED
from schemas.errors import SearchUnavailableError
from schemas.record import CitationForms, DocumentRecord
from schemas.search import SearchHit
from service.accounts.door import Requires
from service.answers.page_metadata import coins_of, json_ld_of
from service.answers.queries import Queries
from service.answers.reference_lists import FORMS
from service.web.archive_parts import queries_of
from service.web.decision_panel import FIELD_NAMES, SAID, DecisionPanel, panel_of
from service.web.form_values import chosen_day
from service.web.highlights import anchor_of, row_anchor
from service.web.jinja import render
from service.web.printed_routes import printed_values

ALIKE = 5
"""Similar documents that are shown."""
MOST_RELATED = 10
"""Documents of one relation in the lược đồ; the others are in the lists below it."""
GENRES = {
    "administrative": "Trong văn bản hành chính",
    "legal": "Trong văn bản quy phạm pháp luật",
    "party": "Trong văn bản của Đảng",
}
"""What the genres of citing documents are called."""
FROM_ARCHIVE = "Khi trích dẫn tài liệu lưu trữ"
CITING_FILES = ("footnotes-docx", "csl-json", "bibtex", "ris", "csv")
"""The forms of ``FORMS`` that one document is taken away in."""

JSON_LD = "application/ld+json"
FileForm = Annotated[str, Path(pattern=f"^({'|'.join(CITING_FILES)})$")]
router = APIRouter(dependencies=[Depends(Requires(Role.READER))])


@dataclass(frozen=True, slots=True)
class CitedIn:
    """How the document is cited in documents of a genre, called *name*."""

    name: str
    forms: CitationForms


@router.get("/documents/{document}")
def document_page(request: Request, document: str, done: str = "") -> Response:
    """Show what was read from a document, what it cites and what cites it."""
    queries = queries_of(request)
    record = queries.show(document)
    found = record.summary.id
    trace = queries.trace(found)
    links = tuple(each.link for each in trace.cites)
    as_of, cited_on = (
        chosen_day(request.query_params, name) for name in ("as_of", "cited_on")
    )
    panel = panel_of(request, found)
    history = _history(queries, found, panel)
    return render(
        request,
        "document.html",
        record=record,
        document=record.summary,
        standing=queries.standing_in(trace, as_of.day),
        as_of=as_of,
        cited_in=_cited_in(queries, record, cited_on.day),
        cited_on=cited_on,
        citing_files={each: FORMS[each].label for each in CITING_FILES},
        links=links,
        cited_by=trace.cited_by,
        most_related=MOST_RELATED,
        alike=_alike(queries, found),
        **printed_values(request, record, links),
        anchor_of=anchor_of,
        row_anchor=row_anchor,
        panel=panel,
        history=history,
        called=queries.names_in(record, history),
        done=SAID.get(done),
        coins=coins_of(record.summary, _address(request)),
        field_names=FIELD_NAMES,
        printed_fields=PRINTED,
    )


def _address(request: Request) -> str:
    """Return where the page is, without what was asked of it."""
    return str(request.url.replace(query=""))


@router.get("/documents/{document}/json-ld")
def document_json_ld(request: Request, document: str) -> Response:
    """Say to programs, in the words of schema.org, what the document is."""
    found = queries_of(request).find(document)
    address = str(request.url_for("document_page", document=found.id))
    return Response(to_json(json_ld_of(found, address)), media_type=JSON_LD)


@router.get("/documents/{document}/cite/{form}")
def citing_file(request: Request, document: str, form: FileForm) -> Response:
    """Send the document as a file to cite it from."""
    found = queries_of(request).find(document)
    chosen = FORMS[form]
    name = (found.number or found.filename).replace("/", "-")
    filename = quote(f"{name}.{chosen.ending}", safe="")
    return Response(
        chosen.file_of([found], str(request.base_url)),
        media_type=chosen.media_type,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{filename}"},
    )


def _history(
    queries: Queries, document: str, panel: DecisionPanel | None
) -> tuple[HistoryEntry, ...]:
    """Return what happened, as far as the forms of the page know it."""
    return panel.history if panel else queries.history(document)


def _cited_in(
    queries: Queries, record: DocumentRecord, day: date | None
) -> tuple[CitedIn, ...]:
    """Return how it is cited in each genre, and as a document of an archive."""
    document = record.summary.id
    by_genre = queries.cite_by_genre(document, day)
    found = [CitedIn(GENRES[genre], forms) for genre, forms in by_genre.items()]
    if record.archival:
        forms = queries.cite(document, on=day, archival=True)
        found.append(CitedIn(FROM_ARCHIVE, forms))
    return tuple(found)


def _alike(queries: Queries, document: str) -> tuple[SearchHit, ...]:
    """Return similar documents; none while the index cannot be reached."""
    try:
        return queries.alike(document, ALIKE)
    except SearchUnavailableError:
        return ()
