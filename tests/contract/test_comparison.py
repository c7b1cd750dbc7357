"""What read models and index say otherwise than the events is named, and repaired."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bench.samples import documents
from bench.samples.parsed import parsed_of
from schemas.decision import DecidedBy
from schemas.search import SearchQuery
from service.bootstrap import OpenArchive, open_archive
from service.projections.port import Difference
from service.settings import Settings
from tests.engines import DATABASES
from tests.factories import PLAN, REPORT, make_citation, make_parsed, make_received

WHO = DecidedBy("An", "in nhầm")
UNKNOWN = "ffffffff-0000-5000-8000-000000000000"


@pytest.fixture(params=DATABASES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenArchive]:
    """A plan, a report that cites it, a decision, a basket, and a saved search."""
    database = None
    if request.param == "postgresql":
        database = request.getfixturevalue("database")
    with open_archive(Settings(tmp_path, database=database)) as archive:
        report = make_parsed(make_citation(), body="báo cáo", number=REPORT)
        for each in (report, make_parsed()):
            archive.archive.register(make_received(each), each)
            archive.archive.commit()
            archive.projections.catch_up()
        archive.decisions.correct(str(REPORT), "place", "Hòa An", WHO)
        archive.baskets.put("thi đua", [str(PLAN)], "An")
        archive.searches.save("mới", "kế hoạch", "An")
        yield archive


@pytest.fixture
def plan(opened: OpenArchive) -> str:
    return opened.queries.find(str(PLAN)).id


def execute(opened: OpenArchive, *statements: str, **values: str) -> None:
    with opened.views_engine.begin() as connection:  # behind its back
        for each in statements:
            connection.execute(text(each), values)


def test_a_whole_archive_has_no_difference(opened: OpenArchive) -> None:
    assert opened.projections.compare() == ()


@pytest.mark.parametrize(
    ("statement", "field"),
    [
        ("UPDATE documents SET subject = 'giả' WHERE id = :id", "subject"),
        ("UPDATE files SET checksum = '0' WHERE id = :id", "checksum"),
        ("DELETE FROM keys WHERE document = :id", "keys"),
        ("DELETE FROM documents WHERE id = :id", None),
    ],
)
def test_a_field_that_was_changed_is_named(
    opened: OpenArchive, plan: str, statement: str, field: str | None
) -> None:
    execute(opened, statement, id=plan)

    found = {each.what: each for each in opened.projections.compare()}
    assert found[plan].how == "view_differs"
    assert field is None or field in found[plan].fields


def test_links_decisions_baskets_and_saved_searches_are_compared(
    opened: OpenArchive, plan: str
) -> None:
    report = opened.queries.find(str(REPORT)).id
    execute(
        opened,
        "UPDATE identities SET state = 'missing', target = NULL",
        "DELETE FROM decisions",
        "DELETE FROM basket_documents",
        "UPDATE saved_searches SET query = 'khác'",
    )

    assert set(opened.projections.compare()) == {
        Difference("view_differs", report, ("links", "decisions")),
        Difference("view_missing", "thi đua"),
        Difference("view_differs", "mới", ("saved_searches",)),
    }
    assert plan


def test_what_the_events_do_not_know_and_what_is_not_there_is_named(
    opened: OpenArchive, plan: str
) -> None:
    execute(opened, "UPDATE files SET id = :new WHERE id = :id", id=plan, new=UNKNOWN)

    found = {each.what: each.how for each in opened.projections.compare()}
    assert found[UNKNOWN] == "view_unknown"
    assert found[plan] == "view_missing"


def test_documents_of_the_index_are_compared(opened: OpenArchive, plan: str) -> None:
    report = opened.queries.find(str(REPORT)).id
    index = opened.index
    (entry,) = (each for each in index.entries() if each.id == report)
    index.put([replace(entry, subject="giả"), replace(entry, id=UNKNOWN)])
    index.remove([plan])
    index.refresh()

    assert set(opened.projections.compare()) == {
        Difference("entry_differs", report),
        Difference("entry_missing", plan),
        Difference("entry_unknown", UNKNOWN),
    }


def test_what_differs_is_repaired(opened: OpenArchive, plan: str) -> None:
    execute(opened, "UPDATE documents SET subject = 'giả' WHERE id = :id", id=plan)
    opened.index.remove([plan])
    opened.index.refresh()

    assert len(opened.projections.compare(repair=True)) == 2
    assert opened.projections.compare() == ()
    assert opened.queries.find(plan).subject == make_parsed().header.subject
    assert opened.queries.search(SearchQuery(str(PLAN))).total == 2


def test_nothing_is_exchanged_where_nothing_differs(opened: OpenArchive) -> None:
    before = sorted(each.name for each in opened.settings.home.rglob("*.db"))
    opened.projections.compare(repair=True)

    assert sorted(e.name for e in opened.settings.home.rglob("*.db")) == before


def test_what_came_in_one_by_one_is_what_a_rebuild_makes_of_it(
    opened: OpenArchive,
) -> None:
    for each in map(parsed_of, documents(40, seed=3)):
        opened.archive.register(make_received(each), each)
        opened.archive.commit()
        opened.projections.catch_up()

    assert opened.projections.compare() == ()
