"""The read models of an older version are made anew, not a reason to stop."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from service.archive import Archive
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.graph.tables import identities, metadata
from service.graph.views import open_views
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from tests.factories import make_parsed, make_received


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'views.db'}"


@pytest.fixture
def outdated(address: str) -> str:
    """Views that lack a column, and think that they have seen every event."""
    engine = create_engine(address)
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE documents DROP COLUMN signer"))
        connection.execute(text("INSERT INTO positions VALUES ('views', 99)"))
    engine.dispose()
    return address


def columns(engine: Engine) -> set[str]:
    return {each["name"] for each in inspect(engine).get_columns("documents")}


def test_views_of_an_older_version_get_their_columns(outdated: str) -> None:
    engine = open_views(outdated)

    assert "signer" in columns(engine)
    engine.dispose()


def test_tables_that_have_another_name_now_are_dropped(outdated: str) -> None:
    engine = create_engine(outdated)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE questions (id TEXT)"))
    engine.dispose()

    engine = open_views(outdated)
    assert set(inspect(engine).get_table_names()) == set(metadata.tables)
    engine.dispose()


def test_views_that_lack_a_table_are_filled_again(address: str) -> None:
    engine = open_views(address)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE saved_searches"))
        connection.execute(text("INSERT INTO positions VALUES ('views', 99)"))
    engine.dispose()

    engine = open_views(address)
    assert ViewsProjection(engine, MemoryFiles()).position() == 0
    engine.dispose()


def test_they_are_filled_from_the_events_again(archive: Archive, outdated: str) -> None:
    parsed = make_parsed()
    ident = archive.register(make_received(parsed), parsed)
    archive.commit()
    engine = open_views(outdated)
    Projections(
        archive.log,
        [ViewsProjection(engine, MemoryFiles())],
        FailedEvents(engine),
        ProjectionLock(engine),
    ).catch_up()

    assert ident in Catalogue(engine).summaries([ident])
    engine.dispose()


def test_views_of_this_version_are_left_alone(address: str) -> None:
    first = open_views(address)
    with first.begin() as connection:
        connection.execute(text("INSERT INTO positions VALUES ('views', 7)"))
    first.dispose()
    second = open_views(address)
    with second.connect() as connection:
        position = connection.execute(text("SELECT position FROM positions")).scalar()
    second.dispose()

    assert position == 7


def test_what_links_are_found_by_is_made_where_a_rebuild_broke_off(
    address: str,
) -> None:
    broken = open_views(address)
    ViewsProjection(broken, MemoryFiles()).clear()
    broken.dispose()
    engine = open_views(address)

    assert len(inspect(engine).get_indexes("identities")) == len(identities.indexes)
    engine.dispose()
