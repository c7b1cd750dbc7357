"""Baskets over HTTP: readers see them, writers change them."""

from fastapi import APIRouter

from schemas.errors import (
    AmbiguousReferenceError,
    BasketNotFoundError,
    ConflictError,
    DocumentNotFoundError,
    NotInBasketError,
)
from schemas.reports.summary_report import SummaryReport
from service.accounts.door import Writer
from service.api.dependencies import BasketsDep
from service.api.errors import problem_responses
from service.api.request_bodies import BasketRequest

router = APIRouter(
    prefix="/baskets",
    tags=["baskets"],
    responses=problem_responses(
        BasketNotFoundError,
        DocumentNotFoundError,
        NotInBasketError,
        AmbiguousReferenceError,
        ConflictError,
    ),
)


@router.get("")
def list_baskets(baskets: BasketsDep) -> dict[str, int]:
    """Tên các giỏ, và số văn bản trong mỗi giỏ."""
    return baskets.names()


@router.get("/{basket}")
def show_basket(baskets: BasketsDep, basket: str) -> list[SummaryReport]:
    """Các văn bản trong giỏ, theo thứ tự bỏ vào."""
    return [SummaryReport.of(each) for each in baskets.documents(basket)]


@router.post("/{basket}/documents")
def fill_basket(
    caller: Writer, baskets: BasketsDep, basket: str, request: BasketRequest
) -> list[SummaryReport]:
    """Bỏ văn bản vào giỏ; giỏ chưa có thì được tạo."""
    baskets.put(basket, request.references, caller.name)
    return [SummaryReport.of(each) for each in baskets.documents(basket)]


@router.post("/{basket}/removals")
def empty_basket(
    caller: Writer, baskets: BasketsDep, basket: str, request: BasketRequest
) -> dict[str, int]:
    """Lấy văn bản ra khỏi giỏ; giỏ rỗng thì không còn."""
    baskets.take_out(basket, request.references, caller.name)
    return baskets.names()
