"""The files that could not be read, and the forms to read one again or discard it."""

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from schemas.account import Role
from schemas.errors import DocumentNotFoundError
from schemas.quarantine_choice import QuarantineChoice
from schemas.record import FileResult, Outcome
from service.accounts.door import CLEARED_FOR_EVERYTHING, Clerk, Requires
from service.bootstrap.caller_sight import hidden_from
from service.web.account_pages import is_ours, see_other
from service.web.archive_parts import intake_of, queries_of
from service.web.decision_forms import WITHOUT_WHY, with_done
from service.web.form_values import FormValues
from service.web.jinja import render

router = APIRouter(
    dependencies=[Depends(Requires(Role.READER)), CLEARED_FOR_EVERYTHING]
)
SAID = {
    "read": "Đã đọc lại được: văn bản nay ở trong kho.",
    "unread": "Đã đọc lại, nhưng vẫn không đọc được; lý do ở dưới.",
    "not-stored": "Kho không giữ nội dung tệp; hãy nhập lại từ nơi nó nằm.",
    "discarded": "Đã loại tệp khỏi danh sách; lần nhập sau sẽ bỏ qua nó.",
}
"""What is said after each form, by what became of the file."""
_RETRIED = {Outcome.ARCHIVED: "read", Outcome.QUARANTINED: "unread"}


@router.get("/quarantine")
def quarantine_page(
    request: Request, done: str = "", document: UUID | None = None
) -> Response:
    """Show the files that could not be read, why, and what was just done with one."""
    link = document if done == "read" else None
    return _show(request, said=SAID.get(done), link=link)


@router.post("/quarantine/{document}/retry")
def retry_file(
    request: Request, _caller: Clerk, document: UUID, values: FormValues
) -> Response:
    """Read a file again, and lead back to the page, which says what came of it."""
    results: list[FileResult] = []
    with intake_of(request).lane.entered():
        intake = intake_of(request)
        files = intake.quarantined_files.find(_choice_of(request, document))
        intake.second_reading.run(files, results.append)
    outcome = _RETRIED.get(results[0].outcome, "not-stored")
    return see_other(_led_back(values, outcome, document))


@router.post("/quarantine/{document}/discard")
def discard_file(
    request: Request, caller: Clerk, document: UUID, values: FormValues
) -> Response:
    """Take a file out of the quarantine, and lead back to the page."""
    why = values.get("why", "")
    if not why:
        return _show(request, HTTPStatus.BAD_REQUEST, problem=WITHOUT_WHY)
    with intake_of(request).lane.entered():
        quarantine = intake_of(request).quarantined_files
        files = quarantine.find(_choice_of(request, document))
        quarantine.discard(files, caller.name, why)
    return see_other(_led_back(values, "discarded", document))


def _choice_of(request: Request, document: UUID) -> QuarantineChoice:
    """Return the choice of one file.

    Raises:
        DocumentNotFoundError: the caller may not know of it.

    """
    if str(document) in hidden_from(request):
        raise DocumentNotFoundError(str(document))
    return QuarantineChoice((str(document),))


def _led_back(values: Mapping[str, str], done: str, document: UUID) -> str:
    """Return the page to go back to, which is to say what was done."""
    address = values.get("next", "")
    if is_ours(address):
        return with_done(address, done)
    return f"/quarantine?done={done}&document={document}"


def _show(
    request: Request,
    status: int = HTTPStatus.OK,
    said: str | None = None,
    link: UUID | None = None,
    problem: str = "",
) -> Response:
    return render(
        request,
        "quarantine.html",
        status,
        files=queries_of(request).quarantined(),
        said=said,
        link=link,
        problem=problem,
    )
