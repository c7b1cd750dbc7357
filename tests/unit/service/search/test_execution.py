"""A search works for as long as somebody waits for it."""

from collections.abc import Iterator

import pytest

from schemas.errors import AbandonedError
from schemas.search import SearchEntry, SearchQuery
from service.lanes import DEMAND, Demand
from service.search.criteria import Criteria
from service.search.execution import search
from service.search.memory import MemoryIndex
from service.search.port import Found


class Counted(MemoryIndex):
    """An index that counts what it is asked; at the *last*, the client leaves."""

    def __init__(self, demand: Demand, last: int) -> None:
        super().__init__()
        self.asked = 0
        self._demand, self._last = demand, last

    def find(self, criteria: Criteria) -> Found:
        self.asked += 1
        if self.asked == self._last:
            self._demand.end()
        return super().find(criteria)


@pytest.fixture
def demand() -> Iterator[Demand]:
    """That of the request which is answered."""
    demand = Demand()
    token = DEMAND.set(demand)
    yield demand
    DEMAND.reset(token)


@pytest.mark.parametrize("last", [1, 4])
def test_a_search_ends_when_its_client_leaves(demand: Demand, last: int) -> None:
    index = Counted(demand, last)
    index.put([SearchEntry("a", "tep.txt", body="Kế hoạch phát triển nông thôn mới")])

    with pytest.raises(AbandonedError):
        search(index, SearchQuery("kế hoajch phát trieenr nông thônn mới"))
    assert index.asked == last


def test_a_search_for_who_has_left_does_not_begin(demand: Demand) -> None:
    index = Counted(demand, 0)
    demand.end()

    with pytest.raises(AbandonedError):
        search(index, SearchQuery("kế hoạch"))
    assert not index.asked
