"""Baskets over HTTP: read by all, filled by those who may decide."""

from typing import Any

from fastapi import APIRouter

from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.reports import summary_report
from service.api.dependencies import BasketsRead, BasketsWrite
from service.api.errors import problem_responses
from service.api.models import BasketRequest, SummaryReport

router = APIRouter(
    prefix="/baskets",
    tags=["baskets"],
    responses=problem_responses(DocumentNotFoundError, AmbiguousReferenceError),
)


@router.get("")
def list_baskets(baskets: BasketsRead) -> dict[str, int]:
    """Tên các giỏ, và số văn bản trong mỗi giỏ."""
    return baskets.names()


@router.get("/{basket}", response_model=list[SummaryReport])
def show_basket(baskets: BasketsRead, basket: str) -> list[dict[str, Any]]:
    """Các văn bản trong giỏ, theo thứ tự bỏ vào."""
    return [summary_report(each) for each in baskets.documents(basket)]


@router.post("/{basket}/documents", response_model=list[SummaryReport])
def fill_basket(
    baskets: BasketsWrite, basket: str, word: BasketRequest
) -> list[dict[str, Any]]:
    """Bỏ văn bản vào giỏ; giỏ chưa có thì được tạo."""
    baskets.put(basket, word.references, word.by)
    return [summary_report(each) for each in baskets.documents(basket)]


@router.post("/{basket}/removals")
def empty_basket(
    baskets: BasketsWrite, basket: str, word: BasketRequest
) -> dict[str, int]:
    """Lấy văn bản ra khỏi giỏ; giỏ rỗng thì không còn."""
    baskets.take_out(basket, word.references, word.by)
    return baskets.names()
