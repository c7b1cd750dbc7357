"""The archive as a whole over HTTP: how much it holds, what could not be read."""

from fastapi import APIRouter

from schemas.errors import SearchUnavailableError
from schemas.reports.archive_report import (
    QuarantineReport,
    StatusReport,
)
from schemas.reports.work_report import ProposalReport, WithdrawnReport, WorkReport
from service.accounts.door import CLEARED_FOR_EVERYTHING
from service.api.dependencies import QueriesDep
from service.api.errors import problem_responses

router = APIRouter(tags=["archive"])


@router.get("/quarantine", dependencies=[CLEARED_FOR_EVERYTHING])
def list_quarantined(queries: QueriesDep) -> list[QuarantineReport]:
    """Những tệp không đọc được, và lý do."""
    return [QuarantineReport.of(each) for each in queries.quarantined()]


@router.get("/works")
def list_works(queries: QueriesDep) -> list[WorkReport]:
    """Những văn bản có nhiều tệp, và vì sao mỗi tệp thuộc văn bản ấy."""
    return [WorkReport.of(each) for each in queries.works()]


@router.get("/works/proposed")
def list_proposed(queries: QueriesDep) -> list[ProposalReport]:
    """Những cặp tệp có thể cùng một văn bản, chờ người quyết định."""
    return [ProposalReport.of(each) for each in queries.proposals()]


@router.get("/withdrawn")
def list_withdrawn(queries: QueriesDep) -> list[WithdrawnReport]:
    """Những văn bản đã rút: ai rút, khi nào, vì sao."""
    return [WithdrawnReport.of(each) for each in queries.withdrawn()]


@router.get("/status", responses=problem_responses(SearchUnavailableError))
def show_status(queries: QueriesDep) -> StatusReport:
    """Kho có gì."""
    return StatusReport.of(queries.status())
