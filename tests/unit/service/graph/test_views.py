"""The tables of the read models are made once, and it is known which version did so."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, inspect, text

from service.graph.tables import identities, metadata
from service.graph.views import (
    empty_tables,
    is_outdated,
    is_readable,
    make_link_indexes,
    make_tables,
)


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as opened:
        yield opened


def test_an_empty_database_gets_the_tables_of_this_version(
    connection: Connection,
) -> None:
    assert set(inspect(connection).get_table_names()) == set(metadata.tables)
    assert is_readable(connection)
    assert not is_outdated(connection)


def test_tables_of_this_version_are_left_alone(connection: Connection) -> None:
    connection.execute(text("INSERT INTO positions VALUES ('views', 7, NULL)"))
    make_tables(connection)

    assert connection.execute(text("SELECT position FROM positions")).scalar() == 7


@pytest.mark.parametrize(
    "change",
    ["UPDATE versions SET version = 0", "DELETE FROM versions", "DROP TABLE versions"],
)
def test_those_of_an_earlier_version_are_read_as_long_as_they_can_be(
    connection: Connection, change: str
) -> None:
    connection.execute(text(change))

    assert is_outdated(connection)
    assert is_readable(connection)


@pytest.mark.parametrize(
    "change", ["ALTER TABLE documents DROP COLUMN signer", "DROP TABLE saved_searches"]
)
def test_those_that_lack_something_cannot_be_read(
    connection: Connection, change: str
) -> None:
    connection.execute(text(change))

    assert is_outdated(connection)
    assert not is_readable(connection)


def test_those_of_a_later_version_are_not_rebuilt(connection: Connection) -> None:
    connection.execute(text("UPDATE versions SET version = 1000"))

    assert not is_outdated(connection)


def test_what_links_are_found_by_is_made_once_the_tables_are_full(
    connection: Connection,
) -> None:
    empty_tables(connection)
    assert not inspect(connection).get_indexes("identities")

    make_link_indexes(connection)
    found = inspect(connection).get_indexes("identities")
    assert len(found) == len(identities.indexes)
