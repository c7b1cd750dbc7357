"""One document over HTTP: what was read from it, its text, its original."""

from urllib.parse import quote

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse, PlainTextResponse
from starlette.background import BackgroundTask

from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.record import Original
from schemas.reports.record_report import RecordReport
from service.api.dependencies import DocumentId, Number, QueriesDep
from service.api.errors import problem_responses

router = APIRouter(
    tags=["documents"],
    responses=problem_responses(DocumentNotFoundError, AmbiguousReferenceError),
)


@router.get("/documents")
def show_numbered_document(queries: QueriesDep, number: Number) -> RecordReport:
    """Một văn bản theo số, ký hiệu (số có dấu gạch chéo nên không nằm trong path)."""
    return RecordReport.of(queries.show(number))


@router.get("/documents/{document}")
def show_document(queries: QueriesDep, document: DocumentId) -> RecordReport:
    """Một văn bản theo mã: thể thức, viện dẫn, nghi vấn, tệp, cách đọc."""
    return RecordReport.of(queries.show(document))


@router.get("/documents/{document}/text", response_class=PlainTextResponse)
def show_text(queries: QueriesDep, document: DocumentId) -> str:
    """Toàn văn; vị trí của viện dẫn và nghi vấn tính theo ký tự của toàn văn này."""
    return queries.text(document).content


@router.get(
    "/documents/{document}/original",
    response_class=Response,
    responses={200: {"content": {"*/*": {}}}},
)
def download_original(queries: QueriesDep, document: DocumentId) -> Response:
    """Tệp gốc như khi nhận, để tải về."""
    return _attachment(queries.original(document))


def _attachment(original: Original) -> Response:
    """Return the file as a download, not for the browser to show: nobody vetted it."""
    name = quote(original.filename, safe="")
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    kind, large = original.media_type, original.large
    if large is None:
        return Response(original.data, media_type=kind, headers=headers)
    sent = BackgroundTask(lambda: large)  # until then somebody has the value
    return FileResponse(large.place, media_type=kind, headers=headers, background=sent)
