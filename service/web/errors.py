"""Errors as pages that say what is the case."""

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from schemas.errors import (
    AbandonedError,
    AmbiguousReferenceError,
    ArchiveError,
    BasketNotFoundError,
    BusyError,
    CitationNotFoundError,
    ConflictError,
    CorruptFileError,
    DocumentNotFoundError,
    ImportNotFoundError,
    MissingFileError,
    NotInBasketError,
    QuerySyntaxError,
    SavedSearchNotFoundError,
    SearchUnavailableError,
    ServerUnavailableError,
    SessionNotFoundError,
    UnreadableFileError,
)
from schemas.link import DocumentSummary
from service.web.account_pages import to_sign_in
from service.web.jinja import render

PROBLEMS: dict[type[ArchiveError], tuple[HTTPStatus, str]] = {
    DocumentNotFoundError: (HTTPStatus.NOT_FOUND, "Không có văn bản này trong kho"),
    SessionNotFoundError: (HTTPStatus.NOT_FOUND, "Không có phiên đăng nhập này"),
    ImportNotFoundError: (HTTPStatus.NOT_FOUND, "Không có lần nhập này"),
    SavedSearchNotFoundError: (HTTPStatus.NOT_FOUND, "Không có câu tìm kiếm này"),
    QuerySyntaxError: (HTTPStatus.BAD_REQUEST, "Không hiểu câu tìm kiếm"),
    BasketNotFoundError: (HTTPStatus.NOT_FOUND, "Không có giỏ này"),
    NotInBasketError: (HTTPStatus.NOT_FOUND, "Văn bản không có trong giỏ"),
    ConflictError: (HTTPStatus.CONFLICT, "Người khác vừa thay đổi, hãy thử lại"),
    CitationNotFoundError: (HTTPStatus.NOT_FOUND, "Văn bản không viện dẫn điều này"),
    AmbiguousReferenceError: (HTTPStatus.CONFLICT, "Có nhiều văn bản như vậy"),
    SearchUnavailableError: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Không mở được chỉ mục tìm kiếm",
    ),
    UnreadableFileError: (HTTPStatus.NOT_FOUND, "Không vẽ được trang này"),
    BusyError: (HTTPStatus.SERVICE_UNAVAILABLE, "Kho đang bận, hãy thử lại sau"),
    AbandonedError: (HTTPStatus.SERVICE_UNAVAILABLE, "Không còn ai chờ trả lời"),
    ServerUnavailableError: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Không kết nối được máy chủ dữ liệu",
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
"""The nearest class counts; a query that is not understood has the search page."""


_HEADLINES = {
    HTTPStatus.NOT_FOUND: "Không có trang này",
    HTTPStatus.UNAUTHORIZED: "Cần đăng nhập",
    HTTPStatus.FORBIDDEN: "Tài khoản không được làm việc này",
}
"""What is said of other errors; whoever reads a page without a session signs in."""


def add_error_pages(app: FastAPI) -> None:
    """Let *app* answer errors with pages."""
    app.add_exception_handler(ArchiveError, _show_archive_error)
    app.add_exception_handler(HTTPException, _show_http_exception)
    app.add_exception_handler(RequestValidationError, _show_bad_values)


def _show_archive_error(request: Request, error: Exception) -> Response:
    kind = next(each for each in type(error).__mro__ if each in PROBLEMS)
    status, headline = PROBLEMS[kind]
    candidates = getattr(error, "candidates", ())
    page = _show(request, status, headline, candidates)
    if isinstance(error, BusyError):
        page.headers["Retry-After"] = str(error.retry_after)
    return page


def _show_http_exception(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR)
    if status == HTTPStatus.UNAUTHORIZED and request.method == "GET":
        return to_sign_in(request)
    return _show(request, status, _HEADLINES.get(status, "Lỗi"), ())


def _show_bad_values(request: Request, _error: Exception) -> Response:
    headline = "Có giá trị không dùng được trong địa chỉ hoặc biểu mẫu"
    return _show(request, HTTPStatus.UNPROCESSABLE_ENTITY, headline, ())


def _show(
    request: Request,
    status: int,
    headline: str,
    candidates: tuple[DocumentSummary | str, ...],
) -> Response:
    return render(
        request,
        "problem.html",
        status,
        headline=headline,
        documents=[e for e in candidates if isinstance(e, DocumentSummary)],
        names=[each for each in candidates if isinstance(each, str)],
    )
