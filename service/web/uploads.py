"""The page where a clerk puts files into the archive, and what became of each."""

from http import HTTPStatus
from typing import Annotated

from fastapi import (
    APIRouter,
    Depends,
    File,
    HTTPException,
    Request,
    Response,
    UploadFile,
)

from schemas.account import Role
from schemas.record import FileResult, Outcome
from schemas.sent_file import SentFile
from service.accounts.door import CLEARED_FOR_EVERYTHING, Requires
from service.bootstrap.caller_sight import hidden_from
from service.web.archive_parts import intake_lane_of, intake_of
from service.web.drafts import MOST_BYTES
from service.web.jinja import render

router = APIRouter(dependencies=[Depends(Requires(Role.CLERK)), CLEARED_FOR_EVERYTHING])
OUTCOMES = {
    Outcome.ARCHIVED: "đã nhận vào kho",
    Outcome.DUPLICATE: "kho đã có",
    Outcome.QUARANTINED: "để riêng vì không đọc được",
    Outcome.SKIPPED: "bỏ qua",
}
REFUSED = "có dấu mật: không nhận"
SKIPPED_FOR = {
    "backup_copy": "bản dự phòng của chương trình soạn thảo",
    "being_copied": "tệp chép hoặc tải còn dở",
    "discarded": "tệp đã bị loại trước đây",
    "hidden": "tệp ẩn",
    "lock_file": "tệp khóa của Word",
    "shortcut": "lối tắt, không phải văn bản",
    "system_file": "tệp của Windows hoặc macOS",
}
"""Why a file was skipped, by the code of the reason."""


@router.get("/upload")
def upload_form(request: Request) -> Response:
    """Show the form."""
    return _show(request)


@router.post("/upload")
def import_uploaded(
    request: Request, files: Annotated[list[UploadFile], File()]
) -> Response:
    """Import what was sent, one such import at a time, and show what became of it."""
    if sum(each.size or 0 for each in files) > MOST_BYTES:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    results: list[FileResult] = []
    sent = [SentFile(each.filename or "", each.file) for each in files]
    with intake_lane_of(request).entered():
        importer = intake_of(request).importer
        importer.run_sent(sent, results.append, hidden_from(request))
    return _show(request, results)


def outcome_text(result: FileResult) -> str:
    """Return what became of a file, and why, in words."""
    words = OUTCOMES[result.outcome]
    reason = result.reason
    if result.outcome is Outcome.SKIPPED:
        if result.code is None:  # only what has a mark of secrecy
            words = REFUSED
        else:
            reason = SKIPPED_FOR.get(result.code, result.code)
    return f"{words}: {reason}" if reason else words


def _show(request: Request, results: list[FileResult] | None = None) -> Response:
    return render(
        request,
        "upload.html",
        results=results,
        outcome_text=outcome_text,
        megabytes=MOST_BYTES // 1024**2,
        held={Outcome.ARCHIVED, Outcome.DUPLICATE},
        unread=Outcome.QUARANTINED,
    )
