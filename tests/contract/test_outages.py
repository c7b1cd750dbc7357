"""What is away for a while costs delay, and no document.

Each outage is a real one: a folder moved away, a server stopped.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine

from schemas.errors import DiskError, ServerUnavailableError
from schemas.search import SearchEntry
from service.archive import Archive
from service.domain.document_log import DocumentLog
from service.engines import event_store, open_views
from service.files.directory import DirectoryFiles
from service.files.objects import ObjectFiles
from service.files.port import FileStore
from service.graph.catalogue import Catalogue
from service.projections import search_index
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from service.projections.search_index import SearchProjection
from service.projections.stale_entries import StaleEntries
from service.search.memory import MemoryIndex
from service.settings import Settings
from tests.engines import ON_POSTGRES
from tests.factories import make_parsed, make_received
from tests.servers.objects import new_bucket, running_objects
from tests.servers.postgres import Postgres, running_postgres

DOCUMENTS = 6


class InterruptedIndex(MemoryIndex):
    """An index that, once, is interrupted when it has half of the documents."""

    def __init__(self) -> None:
        super().__init__()
        self.interrupt: Callable[[], None] | None = None

    def put(self, entries: Iterable[SearchEntry]) -> None:
        super().put(self._interrupted(entries))

    def _interrupted(self, entries: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
        for number, entry in enumerate(entries):
            if number == DOCUMENTS // 2 and self.interrupt:
                self.interrupt()
                self.interrupt = None
            yield entry


@pytest.fixture
def index() -> InterruptedIndex:
    return InterruptedIndex()


def open_projections(
    settings: Settings, files: FileStore, index: MemoryIndex, opened: ExitStack
) -> tuple[Archive, Projections]:
    engine = open_views(settings).engine
    opened.callback(engine.dispose)
    log = DocumentLog(event_store(settings))
    opened.callback(log.close)
    return Archive(log, files), Projections(
        log,
        [ViewsProjection(engine, files), search_of(engine, files, index)],
        FailedEvents(engine),
        ProjectionLock(engine),
    )


def search_of(engine: Engine, files: FileStore, index: MemoryIndex) -> SearchProjection:
    return SearchProjection(index, Catalogue(engine), files, StaleEntries(engine))


def register(archive: Archive) -> None:
    for number in range(DOCUMENTS):
        parsed = make_parsed(body=f"văn bản {number}")
        archive.register(make_received(parsed), parsed)
    archive.commit()


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_a_folder_that_is_away_while_the_index_is_filled_costs_no_document(
    tmp_path: Path, index: InterruptedIndex, opened: ExitStack
) -> None:
    folder, away = tmp_path / "files", tmp_path / "away"
    archive, projections = open_projections(
        Settings(tmp_path), DirectoryFiles(folder), index, opened
    )
    register(archive)

    def move_away() -> None:
        folder.replace(away)

    index.interrupt = move_away

    projections.catch_up()

    assert isinstance(projections.delay, DiskError)
    assert projections.failures() == ()
    assert projections.behind() == archive.log.last_position()
    away.replace(folder)
    projections.catch_up()
    assert index.count() == DOCUMENTS


def test_object_storage_that_is_away_is_no_fault_of_the_documents(
    tmp_path: Path, index: InterruptedIndex, opened: ExitStack
) -> None:
    server = opened.enter_context(ExitStack())
    files = ObjectFiles(new_bucket(server.enter_context(running_objects())))
    archive, projections = open_projections(Settings(tmp_path), files, index, opened)
    register(archive)
    index.interrupt = server.close

    projections.catch_up()

    assert isinstance(projections.delay, ServerUnavailableError)
    assert projections.failures() == ()
    assert index.position() == 0


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A server that may be stopped."""
    with running_postgres() as server:
        yield server


@ON_POSTGRES
def test_a_database_that_restarts_while_the_index_is_filled_costs_no_document(
    own_postgres: Postgres,
    tmp_path: Path,
    index: InterruptedIndex,
    opened: ExitStack,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # the documents are few: so the database is asked again after the first of them
    monkeypatch.setattr(search_index, "PORTION", 1)
    settings = Settings(tmp_path, database=own_postgres.new_database())
    files = DirectoryFiles(tmp_path / "files")
    archive, projections = open_projections(settings, files, index, opened)
    register(archive)
    index.interrupt = own_postgres.end_connections

    projections.catch_up()

    assert isinstance(projections.delay, ServerUnavailableError)
    assert index.position() == 0
    projections.catch_up()
    assert projections.failures() == ()
    assert index.count() == DOCUMENTS


def test_a_document_whose_text_was_missing_is_found_once_it_is_there(
    tmp_path: Path, index: InterruptedIndex, opened: ExitStack
) -> None:
    files = DirectoryFiles(tmp_path / "files")
    archive, projections = open_projections(Settings(tmp_path), files, index, opened)
    register(archive)
    lost = max(
        (tmp_path / "files").glob("??/*/*"), key=lambda path: path.stat().st_size
    )
    data = lost.read_bytes()
    lost.write_bytes(b"")
    projections.catch_up()
    assert (len(projections.failures()), index.count()) == (1, DOCUMENTS - 1)

    lost.write_bytes(data)

    assert projections.try_again() == 1
    assert (projections.failures(), index.count()) == ((), DOCUMENTS)
