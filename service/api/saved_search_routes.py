"""Searches that are kept, over HTTP: read by all, kept by those who may decide."""

from typing import Any

from fastapi import APIRouter

from schemas.errors import DocumentNotFoundError, QuerySyntaxError
from schemas.reports import saved_report, search_report
from service.api.dependencies import SavedSearchesWrite, Searches
from service.api.errors import problem_responses
from service.api.search_models import (
    LookRequest,
    SavedReport,
    SaveRequest,
    SearchReport,
)

router = APIRouter(
    prefix="/saved",
    tags=["search"],
    responses=problem_responses(DocumentNotFoundError, QuerySyntaxError),
)


@router.get("", response_model=list[SavedReport])
def list_saved(searches: Searches) -> list[dict[str, Any]]:
    """Các câu tìm kiếm được giữ, mỗi câu có bao nhiêu văn bản mới."""
    return [saved_report(each) for each in searches.saved()]


@router.get("/{search}/new", response_model=SearchReport)
def show_new(searches: Searches, search: str) -> dict[str, Any]:
    """Văn bản vào kho từ lần xem trước; vẫn coi là mới."""
    return search_report(searches.show_new(search))


@router.post("/{search}", response_model=list[SavedReport])
def save(
    searches: SavedSearchesWrite, search: str, word: SaveRequest
) -> list[dict[str, Any]]:
    """Giữ câu tìm kiếm; những gì đã có trong kho không còn là mới."""
    searches.save(search, word.query, word.by)
    return [saved_report(each) for each in searches.saved()]


@router.post("/{search}/looks", response_model=list[SavedReport])
def mark_seen(
    searches: SavedSearchesWrite, search: str, word: LookRequest
) -> list[dict[str, Any]]:
    """Ghi rằng những gì mới đã được xem."""
    searches.mark_seen([search], word.by)
    return [saved_report(each) for each in searches.saved()]


@router.post("/{search}/removal", response_model=list[SavedReport])
def remove(
    searches: SavedSearchesWrite, search: str, word: LookRequest
) -> list[dict[str, Any]]:
    """Không giữ câu tìm kiếm này nữa."""
    searches.remove(search, word.by)
    return [saved_report(each) for each in searches.saved()]
