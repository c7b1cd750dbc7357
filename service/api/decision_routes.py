"""Decisions over HTTP: each is a POST, and is undone by another POST."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from schemas.errors import (
    AmbiguousReferenceError,
    BusyError,
    CitationNotFoundError,
    ConflictError,
    CorrectionError,
    DecisionNotFoundError,
    DocumentNotFoundError,
    OutdatedError,
)
from schemas.reports.history_report import HistoryReport
from schemas.reports.link_report import ExplanationReport, LinkReport
from schemas.reports.record_report import RecordReport
from service.api.dependencies import (
    DeciderDep,
    DecisionsDep,
    DocumentId,
    KnownOn,
    QueriesDep,
)
from service.api.errors import problem_responses
from service.api.request_bodies import (
    AddingRequest,
    ConfirmingRequest,
    CopyRequest,
    CorrectingRequest,
    DecisionRequest,
    RejectingRequest,
    RelatingRequest,
)

router = APIRouter(
    prefix="/documents/{document}",
    tags=["decisions"],
    responses=problem_responses(
        DocumentNotFoundError,
        CitationNotFoundError,
        DecisionNotFoundError,
        AmbiguousReferenceError,
        BusyError,
        ConflictError,
        OutdatedError,
        CorrectionError,
    ),
)
Cited = Annotated[str, Query(description="Số, hoặc tên, của văn bản được viện dẫn.")]


@router.get("/history")
def show_history(
    queries: QueriesDep, document: DocumentId, response: Response
) -> list[HistoryReport]:
    """Mọi việc đã xảy ra với văn bản; ``number`` là số để rút lại một quyết định.

    ETag là phiên bản của văn bản: gửi lại nó trong If-Match của một quyết định, thì
    quyết định chỉ được ghi nếu văn bản chưa thay đổi từ lúc xem.
    """
    history = queries.history(document)
    response.headers["ETag"] = f'"{len(history)}"'
    response.headers["Cache-Control"] = "private, no-cache"
    return [HistoryReport.of(each) for each in history]


@router.get("/why")
def show_why(
    queries: QueriesDep, document: DocumentId, cited: Cited, known_on: KnownOn = None
) -> list[ExplanationReport]:
    """Vì sao viện dẫn được nối như vậy: chữ trong văn bản, lý do, các khả năng."""
    with queries.known_on(known_on) as known:
        found = known.explain(document, cited)
    return [ExplanationReport.of(each) for each in found]


@router.post("/confirmations")
def confirm(
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: ConfirmingRequest,
) -> LinkReport:
    """Xác nhận viện dẫn chỉ văn bản nào (không ghi ``target``: như máy đã đoán).

    Với ``not_held``: chỉ một văn bản mà kho chưa có.
    """
    cited, decided = request.cited, request.decided_by(decider)
    if request.not_held:
        return LinkReport.of(decisions.confirm_not_held(document, cited, decided))
    link = decisions.confirm(document, cited, request.target, decided)
    return LinkReport.of(link)


@router.post("/relations")
def relate(
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: RelatingRequest,
) -> LinkReport:
    """Sửa quan hệ của văn bản với một văn bản mà nó viện dẫn."""
    link = decisions.relate(
        document, request.cited, request.relation, request.decided_by(decider)
    )
    return LinkReport.of(link)


@router.post("/rejections")
def reject(
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: RejectingRequest,
) -> LinkReport:
    """Bác liên kết: viện dẫn không chỉ văn bản ấy."""
    return LinkReport.of(
        decisions.reject(document, request.cited, request.decided_by(decider))
    )


@router.post("/dismissals")
def dismiss(
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: RejectingRequest,
) -> LinkReport:
    """Chỗ được đọc là viện dẫn không phải là viện dẫn."""
    return LinkReport.of(
        decisions.dismiss(document, request.cited, request.decided_by(decider))
    )


@router.post("/citations")
def add(
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: AddingRequest,
) -> LinkReport:
    """Thêm viện dẫn mà máy bỏ sót, theo đúng chữ in trong văn bản."""
    link = decisions.add(
        document, request.words, request.page, request.decided_by(decider)
    )
    return LinkReport.of(link)


@router.post("/corrections")
def correct(
    queries: QueriesDep,
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: CorrectingRequest,
) -> RecordReport:
    """Sửa một thành phần thể thức; bản đọc của máy vẫn được giữ."""
    corrected = decisions.correct(
        document, request.field, request.value, request.decided_by(decider)
    )
    return RecordReport.of(queries.show(corrected))


@router.post("/copy")
def mark_copy(
    queries: QueriesDep,
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: CopyRequest,
) -> RecordReport:
    """Đánh dấu là tệp của cùng văn bản với ``original``, là tệp chính của văn bản."""
    copy = decisions.mark_copy(document, request.original, request.decided_by(decider))
    return RecordReport.of(queries.show(copy))


@router.post("/parting")
def part(
    queries: QueriesDep,
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: DecisionRequest,
) -> RecordReport:
    """Tách tệp khỏi văn bản mà nó được gộp vào, hay được đề nghị gộp vào."""
    parted = decisions.part(document, request.decided_by(decider))
    return RecordReport.of(queries.show(parted))


@router.post("/reinstatement")
def reinstate(
    queries: QueriesDep,
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: DecisionRequest,
) -> RecordReport:
    """Đưa văn bản đã rút trở lại tìm kiếm và liên kết."""
    reinstated = decisions.reinstate(document, request.decided_by(decider))
    return RecordReport.of(queries.show(reinstated))


@router.post("/withdrawal")
def withdraw(
    queries: QueriesDep,
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    request: DecisionRequest,
) -> RecordReport:
    """Rút văn bản khỏi tìm kiếm và liên kết; không xóa gì."""
    withdrawn = decisions.withdraw(document, request.decided_by(decider))
    return RecordReport.of(queries.show(withdrawn))


@router.post("/decisions/{number}/undo")
def take_back(  # noqa: PLR0913, PLR0917  # its address, its body, who sends it
    queries: QueriesDep,
    decider: DeciderDep,
    decisions: DecisionsDep,
    document: DocumentId,
    number: int,
    request: DecisionRequest,
) -> RecordReport:
    """Rút lại một quyết định, theo số của nó trong lịch sử."""
    changed = decisions.take_back(document, number, request.decided_by(decider))
    return RecordReport.of(queries.show(changed))
