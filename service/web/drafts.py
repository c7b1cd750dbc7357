"""The page where a writer has a draft checked; the draft is not stored."""

from http import HTTPStatus
from pathlib import PurePath
from typing import Annotated
from urllib.parse import quote

from fastapi import (
    APIRouter,
    Depends,
    File,
    Form,
    HTTPException,
    Request,
    Response,
    UploadFile,
)

from ingest.readers.wordml.xml_names import DOCX_MEDIA_TYPE
from schemas.account import Role
from schemas.errors import UnreadableFileError
from schemas.finding import DraftCheck
from service.accounts.door import Requires
from service.checking.page import words_around
from service.checking.rules import SEVERITY_NAMES, rules
from service.checking.word.annotated_copy import annotate_docx
from service.web.archive_parts import checker_of
from service.web.jinja import render

MOST_BYTES = 64 * 1024 * 1024
"""The size of a draft; larger ones are refused unread."""
ANSWERS = {
    "page": "xem trên trang này",
    "comments": "tải về tệp DOCX có chú thích",
    "tracked": "tải về tệp DOCX có chú thích và chữ sửa (tracked changes)",
}
"""The possible answers, and their labels."""

router = APIRouter(dependencies=[Depends(Requires(Role.WRITER))])


@router.get("/check")
def draft_form(request: Request) -> Response:
    """Show the form."""
    return _show(request)


@router.post("/check")
def checked_draft(
    request: Request,
    file: Annotated[UploadFile, File()],
    answer: Annotated[str, Form()] = "page",
) -> Response:
    """Show the findings in the draft, or send it back with comments."""
    if (file.size or 0) > MOST_BYTES:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    data, name = file.file.read(), file.filename or "draft"
    try:
        check = checker_of(request).check(data, name)
        if answer == "page":
            return _show(request, check)
        annotated = annotate_docx(data, check, tracked=answer == "tracked")
    except UnreadableFileError as error:
        return _show(request, problem=str(error))
    return _download(annotated, f"{PurePath(name).stem}-kiem-tra.docx")


def _show(
    request: Request, check: DraftCheck | None = None, problem: str = ""
) -> Response:
    return render(
        request,
        "check.html",
        HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK,
        check=check,
        problem=problem,
        answers=ANSWERS,
        rules=rules(),
        severity_names=SEVERITY_NAMES,
        around=words_around,
    )


def _download(data: bytes, name: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(
        data, media_type=DOCX_MEDIA_TYPE, headers={"Content-Disposition": disposition}
    )
