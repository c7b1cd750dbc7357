"""The page where a writer has a draft checked; the draft is not stored."""

from collections.abc import Sequence
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
from schemas.finding import DraftCheck, Finding, Severity
from service.accounts.door import Requires
from service.checking.page import words_around
from service.checking.pdf_annotations import annotate_pdf
from service.checking.rules import SEVERITY_NAMES, rules
from service.checking.word.annotated_copy import annotate_docx
from service.web.archive_parts import as_word_file, checker_of
from service.web.jinja import render

MOST_BYTES = 64 * 1024 * 1024
"""The size of a draft; larger ones are refused unread."""
ANSWERS = {
    "page": "xem trên trang này",
    "comments": "tải về tệp DOCX có chú thích",
    "tracked": "tải về tệp DOCX có chú thích và chữ sửa (tracked changes)",
    "pdf": "tải về tệp PDF có ghi chú",
}
"""The possible answers, and their labels."""
MEDIA_TYPES = {"docx": DOCX_MEDIA_TYPE, "pdf": "application/pdf"}

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
    """Show the findings in the draft, or send it back with comments.

    What cannot be annotated as is asked for is shown on the page, with the reason.
    """
    if (file.size or 0) > MOST_BYTES:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    data, name = file.file.read(), file.filename or "draft"
    try:
        if answer in {"comments", "tracked"}:
            data, name = as_word_file(request, data, name)
        check = checker_of(request).check(data, name)
    except UnreadableFileError as error:
        return _show(request, problem=f"Không đọc được tệp: {error}")
    try:
        if answer == "pdf":
            return _download(annotate_pdf(data, check), name, "pdf")
        if answer != "page":
            copy = annotate_docx(data, check, tracked=answer == "tracked")
            return _download(copy, name, "docx")
    except UnreadableFileError as error:
        return _show(request, check, f"Không tải về được như đã chọn: {error}")
    return _show(request, check)


def by_weight(
    findings: Sequence[Finding],
) -> list[tuple[Severity, list[tuple[int, Finding]]]]:
    """Return the findings with their numbers in the draft, the most severe first."""
    numbered = list(enumerate(findings, start=1))
    groups = (
        (severity, [each for each in numbered if each[1].severity is severity])
        for severity in Severity
    )
    return [group for group in groups if group[1]]


def _show(
    request: Request, check: DraftCheck | None = None, problem: str = ""
) -> Response:
    failed = problem and check is None
    return render(
        request,
        "check.html",
        HTTPStatus.BAD_REQUEST if failed else HTTPStatus.OK,
        check=check,
        groups=by_weight(check.findings) if check else [],
        problem=problem,
        answers=ANSWERS,
        rules=rules(),
        severity_names=SEVERITY_NAMES,
        around=words_around,
    )


def _download(data: bytes, name: str, form: str) -> Response:
    stem = quote(f"{PurePath(name).stem}-kiem-tra.{form}", safe="")
    return Response(
        data,
        media_type=MEDIA_TYPES[form],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{stem}"},
    )
