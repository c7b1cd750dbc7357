"""Citations over HTTP: what a document cites, how it is cited, what is missing."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.reports import forms_report, link_report, missing_report
from service.api.dependencies import DocumentId, QueriesDep
from service.api.errors import problem_responses
from service.api.models import FormsReport, LinkReport, MissingReport
from service.citing.rule_sets import Genre

router = APIRouter(tags=["citations"])
OF_ONE = problem_responses(DocumentNotFoundError, AmbiguousReferenceError)


@router.get(
    "/documents/{document}/citations", response_model=list[LinkReport], responses=OF_ONE
)
def list_citations(queries: QueriesDep, document: DocumentId) -> list[dict[str, Any]]:
    """Văn bản viện dẫn những gì, theo thứ tự trong toàn văn."""
    return [link_report(link) for link in queries.links(document)]


@router.get("/documents/{document}/cite", response_model=FormsReport, responses=OF_ONE)
def cite_document(
    queries: QueriesDep,
    document: DocumentId,
    genre: Annotated[
        Genre,
        Query(description="Loại văn bản viện dẫn nó: hành chính, pháp luật, Đảng."),
    ] = Genre.ADMINISTRATIVE,
    on: Annotated[
        date | None, Query(description="Ngày của văn bản viện dẫn; không ghi: hôm nay.")
    ] = None,
) -> dict[str, Any]:
    """Cách viện dẫn văn bản: lần đầu, các lần sau, ở cuối trang."""
    return forms_report(queries.cite(document, genre, on))


@router.get("/missing", response_model=list[MissingReport])
def list_missing(queries: QueriesDep) -> list[dict[str, Any]]:
    """Văn bản được viện dẫn mà kho chưa có; nhiều nơi cần nhất đứng đầu."""
    return [missing_report(each) for each in queries.missing()]
