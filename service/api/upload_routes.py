"""Files over HTTP into the archive: they are imported after the answer, as a job."""

from http import HTTPStatus
from typing import Annotated

from fastapi import (
    APIRouter,
    File,
    HTTPException,
    Path,
    Query,
    Request,
    Response,
    UploadFile,
)
from fastapi.responses import StreamingResponse

from schemas.errors import BusyError, ImportNotFoundError
from schemas.reports.upload_report import UploadJobReport
from schemas.sent_file import SentFile
from service.accounts.door import CLEARED_FOR_EVERYTHING, Clerk
from service.api.check_routes import MOST_BYTES
from service.api.dependencies import IntakeDep
from service.api.errors import problem_responses
from service.bootstrap.caller_sight import hidden_from

router = APIRouter(
    prefix="/uploads", tags=["uploads"], dependencies=[CLEARED_FOR_EVERYTHING]
)
Files = Annotated[
    list[UploadFile],
    File(min_length=1, description="Văn bản hoặc tệp nén, tất cả 64 MB."),
]
JobId = Annotated[str, Path(description="Mã của lần gửi.", examples=["9f0c2a"])]
NOT_FOUND = problem_responses(ImportNotFoundError)


@router.post(
    "", status_code=HTTPStatus.ACCEPTED, responses=problem_responses(BusyError)
)
def upload(
    request: Request,
    response: Response,
    caller: Clerk,
    intake: IntakeDep,
    files: Files,
) -> UploadJobReport:
    """Nhận tệp để nhập vào kho; ``Location`` là nơi xem việc nhập đến đâu."""
    if sum(each.size or 0 for each in files) > MOST_BYTES:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    sent = [SentFile(each.filename or "", each.file) for each in files]
    job = intake.jobs.accept(caller.name, sent, hidden_from(request))
    response.headers["Location"] = f"/api/v1/uploads/{job}"
    return UploadJobReport.of(intake.jobs.find(caller.name, job))


@router.get("")
def list_uploads(
    caller: Clerk,
    intake: IntakeDep,
    limit: Annotated[int, Query(ge=1, le=100, description="Nhiều nhất mấy lần.")] = 20,
) -> list[UploadJobReport]:
    """Những lần gửi của chính tài khoản này trong 30 ngày, mới nhất trước."""
    jobs = intake.jobs.latest(caller.name, limit)
    return [UploadJobReport.of(each) for each in jobs]


@router.get("/{job}", responses=NOT_FOUND)
def show_upload(caller: Clerk, intake: IntakeDep, job: JobId) -> UploadJobReport:
    """Một lần gửi: đến đâu, và từng tệp ra sao."""
    return UploadJobReport.of(intake.jobs.find(caller.name, job))


@router.get(
    "/{job}/events",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {}}}, **NOT_FOUND},
)
def follow_upload(caller: Clerk, intake: IntakeDep, job: JobId) -> StreamingResponse:
    """Đến đâu rồi, báo ngay khi có thay đổi (server-sent events)."""
    intake.jobs.find(caller.name, job)  # 404 before anything is sent
    return StreamingResponse(
        intake.job_events(caller.name, job), media_type="text/event-stream"
    )
