"""What people decide, over HTTP: each a POST, and taken back by a POST of its own."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from schemas.decision import DecidedBy
from schemas.errors import (
    AmbiguousReferenceError,
    CorrectionError,
    DocumentNotFoundError,
)
from schemas.reports import (
    explanation_report,
    history_report,
    link_report,
    record_report,
)
from service.api.dependencies import DecisionsDep, DocumentId, KnownOn, QueriesDep
from service.api.errors import problem_responses
from service.api.models import (
    AddingRequest,
    ConfirmingRequest,
    CopyRequest,
    CorrectingRequest,
    DecisionRequest,
    ExplanationReport,
    HistoryReport,
    LinkReport,
    RecordReport,
    RejectingRequest,
)

router = APIRouter(
    prefix="/documents/{document}",
    tags=["decisions"],
    responses=problem_responses(
        DocumentNotFoundError, AmbiguousReferenceError, CorrectionError
    ),
)
Cited = Annotated[str, Query(description="Số, hoặc tên, của văn bản được viện dẫn.")]


@router.get("/history", response_model=list[HistoryReport])
def show_history(queries: QueriesDep, document: DocumentId) -> list[dict[str, Any]]:
    """Mọi việc đã xảy ra với văn bản; ``number`` là số để rút lại một quyết định."""
    return [history_report(each) for each in queries.history(document)]


@router.get("/why", response_model=list[ExplanationReport])
def show_why(
    queries: QueriesDep, document: DocumentId, cited: Cited, known_on: KnownOn = None
) -> list[dict[str, Any]]:
    """Vì sao viện dẫn được nối như vậy: chữ trong văn bản, lý do, các khả năng."""
    found = queries.known_on(known_on).explain(document, cited)
    return [explanation_report(each) for each in found]


@router.post("/confirmations", response_model=LinkReport)
def confirm(
    decisions: DecisionsDep, document: DocumentId, word: ConfirmingRequest
) -> dict[str, Any]:
    """Xác nhận viện dẫn chỉ văn bản nào (không ghi ``target``: như máy đã đoán)."""
    link = decisions.confirm(document, word.cited, word.target, _decided_by(word))
    return link_report(link)


@router.post("/rejections", response_model=LinkReport)
def reject(
    decisions: DecisionsDep, document: DocumentId, word: RejectingRequest
) -> dict[str, Any]:
    """Bác liên kết: viện dẫn không chỉ văn bản ấy."""
    return link_report(decisions.reject(document, word.cited, _decided_by(word)))


@router.post("/dismissals", response_model=LinkReport)
def dismiss(
    decisions: DecisionsDep, document: DocumentId, word: RejectingRequest
) -> dict[str, Any]:
    """Chỗ được đọc là viện dẫn không phải là viện dẫn."""
    return link_report(decisions.dismiss(document, word.cited, _decided_by(word)))


@router.post("/citations", response_model=LinkReport)
def add(
    decisions: DecisionsDep, document: DocumentId, word: AddingRequest
) -> dict[str, Any]:
    """Thêm viện dẫn mà máy bỏ sót, theo đúng chữ in trong văn bản."""
    link = decisions.add(document, word.words, word.page, _decided_by(word))
    return link_report(link)


@router.post("/corrections", response_model=RecordReport)
def correct(
    queries: QueriesDep,
    decisions: DecisionsDep,
    document: DocumentId,
    word: CorrectingRequest,
) -> dict[str, Any]:
    """Sửa một thành phần thể thức; bản đọc của máy vẫn được giữ."""
    corrected = decisions.correct(document, word.field, word.value, _decided_by(word))
    return record_report(queries.show(corrected))


@router.post("/copy", response_model=RecordReport)
def mark_copy(
    queries: QueriesDep,
    decisions: DecisionsDep,
    document: DocumentId,
    word: CopyRequest,
) -> dict[str, Any]:
    """Đánh dấu là bản sao của văn bản khác; tìm kiếm và liên kết chỉ bản chính."""
    copy = decisions.mark_copy(document, word.original, _decided_by(word))
    return record_report(queries.show(copy))


@router.post("/withdrawal", response_model=RecordReport)
def withdraw(
    queries: QueriesDep,
    decisions: DecisionsDep,
    document: DocumentId,
    word: DecisionRequest,
) -> dict[str, Any]:
    """Rút văn bản khỏi tìm kiếm và liên kết; không xóa gì."""
    return record_report(queries.show(decisions.withdraw(document, _decided_by(word))))


@router.post("/decisions/{number}/undo", response_model=RecordReport)
def take_back(
    queries: QueriesDep,
    decisions: DecisionsDep,
    document: DocumentId,
    number: int,
    word: DecisionRequest,
) -> dict[str, Any]:
    """Rút lại một quyết định, theo số của nó trong lịch sử."""
    changed = decisions.take_back(document, number, _decided_by(word))
    return record_report(queries.show(changed))


def _decided_by(word: DecisionRequest) -> DecidedBy:
    return DecidedBy(word.by, word.why)
