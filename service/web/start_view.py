"""What the first page shows of the whole archive: figures, charts, what is new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastapi import Request

from schemas.account import Role
from schemas.link import LinkState
from schemas.record import ArchiveStatus
from schemas.search import FacetValue, SavedSearch, SearchPage
from schemas.state_words import STATES
from service.web.archive_parts import queries_of, searches_of
from service.web.search_form import SearchForm, facet_groups

MOST_YEARS = 40
MOST_BARS = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A count under its label, with the address of what is counted, if there is one."""

    label: str
    count: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts of one thing; ``is_in_time``: by year, the first one left."""

    name: str
    bars: tuple[Bar, ...]
    is_in_time: bool = False

    @property
    def most(self) -> int:
        """The highest count, at least 1."""
        return max((each.count for each in self.bars), default=0) or 1

    @property
    def summary(self) -> str:
        """What a person who does not see the picture is told of it."""
        highest = max(self.bars, key=lambda each: each.count)
        return (
            f"{self.name}, từ {self.bars[0].label} đến {self.bars[-1].label}; "
            f"nhiều nhất là {highest.label}: {highest.count}"
        )


@dataclass(frozen=True, slots=True)
class StartView:
    """The whole archive; ``waiting`` is what waits for a clerk, None: no clerk asks."""

    status: ArchiveStatus
    charts: tuple[Chart, ...]
    new: tuple[SavedSearch, ...]
    waiting: int | None


def start_view(request: Request, found: SearchPage) -> StartView:
    """Return what is shown beside *found*, which has all documents."""
    queries = queries_of(request)
    status = queries.status()
    is_clerk = request.state.caller.role.may(Role.CLERK)
    saved = searches_of(request).saved()
    return StartView(
        status=status,
        charts=tuple(each for each in _charts(found, status.links) if each.bars),
        new=tuple(each for each in saved if each.new),
        waiting=sum(queries.case_counts().values()) if is_clerk else None,
    )


def _charts(found: SearchPage, links: Mapping[str, int]) -> Iterable[Chart]:
    years = sorted(found.facets.get("year", ()), key=lambda each: each.value)
    yield Chart("Văn bản theo năm", _bars("year", years[-MOST_YEARS:]), is_in_time=True)
    for name, title in (("doc_type", "Loại văn bản"), ("issuer", "Cơ quan ban hành")):
        yield Chart(title, _bars(name, found.facets.get(name, ())[:MOST_BARS]))
    states = ((each, links.get(each.value, 0)) for each in LinkState)
    bars = (Bar(STATES[state], count) for state, count in states if count)
    yield Chart("Viện dẫn theo trạng thái", tuple(bars))


def _bars(name: str, values: Iterable[FacetValue]) -> tuple[Bar, ...]:
    """Return a bar for each of *values*, in their order, linked to its documents."""
    groups = (facet_groups(SearchForm(), {name: (each,)}) for each in values)
    links = (group.links[0] for (group,) in groups)
    return tuple(Bar(each.value, each.count, each.address) for each in links)
