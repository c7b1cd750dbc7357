"""What the tests of decisions share: a report that cites a plan."""

from collections.abc import Callable

import pytest

from service.archive import Archive
from service.curation.decisions import Decisions
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.projections.runner import Projections
from tests.factories import REPORT, make_citation, make_parsed

Register = Callable[..., str]


@pytest.fixture
def decisions(
    archive: Archive, graph: Catalogue, files: MemoryFiles, projections: Projections
) -> Decisions:
    return Decisions(archive, graph, files, projections)


@pytest.fixture
def report(register: Register) -> str:
    """A report cites the plan without its day: a probable link."""
    register(make_parsed(body="plan"))
    citation = make_citation(issued_on=None, issuer=None)
    return register(make_parsed(citation, body="report", number=REPORT))
