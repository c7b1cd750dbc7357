"""What many tests share: an archive on a temporary directory, or in memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from schemas.document import ParsedDocument
from service.archive import Archive
from service.curation.decisions import Decisions
from service.domain.document_log import DocumentLog
from service.engines import views_url
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.graph.views import open_views
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from service.settings import ObjectStorage, Settings
from tests.engines import DATABASES
from tests.factories import make_received
from tests.servers.elastic import Elastic, installed_elastic
from tests.servers.objects import new_bucket, running_objects
from tests.servers.postgres import Postgres, running_postgres

Register = Callable[..., str]
TESTS = Path(__file__).parent
SUITES = ("ablation", "ocr", "postgres", "processes", "slow")
"""Folders whose tests all need what the marker of that name says."""
PATIENCE = {"ablation": 600, "ocr": 600, "elastic": 300, "postgres": 300}
"""Seconds for what has to start a server, or to read scans, on a busy machine."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark each test of a suite with the name of the suite; give some more time.

    The tests of one file, or what has a group of its own, run in one process, so that
    what they share is made once.
    """
    suite = item.path.relative_to(TESTS).parts[0]
    if suite in SUITES:
        item.add_marker(suite)
    for name, seconds in PATIENCE.items():
        if item.get_closest_marker(name):
            item.add_marker(pytest.mark.timeout(seconds))
    if not item.get_closest_marker("xdist_group"):
        item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(TESTS))))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server, started by the first test that needs it."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def database(postgres: Postgres) -> Iterator[str]:
    """The URL of an empty database of that server."""
    url = postgres.new_database()
    yield url
    postgres.drop(url)


@pytest.fixture(scope="session")
def elastic() -> Iterator[Elastic]:
    """An Elasticsearch server, started by the first test that needs it."""
    with installed_elastic() as server, server.running():
        yield server


@pytest.fixture(scope="session")
def object_server() -> Iterator[str]:
    """The address of a server that speaks S3."""
    with running_objects() as address:
        yield address


@pytest.fixture
def bucket(object_server: str) -> ObjectStorage:
    """An empty bucket of that server."""
    return new_bucket(object_server)


@pytest.fixture
def files() -> MemoryFiles:
    return MemoryFiles()


@pytest.fixture
def archive(files: MemoryFiles) -> Iterator[Archive]:
    """An empty archive in memory."""
    opened = Archive(DocumentLog(), files)
    yield opened
    opened.log.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    """The read models of an archive without servers."""
    opened = open_views(views_url(Settings(tmp_path)))
    yield opened
    opened.dispose()


@pytest.fixture
def postgresql(database: str, tmp_path: Path) -> Iterator[Engine]:
    """The read models of an archive on a server."""
    opened = open_views(views_url(Settings(tmp_path, database=database)))
    yield opened
    opened.dispose()


@pytest.fixture(params=DATABASES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """The read models on each kind of database."""
    opened: Engine = request.getfixturevalue(request.param)
    return opened


@pytest.fixture
def graph(engine: Engine) -> Catalogue:
    return Catalogue(engine)


@pytest.fixture
def projections(archive: Archive, engine: Engine, files: MemoryFiles) -> Projections:
    """The read models alone, without a search index."""
    return Projections(
        archive.log,
        [ViewsProjection(engine, files)],
        FailedEvents(engine),
        ProjectionLock(engine),
    )


@pytest.fixture
def register(archive: Archive, projections: Projections) -> Register:
    """Put parsed documents into the archive and its views; the id of the last."""

    def run(*parsed: ParsedDocument) -> str:
        ids = [archive.register(make_received(each), each) for each in parsed]
        archive.commit()
        projections.catch_up()
        return ids[-1]

    return run


@pytest.fixture
def decisions(
    archive: Archive, graph: Catalogue, files: MemoryFiles, projections: Projections
) -> Decisions:
    return Decisions(archive.log, graph, files, projections)
