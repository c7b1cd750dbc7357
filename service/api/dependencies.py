"""What routes depend on: the parts of the archive, and what a request names."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import Depends, Header, Path, Query, Request
from pydantic import AfterValidator, BeforeValidator

from service.accounts.door import Clerk
from service.answers.queries import Queries
from service.bootstrap.caller_sight import read_side_of
from service.bootstrap.intake_side import IntakeSide
from service.checking.checker import Checker
from service.curation.baskets import BasketKeeper
from service.curation.decisions import Decisions
from service.curation.rule_keeper import RuleKeeper
from service.curation.saved_searches import SavedSearchKeeper

_VERSION = re.compile(r'(?:W/)?"?(\d{1,9})"?')
_NEVER = -1  # no document has that version
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_STEPS = 5
"""The most steps of a trace; each multiplies the size of the tree."""


def _queries_of(request: Request) -> Queries:
    return read_side_of(request).queries


def _decisions_of(request: Request) -> Decisions:
    return read_side_of(request).decisions


def _baskets_of(request: Request) -> BasketKeeper:
    return read_side_of(request).baskets


def _rules_of(request: Request) -> RuleKeeper:
    return read_side_of(request).rules


def _searches_of(request: Request) -> SavedSearchKeeper:
    return read_side_of(request).searches


def _checker_of(request: Request) -> Checker:
    return read_side_of(request).checker


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, and on which version of the document; None: on any."""

    name: str
    version: int | None = None


def _decider(
    caller: Clerk,
    if_match: Annotated[
        str | None,
        Header(
            description="ETag của lịch sử văn bản lúc đã xem; khác đi thì không ghi."
        ),
    ] = None,
) -> Decider:
    if if_match in {None, "*"}:
        return Decider(caller.name)
    found = _VERSION.fullmatch((if_match or "").strip())
    return Decider(caller.name, int(found[1]) if found else _NEVER)


def _intake_of(request: Request) -> IntakeSide:
    found: IntakeSide = request.app.state.intake
    return found


DeciderDep = Annotated[Decider, Depends(_decider)]
CheckerDep = Annotated[Checker, Depends(_checker_of)]
DecisionsDep = Annotated[Decisions, Depends(_decisions_of)]
RulesDep = Annotated[RuleKeeper, Depends(_rules_of)]
SavedSearchesDep = Annotated[SavedSearchKeeper, Depends(_searches_of)]
BasketsDep = Annotated[BasketKeeper, Depends(_baskets_of)]
IntakeDep = Annotated[IntakeSide, Depends(_intake_of)]
QueriesDep = Annotated[Queries, Depends(_queries_of)]
DocumentId = Annotated[
    str,
    Path(
        description="Mã văn bản, hoặc ít nhất 8 ký tự đầu của mã.",
        examples=["3f2a9c01"],
    ),
]
Number = Annotated[
    str,
    Query(
        description="Số, ký hiệu, viết cách nào cũng được.",
        examples=["48/KH-VKS"],
        min_length=1,
    ),
]


def _iso_only(day: object) -> object:
    # pydantic would take 2022 for seconds since 1970
    if isinstance(day, str) and not _ISO.fullmatch(day):
        raise ValueError
    return day


Day = Annotated[date, BeforeValidator(_iso_only)]
"""A date as ``2026-10-28``."""


def _not_in_the_future(day: date) -> date:
    # where the asker is, tomorrow may have begun
    if day > date.today() + timedelta(days=1):  # noqa: DTZ011  # local day
        raise ValueError
    return day


KnownOn = Annotated[
    Annotated[Day, AfterValidator(_not_in_the_future)] | None,
    Query(alias="as_of", description="Trả lời như kho biết vào cuối ngày này."),
]
Depth = Annotated[
    int, Query(ge=1, le=MOST_STEPS, description="Lần theo mấy bậc viện dẫn.")
]
