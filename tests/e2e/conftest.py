"""The archive of the demo, and the servers of a large office, for whole commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.demo_archive import make_archive, write_documents
from tests.browser import any_page, browser, opened, page, phone, plain_page, site
from tests.office import office
from tests.servers.elastic import Elastic
from tests.servers.objects import new_bucket
from tests.servers.postgres import Postgres

__all__ = [
    "any_page",
    "browser",
    "office",
    "opened",
    "page",
    "phone",
    "plain_page",
    "site",
]
"""Fixtures of others, for the tests in this folder."""


@pytest.fixture(scope="session")
def demo_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The documents of the demo, in the formats that need no OCR."""
    return write_documents(tmp_path_factory.mktemp("demo") / "documents")


@pytest.fixture(scope="session")
def demo_home(
    tmp_path_factory: pytest.TempPathFactory, demo_files: tuple[Path, ...]
) -> Path:
    """The home of the archive of the demo; who changes it takes a copy."""
    home = tmp_path_factory.mktemp("demo") / "home"
    make_archive(home, demo_files)
    return home


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
