"""Saved searches over HTTP: readers see them, writers change them."""

from fastapi import APIRouter

from schemas.errors import ConflictError, QuerySyntaxError, SavedSearchNotFoundError
from schemas.reports.search_report import SavedReport, SearchReport
from service.accounts.door import Writer
from service.api.dependencies import QueriesDep, SavedSearchesDep
from service.api.errors import problem_responses
from service.api.request_bodies import SaveRequest

router = APIRouter(
    prefix="/saved",
    tags=["search"],
    responses=problem_responses(
        SavedSearchNotFoundError, QuerySyntaxError, ConflictError
    ),
)


@router.get("")
def list_saved(searches: SavedSearchesDep) -> list[SavedReport]:
    """Các câu tìm kiếm được giữ, mỗi câu có bao nhiêu văn bản mới."""
    return [SavedReport.of(each) for each in searches.saved()]


@router.get("/{search}/new")
def show_new(
    searches: SavedSearchesDep, queries: QueriesDep, search: str
) -> SearchReport:
    """Văn bản vào kho từ lần xem trước; vẫn coi là mới."""
    page = searches.show_new(search)
    return SearchReport.of(page, queries.standings_in(page))


@router.post("/{search}")
def save(
    caller: Writer, searches: SavedSearchesDep, search: str, request: SaveRequest
) -> list[SavedReport]:
    """Giữ câu tìm kiếm; những gì đã có trong kho không còn là mới."""
    searches.save(search, request.query, caller.name)
    return [SavedReport.of(each) for each in searches.saved()]


@router.post("/{search}/looks")
def mark_seen(
    caller: Writer, searches: SavedSearchesDep, search: str
) -> list[SavedReport]:
    """Ghi rằng những gì mới đã được xem."""
    searches.mark_seen([search], caller.name)
    return [SavedReport.of(each) for each in searches.saved()]


@router.post("/{search}/removal")
def remove(
    caller: Writer, searches: SavedSearchesDep, search: str
) -> list[SavedReport]:
    """Không giữ câu tìm kiếm này nữa."""
    searches.remove(search, caller.name)
    return [SavedReport.of(each) for each in searches.saved()]
