"""Laws of links: in whatever order documents arrive, they mean the same in the end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from bench.samples import documents
from bench.samples.parsed import parsed_of
from schemas.document import ParsedDocument
from schemas.link import Link
from service.archive import Archive
from service.domain.document_log import DocumentLog
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.graph.views import open_views
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from tests.factories import make_received

SAMPLES = tuple(parsed_of(each) for each in documents(12, seed=3))
ORDERS = st.permutations(SAMPLES)
Links = dict[str, tuple[Link, ...]]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_views("sqlite://")


def links(engine: Engine, order: list[ParsedDocument], *, step: int) -> Links:
    """Return all links after the documents arrived, so many at a time."""
    files = MemoryFiles()
    archive = Archive(DocumentLog(), files)
    views = ViewsProjection(engine, files)
    views.clear()
    views.flush()
    projections = Projections(
        archive.log, [views], FailedEvents(engine), ProjectionLock(engine)
    )
    ids = []
    for number, parsed in enumerate(order, start=1):
        ids.append(archive.register(make_received(parsed), parsed))
        if number % step == 0:
            archive.commit()
            projections.catch_up()
    found = Catalogue(engine).links_of(ids)
    projections.rebuild()
    assert Catalogue(engine).links_of(ids) == found
    archive.log.close()
    return found


@settings(max_examples=10, deadline=None)
@given(order=ORDERS)
def test_documents_mean_the_same_in_whatever_order_they_arrive(
    engine: Engine, order: list[ParsedDocument]
) -> None:
    expected = links(engine, list(SAMPLES), step=len(SAMPLES))

    assert links(engine, order, step=1) == expected
    assert any(link.target for found in expected.values() for link in found)
