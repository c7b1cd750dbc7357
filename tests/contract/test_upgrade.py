"""An archive whose read models an earlier version made: it builds them again itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from schemas.record import Notice
from schemas.search import SearchQuery
from service.bootstrap import OpenArchive, open_archive
from service.graph.tables import metadata
from service.settings import Settings
from tests.engines import DATABASES, ON_POSTGRES
from tests.factories import PLAN, make_parsed, make_received

OLDER = "UPDATE versions SET version = 0"
BEFORE_THERE_WERE_VERSIONS = "DROP TABLE versions"
LACKING = "ALTER TABLE documents DROP COLUMN signer"
FALSE = "UPDATE documents SET subject = 'như bản trước hiểu'"
UPGRADED = [Notice("views_outdated")]


@pytest.fixture(params=DATABASES)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Of an archive with one document, of which its read models say something false."""
    database = None
    if request.param == "postgresql":
        database = request.getfixturevalue("database")
    settings = Settings(tmp_path, database=database)
    with open_archive(settings) as opened:
        parsed = make_parsed()
        opened.archive.register(make_received(parsed), parsed)
        opened.archive.commit()
        opened.projections.catch_up()
        change(opened, FALSE)
    return settings


@pytest.fixture
def opened(settings: Settings) -> Iterator[OpenArchive]:
    with open_archive(settings) as archive:
        yield archive


def change(opened: OpenArchive, *statements: str) -> None:
    with engine_of(opened).begin() as connection:
        for each in statements:
            connection.execute(text(each))


def engine_of(opened: OpenArchive) -> Engine:
    return opened.views_engine  # what an earlier version has left


def subject(opened: OpenArchive) -> str | None:
    return opened.queries.find(str(PLAN)).subject


@pytest.mark.parametrize("outdated", [OLDER, BEFORE_THERE_WERE_VERSIONS, LACKING])
def test_it_upgrades_them_and_says_so(
    opened: OpenArchive, settings: Settings, outdated: str
) -> None:
    change(opened, outdated)
    told: list[Notice] = []

    with open_archive(settings, told.append) as newer:
        newer.projections.catch_up(wait=False)

        assert told == UPGRADED
        assert subject(newer) == make_parsed().header.subject
        assert newer.queries.search(SearchQuery(str(PLAN))).total == 1
        assert set(inspect(engine_of(newer)).get_table_names()) == set(metadata.tables)
    with open_archive(settings, told.append) as again:
        again.projections.catch_up()
    assert told == UPGRADED


def test_whoever_has_it_open_is_answered_from_the_former_ones_meanwhile(
    opened: OpenArchive, settings: Settings
) -> None:
    change(opened, OLDER)
    answers: list[str | None] = []

    def ask(_notice: Notice) -> None:
        opened.projections.catch_up(wait=False)
        answers.append(subject(opened))

    with open_archive(settings, ask) as newer:
        newer.projections.catch_up()

    assert answers == ["như bản trước hiểu"]
    assert subject(opened) == make_parsed().header.subject


def test_what_another_process_has_upgraded_is_not_built_once_more(
    opened: OpenArchive, settings: Settings
) -> None:
    change(opened, OLDER)
    told: list[Notice] = []
    with open_archive(settings, told.append) as one:
        assert one.projections.behind() == 0
        opened.projections.catch_up()
        one.projections.catch_up()

    assert told == []


@ON_POSTGRES
def test_tables_beside_those_of_the_events_are_taken_over(
    database: str, tmp_path: Path
) -> None:
    """So they lay on a server before there were generations."""
    settings = Settings(tmp_path, database=database)
    with open_archive(settings) as opened:
        parsed = make_parsed()
        opened.archive.register(make_received(parsed), parsed)
        opened.archive.commit()
        opened.projections.catch_up()
        tables = metadata.tables.keys() - {"versions"}
        moves = [f"ALTER TABLE vankho_views.{t} SET SCHEMA public" for t in tables]
        change(opened, FALSE, *moves, "DROP SCHEMA vankho_views CASCADE")
    told: list[Notice] = []

    with open_archive(settings, told.append) as newer:
        assert subject(newer) == "như bản trước hiểu"
        newer.projections.catch_up()
        assert told == UPGRADED
        assert subject(newer) == make_parsed().header.subject
        assert not tables & set(inspect(engine_of(newer)).get_table_names("public"))
