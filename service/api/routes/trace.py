"""Chains of citations over HTTP."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.reports import standing_report, trace_report
from service.api.deps import Archived, Depth, DocumentId, Number
from service.api.errors import problem_responses
from service.api.models import StandingReport, TraceReport

router = APIRouter(
    tags=["trace"],
    responses=problem_responses(DocumentNotFoundError, AmbiguousReferenceError),
)


@router.get(
    "/documents/{document}/trace",
    response_model=TraceReport,
    response_model_exclude_unset=True,
)
def trace_document(
    queries: Archived, document: DocumentId, depth: Depth = 1
) -> dict[str, Any]:
    """Văn bản dựa vào đâu, và ai dựa vào nó."""
    return trace_report(queries.trace(document, depth))


@router.get("/documents/{document}/standing", response_model=StandingReport)
def tell_standing(
    queries: Archived,
    document: DocumentId,
    as_of: Annotated[
        date | None, Query(description="Tính đến ngày này; không ghi: hôm nay.")
    ] = None,
) -> dict[str, Any]:
    """Văn bản còn hiệu lực không, theo những gì có trong kho."""
    return standing_report(queries.standing(document, as_of))


@router.get("/trace", response_model=TraceReport, response_model_exclude_unset=True)
def trace_number(queries: Archived, number: Number, depth: Depth = 1) -> dict[str, Any]:
    """Như trên, theo số; cả số chỉ được viện dẫn mà kho chưa có văn bản."""
    return trace_report(queries.trace(number, depth))
