"""Citations over HTTP: what a document cites, how to cite it, what is missing."""

from typing import Annotated

from fastapi import APIRouter, Query

from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.reports.archive_report import MissingReport
from schemas.reports.forms_report import FormsReport
from schemas.reports.link_report import LinkReport
from service.api.dependencies import Day, DocumentId, QueriesDep
from service.api.errors import problem_responses
from service.citing.rule_sets import Genre

router = APIRouter(tags=["citations"])
OF_ONE = problem_responses(DocumentNotFoundError, AmbiguousReferenceError)


@router.get("/documents/{document}/citations", responses=OF_ONE)
def list_citations(queries: QueriesDep, document: DocumentId) -> list[LinkReport]:
    """Văn bản viện dẫn những gì, theo thứ tự trong toàn văn."""
    return [LinkReport.of(link) for link in queries.links(document)]


@router.get("/documents/{document}/cite", responses=OF_ONE)
def cite_document(
    queries: QueriesDep,
    document: DocumentId,
    genre: Annotated[
        Genre,
        Query(description="Loại văn bản viện dẫn nó: hành chính, pháp luật, Đảng."),
    ] = Genre.ADMINISTRATIVE,
    on: Annotated[
        Day | None, Query(description="Ngày của văn bản viện dẫn; không ghi: hôm nay.")
    ] = None,
    archival: Annotated[
        bool,
        Query(description="Kèm số lưu trữ, độ gốc, cơ quan quản lý, nếu kho biết."),
    ] = False,
) -> FormsReport:
    """Cách viện dẫn văn bản: lần đầu, các lần sau, ở cuối trang."""
    return FormsReport.of(queries.cite(document, genre, on, archival=archival))


@router.get("/missing")
def list_missing(queries: QueriesDep) -> list[MissingReport]:
    """Văn bản được viện dẫn mà kho chưa có; nhiều nơi cần nhất đứng đầu."""
    return [MissingReport.of(each) for each in queries.missing()]
