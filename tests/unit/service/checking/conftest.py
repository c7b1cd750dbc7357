import pytest
from sqlalchemy import Engine

from service.graph.catalogue import Catalogue
from tests.drafts import Check, checking


@pytest.fixture
def engine(sqlite: Engine) -> Engine:
    """One kind of database is enough to check drafts against."""
    return sqlite


@pytest.fixture
def check(graph: Catalogue) -> Check:
    return checking(graph)
