"""An error becomes a status and a problem in JSON (RFC 9457), in Vietnamese."""

from collections import defaultdict
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from schemas.errors import (
    AbandonedError,
    AccountNotFoundError,
    ActNotFoundError,
    AmbiguousReferenceError,
    ArchiveError,
    ArchiveNotFoundError,
    BasketNotFoundError,
    BusyError,
    CitationNotFoundError,
    ConflictError,
    CorrectionError,
    CorruptFileError,
    DamagedDatabaseError,
    DecisionNotFoundError,
    DiskError,
    DocumentNotFoundError,
    ImportNotFoundError,
    MissingFileError,
    NotInBasketError,
    OtherRequestError,
    OutdatedError,
    QuerySyntaxError,
    RuleNotFoundError,
    SavedSearchNotFoundError,
    SearchUnavailableError,
    ServerUnavailableError,
    SessionNotFoundError,
    TokenNotFoundError,
    UnderWayError,
    UnreadableFileError,
)
from schemas.link import DocumentSummary
from schemas.reports.summary_report import SummaryReport

PROBLEMS: dict[type[ArchiveError], tuple[HTTPStatus, str]] = {
    QuerySyntaxError: (HTTPStatus.BAD_REQUEST, "Không hiểu câu tìm kiếm"),
    CorrectionError: (HTTPStatus.BAD_REQUEST, "Không đọc được điều cần ghi"),
    ArchiveNotFoundError: (HTTPStatus.NOT_FOUND, "Không có kho ở đây"),
    DocumentNotFoundError: (HTTPStatus.NOT_FOUND, "Không có văn bản này trong kho"),
    RuleNotFoundError: (HTTPStatus.NOT_FOUND, "Không có quy định nhóm này"),
    ActNotFoundError: (HTTPStatus.NOT_FOUND, "Danh mục không có văn bản này"),
    CitationNotFoundError: (HTTPStatus.NOT_FOUND, "Văn bản không viện dẫn điều này"),
    DecisionNotFoundError: (HTTPStatus.NOT_FOUND, "Không có quyết định này"),
    BasketNotFoundError: (HTTPStatus.NOT_FOUND, "Không có giỏ này"),
    NotInBasketError: (HTTPStatus.NOT_FOUND, "Văn bản không có trong giỏ"),
    SavedSearchNotFoundError: (HTTPStatus.NOT_FOUND, "Không có câu tìm kiếm này"),
    AccountNotFoundError: (HTTPStatus.NOT_FOUND, "Không có tài khoản này"),
    SessionNotFoundError: (HTTPStatus.NOT_FOUND, "Không có phiên đăng nhập này"),
    TokenNotFoundError: (HTTPStatus.NOT_FOUND, "Không có mã truy cập này"),
    OutdatedError: (
        HTTPStatus.PRECONDITION_FAILED,
        "Văn bản đã thay đổi từ lúc bạn xem",
    ),
    ConflictError: (HTTPStatus.CONFLICT, "Người khác vừa thay đổi, hãy thử lại"),
    OtherRequestError: (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Idempotency-Key này đã dùng cho yêu cầu khác",
    ),
    UnderWayError: (
        HTTPStatus.CONFLICT,
        "Yêu cầu cùng Idempotency-Key đang làm, hoặc không rõ đã xong chưa",
    ),
    ImportNotFoundError: (HTTPStatus.NOT_FOUND, "Không có lần nhập này"),
    AmbiguousReferenceError: (HTTPStatus.CONFLICT, "Nhiều văn bản có số này"),
    UnreadableFileError: (HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Không đọc được tệp"),
    SearchUnavailableError: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Không mở được chỉ mục tìm kiếm",
    ),
    BusyError: (HTTPStatus.SERVICE_UNAVAILABLE, "Kho đang bận, hãy thử lại sau"),
    AbandonedError: (HTTPStatus.SERVICE_UNAVAILABLE, "Không còn ai chờ trả lời"),
    ServerUnavailableError: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Không kết nối được máy chủ dữ liệu",
    ),
    DiskError: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Đĩa của kho đầy hoặc không đọc ghi được",
    ),
    DamagedDatabaseError: (
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Cơ sở dữ liệu của kho bị hỏng",
    ),
    CorruptFileError: (
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Tệp lưu trong kho đã bị thay đổi",
    ),
    MissingFileError: (
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Tệp lưu trong kho không còn",
    ),
    ArchiveError: (HTTPStatus.INTERNAL_SERVER_ERROR, "Không thực hiện được"),
}
"""An error answers as its nearest class in the table."""


class Problem(BaseModel):
    """What went wrong, as ``application/problem+json``.

    ``candidates`` are the ids of several documents that a reference may mean, or the
    citations that a name may mean; ``documents`` are the documents themselves;
    ``position`` is where a query cannot be understood, from 0; ``parameters`` are those
    that cannot be used.
    """

    title: str
    status: int
    detail: str | None = None
    candidates: list[str] | None = None
    documents: list[SummaryReport] | None = None
    position: int | None = None
    parameters: list[str] | None = None


def add_error_handlers(app: FastAPI) -> None:
    """Make *app* answer with a problem when an error is raised."""
    app.add_exception_handler(ArchiveError, _answer_archive_error)
    app.add_exception_handler(RequestValidationError, _answer_bad_parameters)
    app.add_exception_handler(HTTPException, _answer_http_exception)


def problem_responses(*kinds: type[ArchiveError]) -> dict[int | str, dict[str, Any]]:
    """Return how a route that raises *kinds* is described, by status."""
    titles: dict[int, list[str]] = defaultdict(list)
    for status, title in map(PROBLEMS.__getitem__, kinds):
        titles[status.value].append(title)
    return {
        status: {
            "description": "; ".join(some),
            "model": Problem,
        }
        for status, some in titles.items()
    }


def _answer_archive_error(_request: Request, error: Exception) -> JSONResponse:
    return problem_of(error)


def problem_of(error: Exception) -> JSONResponse:
    """Return the answer to an error of the archive."""
    status, title = PROBLEMS[_known_class(type(error))]
    problem = Problem(title=title, status=status)
    if status < HTTPStatus.INTERNAL_SERVER_ERROR:  # those may name files of the server
        problem.detail = str(error) or None
    if isinstance(error, AmbiguousReferenceError):
        found = [e for e in error.candidates if isinstance(e, DocumentSummary)]
        problem.candidates = [
            each if isinstance(each, str) else each.id for each in error.candidates
        ]
        problem.documents = [SummaryReport.of(each) for each in found] or None
    if isinstance(error, QuerySyntaxError):
        problem.position = error.position
    answer = _answer(problem)
    if isinstance(error, BusyError):
        answer.headers["Retry-After"] = str(error.retry_after)
    return answer


def _known_class(kind: type[Exception]) -> type[ArchiveError]:
    return next(each for each in kind.__mro__ if each in PROBLEMS)


def _answer_bad_parameters(_request: Request, error: Exception) -> JSONResponse:
    problem = Problem(title="Tham số không dùng được", status=422)
    if isinstance(error, RequestValidationError):
        names = (str(each["loc"][-1]) for each in error.errors())
        problem.parameters = list(dict.fromkeys(names))
    return _answer(problem)


def bad_parameter(name: str) -> JSONResponse:
    """Return the answer to a parameter that cannot be used."""
    title, status = "Tham số không dùng được", HTTPStatus.UNPROCESSABLE_ENTITY
    return _answer(Problem(title=title, status=status, parameters=[name]))


def too_large() -> JSONResponse:
    """Return the answer to a body that is too large."""
    return _answer(_problem_of_status(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))


def _answer_http_exception(_request: Request, error: Exception) -> JSONResponse:
    """Answer what the framework raises: no such address, no such method."""
    status = getattr(error, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR)
    answer = _answer(_problem_of_status(status))
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _problem_of_status(status: int) -> Problem:
    titles: dict[int, str] = {
        HTTPStatus.NOT_FOUND: "Không có địa chỉ này",
        HTTPStatus.UNAUTHORIZED: "Cần đăng nhập, hoặc mã truy cập (vankho token add)",
        HTTPStatus.FORBIDDEN: "Tài khoản không được làm việc này",
        HTTPStatus.METHOD_NOT_ALLOWED: "Địa chỉ này không nhận cách gọi đó",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Tệp quá lớn",
    }
    return Problem(title=titles.get(status, "Lỗi"), status=status)


def _answer(problem: Problem) -> JSONResponse:
    return JSONResponse(
        problem.model_dump(mode="json", exclude_none=True),
        problem.status,
        media_type="application/problem+json",
    )
