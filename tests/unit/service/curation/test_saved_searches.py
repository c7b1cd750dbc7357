"""Searches are kept, and tell what came in since somebody looked."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from schemas.errors import QuerySyntaxError, SavedSearchNotFoundError
from schemas.search import SavedSearch, SearchEntry
from service.archive import Archive
from service.curation.saved_searches import SavedSearchKeeper
from service.graph.catalogue import Catalogue
from service.graph.curated import CuratedRows
from service.projections.runner import Projections
from service.search.memory import MemoryIndex
from tests.entries import DIRECTIVE, PLAN, put

EMULATION = "thi đua"


@pytest.fixture
def index() -> MemoryIndex:
    return MemoryIndex()


@pytest.fixture
def searches(
    archive: Archive, index: MemoryIndex, engine: Engine, projections: Projections
) -> SavedSearchKeeper:
    rows, graph = CuratedRows(engine), Catalogue(engine)
    return SavedSearchKeeper(archive.log, index, rows, projections, graph)


def arrive(index: MemoryIndex, entry: SearchEntry, position: int) -> None:
    put(index, replace(entry, arrived=position))
    index.store_position(position + 2)


def test_what_is_there_when_a_search_is_kept_is_not_new(
    searches: SavedSearchKeeper, index: MemoryIndex
) -> None:
    arrive(index, PLAN, 1)
    searches.save("của tôi", EMULATION, "An")

    assert searches.saved() == (SavedSearch("của tôi", EMULATION, 0),)


def test_what_comes_in_later_is_new_whatever_its_day(
    searches: SavedSearchKeeper, index: MemoryIndex
) -> None:
    searches.save("của tôi", EMULATION, "An")
    arrive(index, PLAN, 1)
    arrive(index, DIRECTIVE, 4)

    assert [hit.id for hit in searches.show_new("của tôi").hits] == ["plan"]
    assert [each.new for each in searches.saved()] == [1]


def test_what_was_looked_at_is_new_no_more(
    searches: SavedSearchKeeper, index: MemoryIndex
) -> None:
    searches.save("của tôi", EMULATION, "An")
    arrive(index, PLAN, 1)
    searches.mark_seen(["của tôi"], "An")

    assert searches.show_new("của tôi").total == 0


def test_nothing_new_is_never_put_right_to_another_word(
    searches: SavedSearchKeeper, index: MemoryIndex
) -> None:
    searches.save("của tôi", "thi đuaa", "An")
    arrive(index, PLAN, 1)

    assert searches.show_new("của tôi").total == 0


def test_a_search_that_is_removed_is_kept_no_more(searches: SavedSearchKeeper) -> None:
    searches.save("của tôi", EMULATION, "An")
    searches.remove("của tôi", "An")

    assert searches.saved() == ()
    with pytest.raises(SavedSearchNotFoundError, match="của tôi"):
        searches.show_new("của tôi")


def test_what_cannot_be_understood_is_not_kept(searches: SavedSearchKeeper) -> None:
    with pytest.raises(QuerySyntaxError):
        searches.save("của tôi", 'thi "đua', "An")
    assert searches.saved() == ()
