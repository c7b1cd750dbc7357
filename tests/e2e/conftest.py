"""The servers of a large office, for the tests that go the whole road."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.servers.elastic import Elastic
from tests.servers.objects import new_bucket
from tests.servers.postgres import Postgres


@pytest.fixture(scope="module")
def shared_servers(
    postgres: Postgres, object_server: str, elastic: Elastic
) -> Iterator[dict[str, str]]:
    """The settings of an archive on servers, empty for each module of tests."""
    with new_servers(postgres, object_server, elastic) as settings:
        yield settings


@pytest.fixture
def servers(
    postgres: Postgres, object_server: str, elastic: Elastic
) -> Iterator[dict[str, str]]:
    """The settings of an archive on servers, empty for each test."""
    with new_servers(postgres, object_server, elastic) as settings:
        yield settings


@contextmanager
def new_servers(
    postgres: Postgres, object_server: str, elastic: Elastic
) -> Iterator[dict[str, str]]:
    """Give the variables that name a new database, a new bucket and a new index."""
    database = postgres.new_database()
    bucket = new_bucket(object_server).bucket
    objects = object_server.replace("//", "//tests:secret@")
    yield {
        "VANKHO_DATABASE": database,
        "VANKHO_OBJECTS": f"{objects}/{bucket}/kho",
        "VANKHO_SEARCH": f"{elastic.url}/{elastic.new_index().index}",
    }
    postgres.drop(database)
