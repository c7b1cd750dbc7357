"""The check of a draft over HTTP: what its citations mean, and what to look at."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, File, HTTPException, UploadFile

from schemas.errors import BusyError, UnreadableFileError
from schemas.reports.check_report import CheckReport
from service.accounts.door import Writer
from service.api.dependencies import CheckerDep
from service.api.errors import problem_responses

MOST_BYTES = 64 * 1024 * 1024
"""The largest draft that is read; larger ones are refused."""

router = APIRouter(tags=["check"])
Draft = Annotated[
    UploadFile, File(description="Dự thảo: DOCX, PDF, văn bản thuần; không được lưu.")
]


@router.post("/check", responses=problem_responses(UnreadableFileError, BusyError))
def check_draft(_caller: Writer, checker: CheckerDep, file: Draft) -> CheckReport:
    """Kiểm tra dự thảo: viện dẫn khớp với kho đến đâu, chỗ nào sai, sửa thế nào."""
    if (file.size or 0) > MOST_BYTES:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    check = checker.check(file.file.read(), file.filename or "draft")
    return CheckReport.of(check)
