"""Searching over HTTP, with the filters of the command line."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from schemas.errors import (
    AmbiguousReferenceError,
    DocumentNotFoundError,
    QuerySyntaxError,
    SearchUnavailableError,
)
from schemas.reports.search_report import CompletionReport, HitReport, SearchReport
from schemas.search import SearchQuery, SortOrder
from schemas.standing import Force
from service.api.dependencies import Day, DocumentId, QueriesDep
from service.api.errors import problem_responses
from service.api.request_bodies import BatchRequest
from service.search.batch import csv_of_rows

router = APIRouter(tags=["search"])

Text = Annotated[
    str, Query(alias="q", description='Từ có dấu hoặc không dấu, "cụm từ", số.')
]
DocTypes = Annotated[list[str], Query(alias="type", description="Loại; lặp lại được.")]
Issuers = Annotated[
    list[str], Query(alias="issuer", description="Cơ quan ban hành; lặp lại được.")
]
Signers = Annotated[
    list[str], Query(alias="signer", description="Người ký; lặp lại được.")
]
Standings = Annotated[
    list[Force],
    Query(alias="standing", description="Còn hiệu lực không, theo kho; lặp lại được."),
]
FirstDay = Annotated[
    Day | None, Query(alias="from", description="Ban hành từ ngày này.")
]
LastDay = Annotated[
    Day | None, Query(alias="to", description="Ban hành đến hết ngày này.")
]
Cites = Annotated[str | None, Query(description="Chỉ văn bản viện dẫn số này.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="Số kết quả nhiều nhất.")]
After = Annotated[str | None, Query(description="``next`` của trang trước.")]
ForExcel = Annotated[
    bool, Query(description="Mở đầu bằng dấu thứ tự byte, để Excel hiện đúng chữ.")
]
Offset = Annotated[int, Query(ge=0, description="Bỏ qua số kết quả đầu này.")]


@router.get(
    "/search", responses=problem_responses(QuerySyntaxError, SearchUnavailableError)
)
def search(  # noqa: PLR0913  # a parameter a filter, so that /docs lists them
    queries: QueriesDep,
    *,
    text: Text = "",
    doc_types: DocTypes = [],  # noqa: B006  # FastAPI copies it
    issuers: Issuers = [],  # noqa: B006
    signers: Signers = [],  # noqa: B006
    standings: Standings = [],  # noqa: B006
    issued_from: FirstDay = None,
    issued_to: LastDay = None,
    cites: Cites = None,
    sort: SortOrder = SortOrder.RELEVANCE,
    limit: Limit = 20,
    offset: Offset = 0,
    after: After = None,
) -> SearchReport:
    """Tìm văn bản; không có câu tìm thì chỉ các bộ lọc quyết định."""
    query = SearchQuery(
        text=text,
        doc_types=tuple(doc_types),
        issuers=tuple(issuers),
        signers=tuple(signers),
        standings=tuple(standings),
        issued_from=issued_from,
        issued_to=issued_to,
        cites=cites,
        sort=sort,
        limit=limit,
        offset=offset,
        after=after,
    )
    page = queries.search(query)
    return SearchReport.of(page, queries.standings_in(page))


@router.post(
    "/search/batch",
    responses={
        200: {"content": {"text/csv": {}}},
        **problem_responses(SearchUnavailableError),
    },
    response_class=Response,
)
def search_batch(
    queries: QueriesDep, request: BatchRequest, *, excel: ForExcel = False
) -> Response:
    """Nhiều câu tìm kiếm một lần; trả lời là một bảng CSV."""
    table = csv_of_rows(queries.search_all(request.queries, request.limit))
    written = table.encode("utf-8-sig" if excel else "utf-8")
    return Response(written, media_type="text/csv; charset=utf-8")


@router.get("/complete", responses=problem_responses(SearchUnavailableError))
def complete(
    queries: QueriesDep,
    text: Annotated[str, Query(alias="q", description="Chữ đã gõ.", max_length=200)],
    limit: Annotated[int, Query(ge=1, le=50, description="Mỗi loại mấy gợi ý.")] = 8,
) -> list[CompletionReport]:
    """Số, cơ quan, trích yếu bắt đầu như chữ đã gõ."""
    return [CompletionReport.of(each) for each in queries.complete(text, limit)]


@router.get(
    "/documents/{document}/alike",
    responses=problem_responses(
        DocumentNotFoundError, AmbiguousReferenceError, SearchUnavailableError
    ),
)
def find_alike(
    queries: QueriesDep, document: DocumentId, limit: Limit = 10
) -> list[HitReport]:
    """Các văn bản giống văn bản này nhất."""
    found = queries.alike(document, limit)
    return [*HitReport.of_all(found, queries.standings_of(found))]
