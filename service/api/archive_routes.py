"""The archive as a whole over HTTP: how much it holds, what could not be read."""

from typing import Any

from fastapi import APIRouter

from schemas.errors import SearchUnavailableError
from schemas.reports import quarantine_report, status_report
from service.api.dependencies import QueriesDep
from service.api.errors import problem_responses
from service.api.models import HealthReport, QuarantineReport, StatusReport

router = APIRouter(tags=["archive"])


@router.get("/quarantine", response_model=list[QuarantineReport])
def list_quarantined(queries: QueriesDep) -> list[dict[str, Any]]:
    """Những tệp không đọc được, và lý do."""
    return [quarantine_report(each) for each in queries.quarantined()]


@router.get(
    "/status",
    response_model=StatusReport,
    responses=problem_responses(SearchUnavailableError),
)
def show_status(queries: QueriesDep) -> dict[str, Any]:
    """Kho có gì."""
    return status_report(queries.status())


@router.get("/health")
def show_health() -> HealthReport:
    """Dịch vụ đang chạy; không hỏi đến kho."""
    return HealthReport()
