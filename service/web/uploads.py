"""The page where a clerk puts files into the archive, and the pages of such jobs."""

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
from fastapi.responses import StreamingResponse

from schemas.account import Role
from schemas.record import FileResult, Outcome
from schemas.sent_file import SentFile
from schemas.upload_job import JobState
from service.accounts.door import CLEARED_FOR_EVERYTHING, Clerk, Requires
from service.bootstrap.caller_sight import hidden_from
from service.web.account_pages import see_other
from service.web.archive_parts import intake_of
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
STATES = {
    JobState.WAITING: "đang chờ lần nhập khác xong",
    JobState.RUNNING: "đang nhập",
    JobState.DONE: "đã xong",
    JobState.INTERRUPTED: "bị ngắt giữa chừng",
    JobState.FAILED: "dừng vì lỗi của kho",
}
UNTOUCHED = {
    JobState.WAITING: "đang chờ",
    JobState.RUNNING: "đang chờ",
    JobState.DONE: "không có gì để nhập",
    JobState.INTERRUPTED: "chưa nhập: hãy gửi lại",
    JobState.FAILED: "chưa nhập: hãy gửi lại",
}
"""What is said of a file of which nothing is recorded, by the state of the job."""
NOTHING_CHOSEN = "Chưa chọn tệp nào."
LISTED = 10
"""Of the jobs that somebody sent, the latest ones."""


@router.get("/upload")
def upload_form(request: Request, caller: Clerk) -> Response:
    """Show the form, and the jobs that were sent by it."""
    return _show_form(request, caller)


@router.post("/upload")
def take_files(
    request: Request,
    caller: Clerk,
    files: Annotated[list[UploadFile], File()] = [],  # noqa: B006  # FastAPI copies it
    folder: Annotated[list[UploadFile], File()] = [],  # noqa: B006
) -> Response:
    """Take what was sent, and lead to the page of the job that imports it."""
    chosen = [each for each in (*files, *folder) if each.filename]
    if sum(each.size or 0 for each in chosen) > MOST_BYTES:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if not chosen:
        return _show_form(request, caller, problem=NOTHING_CHOSEN)
    sent = [SentFile(each.filename or "", each.file) for each in chosen]
    jobs = intake_of(request).jobs
    job = jobs.accept(caller.name, sent, hidden_from(request))
    return see_other(f"/uploads/{job}")


@router.get("/uploads/{job}")
def job_page(request: Request, caller: Clerk, job: str) -> Response:
    """Show how far a job is, and what became of each file."""
    return render(
        request,
        "upload_job.html",
        job=intake_of(request).jobs.find(caller.name, job),
        outcome_text=outcome_text,
        states=STATES,
        untouched_text=UNTOUCHED,
        held={Outcome.ARCHIVED, Outcome.DUPLICATE},
        unread=Outcome.QUARANTINED,
    )


@router.get("/uploads/{job}/events")
def job_news(request: Request, caller: Clerk, job: str) -> Response:
    """Say when the job gets on, to the script of its page."""
    intake = intake_of(request)
    intake.jobs.find(caller.name, job)  # not found is answered before anything is sent
    return StreamingResponse(
        intake.job_events(caller.name, job), media_type="text/event-stream"
    )


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


def _show_form(request: Request, caller: Clerk, problem: str = "") -> Response:
    return render(
        request,
        "upload.html",
        HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK,
        jobs=intake_of(request).jobs.latest(caller.name, LISTED),
        states=STATES,
        problem=problem,
        megabytes=MOST_BYTES // 1024**2,
    )
