"""The servers of a large office, for the tests that go the whole road."""

from collections.abc import Iterator

import pytest

from tests.servers.objects import new_bucket
from tests.servers.postgres import Postgres


@pytest.fixture(scope="module")
def servers(postgres: Postgres, object_server: str) -> Iterator[dict[str, str]]:
    """The settings of an archive whose engines are all servers, and empty."""
    database = postgres.new_database()
    bucket = new_bucket(object_server).bucket
    address = object_server.replace("//", "//tests:secret@")
    yield {"VANKHO_DATABASE": database, "VANKHO_OBJECTS": f"{address}/{bucket}/kho"}
    postgres.drop(database)
