"""Who used the archive, over HTTP: for administrators alone."""

from datetime import datetime, time, timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import PlainTextResponse

from schemas.audit import Action, AuditChoice
from schemas.reports.audit_report import AuditEntryReport, audit_csv
from service.accounts.audit_keeper import AuditKeeper
from service.accounts.door import CLEARED_FOR_EVERYTHING, Administrator
from service.api.dependencies import Day
from service.bootstrap.caller_sight import hidden_from

MOST = 1000


def _require_nothing_hidden(request: Request, _caller: Administrator) -> None:
    """Refuse whoever may not know of all documents: others have read those, perhaps.

    Raises:
        HTTPException: 403.

    """
    if hidden_from(request):
        raise HTTPException(HTTPStatus.FORBIDDEN)


router = APIRouter(
    tags=["audit"],
    dependencies=[CLEARED_FOR_EVERYTHING, Depends(_require_nothing_hidden)],
)


def _audit_of(request: Request) -> AuditKeeper:
    audit: AuditKeeper = request.app.state.audit
    return audit


def _choice_of(
    name: Annotated[str | None, Query(description="Tài khoản.")] = None,
    action: Annotated[Action | None, Query(description="Việc đã làm.")] = None,
    target: Annotated[str | None, Query(description="Mã hoặc tên đã mở.")] = None,
    since: Annotated[Day | None, Query(description="Từ ngày này.")] = None,
    until: Annotated[Day | None, Query(description="Đến hết ngày này.")] = None,
) -> AuditChoice:
    return AuditChoice(
        name,
        action,
        target,
        datetime.combine(since, time()).astimezone() if since else None,
        datetime.combine(until, time()).astimezone() + timedelta(days=1)
        if until
        else None,
    )


AuditDep = Annotated[AuditKeeper, Depends(_audit_of)]
ChoiceDep = Annotated[AuditChoice, Depends(_choice_of)]


@router.get("/audit")
def list_accesses(
    _caller: Administrator,
    audit: AuditDep,
    choice: ChoiceDep,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> list[AuditEntryReport]:
    """Ai đã dùng kho: các lần mới nhất, mới trước."""
    return [AuditEntryReport.of(each) for each in audit.latest(choice, limit)]


@router.get("/audit/export", response_class=PlainTextResponse)
def export_accesses(
    _caller: Administrator, audit: AuditDep, choice: ChoiceDep
) -> PlainTextResponse:
    """Nhật ký sử dụng theo CSV, cũ trước."""
    text = audit_csv(audit.entries(choice))
    return PlainTextResponse(text, media_type="text/csv; charset=utf-8")
