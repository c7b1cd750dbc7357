"""The archive as a whole over HTTP: how much it holds, what could not be read."""

from fastapi import APIRouter

from schemas.errors import SearchUnavailableError
from schemas.reports.archive_report import (
    HealthReport,
    QuarantineReport,
    StatusReport,
)
from service.api.dependencies import QueriesDep
from service.api.errors import problem_responses

router = APIRouter(tags=["archive"])


@router.get("/quarantine")
def list_quarantined(queries: QueriesDep) -> list[QuarantineReport]:
    """Những tệp không đọc được, và lý do."""
    return [QuarantineReport.of(each) for each in queries.quarantined()]


@router.get("/status", responses=problem_responses(SearchUnavailableError))
def show_status(queries: QueriesDep) -> StatusReport:
    """Kho có gì."""
    return StatusReport.of(queries.status())


@router.get("/health")
def show_health() -> HealthReport:
    """Dịch vụ đang chạy; không hỏi đến kho."""
    return HealthReport()
