"""The standings in the index are those of today, whatever day they were put on."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, update

from schemas.citation import Citation, Mention, Relation
from schemas.document import ParsedDocument
from schemas.errors import RefusedEntriesError
from schemas.number import DocumentNumber
from schemas.standing import Force
from service.archive import Archive
from service.graph.catalogue import Catalogue
from service.graph.tables import documents
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from service.projections.search_index import SearchProjection
from service.projections.stale_entries import StaleEntries
from service.search.memory import MemoryIndex
from tests.factories import make_citation, make_parsed, make_received

Indexed = Callable[..., dict[str, Force | None]]
OLD, NEW = DocumentNumber("20", "NĐ-CP", 2020), DocumentNumber("25", "NĐ-CP", 2025)
EFFECTIVE = date(2025, 3, 1)


class Counting(MemoryIndex):
    """An index that knows which documents were put, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.put_numbers: list[str] = []
        self.standings: dict[str, Force | None] = {}

    def put(self, entries: Any) -> None:
        given = list(entries)
        self.put_numbers += [str(each.number) for each in given]
        self.standings |= {str(each.number): each.standing for each in given}
        super().put(given)


@pytest.fixture
def index() -> Counting:
    return Counting()


@pytest.fixture
def indexed(
    archive: Archive, graph: Catalogue, engine: Engine, index: Counting, files: Any
) -> Indexed:
    """Put documents into the archive on a day; the standings of all on that day."""
    days: list[date] = []
    search = SearchProjection(
        index, graph, files, StaleEntries(engine), lambda: days[-1]
    )
    projections = Projections(
        archive.log,
        [ViewsProjection(engine, files), search],
        FailedEvents(engine),
        ProjectionLock(engine),
    )

    def run(day: date, *parsed: ParsedDocument, rebuild: bool = False) -> Any:
        days.append(day)
        for each in parsed:
            archive.register(make_received(each), each)
        archive.commit()
        index.put_numbers.clear()
        if rebuild:
            projections.rebuild()
        projections.catch_up()
        return dict(index.standings)

    return run


def replacing() -> Citation:
    mention = Mention(1, 0, 9, "Nghị định", relation=Relation.REPLACES)
    return make_citation(
        text=f"Nghị định số {OLD}",
        mentions=(mention,),
        number=OLD,
        doc_type="Nghị định",
        issuer="Chính phủ",
        issued_on=date(2020, 1, 1),
        relation=Relation.REPLACES,
    )


def decree(number: DocumentNumber, *citations: Citation, **header: Any) -> Any:
    usual = {
        "number": number,
        "doc_type": "Nghị định",
        "issuer": "Chính phủ",
        "issued_on": date(number.year or 0, 1, 1),
    }
    return make_parsed(*citations, body=str(number), **{**usual, **header})


def both() -> tuple[ParsedDocument, ParsedDocument]:
    return decree(OLD), decree(NEW, replacing(), effective_from=EFFECTIVE)


def test_what_is_replaced_from_a_later_day_is_so_when_the_day_arrives(
    indexed: Indexed,
) -> None:
    before = indexed(date(2025, 2, 28), *both())
    on_the_day = indexed(EFFECTIVE)

    assert before == {str(OLD): None, str(NEW): Force.NOT_YET}
    assert on_the_day == {str(OLD): Force.REPLACED, str(NEW): None}


def test_what_ends_by_its_own_words_has_ended_on_the_day_after(
    indexed: Indexed,
) -> None:
    end = date(2025, 12, 31)
    indexed(date(2025, 6, 1), decree(NEW, effective_until=end))

    assert indexed(end) == {str(NEW): None}
    assert indexed(date(2026, 1, 1)) == {str(NEW): Force.EXPIRED}


def test_days_in_which_nobody_looked_are_not_lost(indexed: Indexed) -> None:
    indexed(date(2025, 2, 1), *both())

    assert indexed(date(2027, 7, 7))[str(OLD)] is Force.REPLACED


def test_a_clock_that_was_put_back_counts(indexed: Indexed) -> None:
    indexed(EFFECTIVE, *both())

    assert indexed(date(2025, 2, 28))[str(OLD)] is None


def test_only_what_changes_is_put_again(indexed: Indexed, index: Counting) -> None:
    later = decree(DocumentNumber("9", "NĐ-CP", 2024))
    indexed(date(2025, 2, 1), *both(), later)
    indexed(date(2025, 2, 2))
    assert index.put_numbers == []

    indexed(EFFECTIVE)
    assert sorted(index.put_numbers) == [str(OLD), str(NEW)]
    indexed(EFFECTIVE)
    assert index.put_numbers == []


def test_an_index_that_begins_has_the_standings_of_its_day(
    indexed: Indexed, index: Counting
) -> None:
    found = indexed(EFFECTIVE, *both())

    assert found[str(OLD)] is Force.REPLACED
    assert index.put_numbers.count(str(NEW)) == 1


def test_documents_that_arrive_together_are_put_once_each(
    indexed: Indexed, index: Counting
) -> None:
    indexed(EFFECTIVE, *both())

    assert sorted(index.put_numbers) == [str(OLD), str(NEW)]


def test_a_document_whose_row_is_damaged_keeps_no_other_out(
    indexed: Indexed, index: Counting, engine: Engine
) -> None:
    indexed(date(2025, 2, 1), *both())
    of_old = documents.c.number == str(OLD)
    with engine.begin() as connection:
        connection.execute(update(documents).where(of_old).values(header=["?"]))

    indexed(EFFECTIVE)
    assert index.put_numbers == [str(NEW)]


def test_a_rebuilt_index_has_the_standings_of_its_day(indexed: Indexed) -> None:
    indexed(date(2025, 2, 1), *both())

    assert indexed(EFFECTIVE, rebuild=True)[str(OLD)] is Force.REPLACED


class Refusing(MemoryIndex):
    """An index that refuses the older decree, as a server does: once it is sent."""

    def __init__(self) -> None:
        super().__init__()
        self._refused: dict[str, str] = {}

    def put(self, entries: Any) -> None:
        given = list(entries)
        refused = [each for each in given if each.number == str(OLD)]
        self._refused |= {each.id: "immense term" for each in refused}
        super().put(each for each in given if each not in refused)

    def refresh(self) -> None:
        super().refresh()
        refused, self._refused = self._refused, {}
        if refused:
            raise RefusedEntriesError(refused)


def test_a_document_that_the_index_refuses_has_failed_and_the_rest_goes_on(
    archive: Archive, graph: Catalogue, engine: Engine, files: Any
) -> None:
    index, failures = Refusing(), FailedEvents(engine)
    search = SearchProjection(index, graph, files, StaleEntries(engine))
    views = ViewsProjection(engine, files)
    lock = ProjectionLock(engine)
    projections = Projections(archive.log, [views, search], failures, lock)
    for each in both():
        archive.register(make_received(each), each)
    archive.commit()
    projections.catch_up()

    assert [each.number for each in index.entries()] == [str(NEW)]
    assert ["immense term" in each.problem for each in projections.failures()] == [True]
    assert (projections.delay, projections.behind()) == (None, 0)
