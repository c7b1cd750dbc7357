"""What many tests share: an archive on a temporary directory, or in memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from schemas.document import ParsedDocument
from service.archive import Archive, DocumentLog
from service.files.memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.graph.views import open_views
from service.projections.faults import FaultLedger
from service.projections.runner import Projections
from service.projections.views import ViewsProjection
from tests.factories import make_received

Register = Callable[..., str]


@pytest.fixture
def files() -> MemoryFiles:
    return MemoryFiles()


@pytest.fixture
def archive(files: MemoryFiles) -> Iterator[Archive]:
    """An empty archive in memory."""
    opened = Archive(DocumentLog(), files)
    yield opened
    opened.close()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_views(f"sqlite:///{tmp_path / 'views.db'}")
    yield opened
    opened.dispose()


@pytest.fixture
def graph(engine: Engine) -> Catalogue:
    return Catalogue(engine)


@pytest.fixture
def projections(archive: Archive, engine: Engine) -> Projections:
    """The read models alone, without a search index."""
    return Projections(archive, [ViewsProjection(engine)], FaultLedger(engine))


@pytest.fixture
def register(archive: Archive, projections: Projections) -> Register:
    """Put parsed documents into the archive and its views; the id of the last."""

    def run(*parsed: ParsedDocument) -> str:
        ids = [archive.register(make_received(each), each) for each in parsed]
        archive.commit()
        projections.catch_up()
        return ids[-1]

    return run
