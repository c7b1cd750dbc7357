"""Rules for groups of readers over HTTP: for clerks who may know of everything."""

from http import HTTPStatus

from fastapi import APIRouter, Depends, HTTPException

from schemas.decision import DecidedBy
from schemas.errors import ConflictError, CorrectionError, RuleNotFoundError
from schemas.reports.rule_report import RuleEntryReport, RuleReport
from service.accounts.door import Clerk
from service.api.dependencies import RulesDep
from service.api.errors import problem_responses
from service.api.request_bodies import LiftingRequest, RestrictingRequest


def _require_everything(caller: Clerk) -> None:
    """Refuse whoever may not know of all documents: a rule says that there are some.

    Raises:
        HTTPException: 403, whatever the archive holds.

    """
    if not caller.clearance.sees_everything:
        raise HTTPException(HTTPStatus.FORBIDDEN)


router = APIRouter(
    prefix="/group-rules",
    tags=["decisions"],
    dependencies=[Depends(_require_everything)],
    responses=problem_responses(RuleNotFoundError, CorrectionError, ConflictError),
)


@router.get("")
def list_rules(rules: RulesDep) -> list[RuleReport]:
    """Văn bản của cơ quan nào, từ thư mục nào, chỉ dành cho những nhóm nào."""
    return [RuleReport.of(each) for each in rules.rules()]


@router.get("/history")
def show_rule_history(rules: RulesDep) -> list[RuleEntryReport]:
    """Ai đã đặt, đổi, bỏ quy định nào, lúc nào, vì sao; cũ trước."""
    return [RuleEntryReport.of(each) for each in rules.history()]


@router.post("")
def restrict(
    caller: Clerk, rules: RulesDep, request: RestrictingRequest
) -> list[RuleReport]:
    """Chỉ để những nhóm này biết văn bản của cơ quan hay thư mục, kể cả sẽ nhập."""
    decided = DecidedBy(caller.name, request.why)
    rules.restrict(request.kind, request.name, request.groups, decided)
    return [RuleReport.of(each) for each in rules.rules()]


@router.post("/removal")
def lift(caller: Clerk, rules: RulesDep, request: LiftingRequest) -> list[RuleReport]:
    """Bỏ quy định; lịch sử của nó vẫn còn."""
    rules.lift(request.kind, request.name, DecidedBy(caller.name, request.why))
    return [RuleReport.of(each) for each in rules.rules()]
