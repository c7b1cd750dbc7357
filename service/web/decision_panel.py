"""What the pages show of the decisions on a document, to whoever may decide."""

from dataclasses import dataclass

from fastapi import Request

from schemas.account import Role
from schemas.decision import HistoryEntry
from schemas.document_names import PRINTED, UNPRINTED
from service.web.archive_parts import decisions_of, queries_of
from service.web.labels import FIELDS

SAID = {
    "confirm": "Đã xác nhận viện dẫn.",
    "not-held": "Đã ghi: kho chưa có văn bản được viện dẫn.",
    "reject": "Đã bác liên kết.",
    "dismiss": "Đã ghi: chỗ này không phải viện dẫn.",
    "relate": "Đã sửa quan hệ.",
    "undo": "Đã rút lại các quyết định về viện dẫn này.",
    "add": "Đã thêm viện dẫn.",
    "correct": "Đã sửa thể thức.",
    "take": "Đã ghi thể thức.",
    "accept": "Đã ghi: bản đọc dùng được.",
    "blank": "Đã ghi: văn bản không có mục này.",
    "mark-copy": "Đã gộp: hai tệp là một văn bản.",
    "part": "Đã tách: đây là một văn bản riêng.",
    "withdraw": "Đã rút văn bản khỏi kho.",
    "restore": "Đã đưa văn bản trở lại kho.",
    "take-back": "Đã rút lại quyết định.",
}
"""What is said after each decision, by the action that a form sends."""
FIELD_NAMES = {name: FIELDS[name] for name in PRINTED + UNPRINTED if name != "reading"}
"""The fields that forms correct, as the pages call them; others are of the queue."""


@dataclass(frozen=True, slots=True)
class DecisionPanel:
    """What forms of a document carry and show.

    ``version`` is that of the document as it is shown, ``standing`` are the numbers of
    the decisions that can be taken back, ``history`` all that happened to it.
    """

    document: str
    version: int
    standing: tuple[int, ...]
    history: tuple[HistoryEntry, ...]

    @property
    def latest(self) -> int | None:
        """The number of the last event, if it is a decision that can be taken back."""
        return self.version if self.version in self.standing else None


def panel_of(request: Request, document: str) -> DecisionPanel | None:
    """Return the panel of a document (an id); None: who asks may not decide."""
    if not request.state.caller.role.may(Role.CLERK):
        return None
    decisions = decisions_of(request)
    queries = queries_of(request)
    so_far = decisions.decided_so_far(document)
    history = queries.history(document)[: so_far.version]
    return DecisionPanel(document, so_far.version, so_far.standing, history)


def form_panel_of(request: Request, document: str) -> DecisionPanel | None:
    """Return what a form in a list of documents carries, without a history."""
    if not request.state.caller.role.may(Role.CLERK):
        return None
    so_far = decisions_of(request).decided_so_far(document)
    return DecisionPanel(document, so_far.version, so_far.standing, ())
