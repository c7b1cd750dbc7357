import pytest

from service.graph.catalogue import Catalogue
from tests.drafts import Check, checking


@pytest.fixture
def check(graph: Catalogue) -> Check:
    return checking(graph)
