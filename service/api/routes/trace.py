"""Chains of citations over HTTP."""

from typing import Any

from fastapi import APIRouter

from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.reports import trace_report
from service.api.deps import Archived, Depth, DocumentId, Number
from service.api.errors import problem_responses
from service.api.models import TraceReport

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


@router.get("/trace", response_model=TraceReport, response_model_exclude_unset=True)
def trace_number(queries: Archived, number: Number, depth: Depth = 1) -> dict[str, Any]:
    """Như trên, theo số; cả số chỉ được viện dẫn mà kho chưa có văn bản."""
    return trace_report(queries.trace(number, depth))
