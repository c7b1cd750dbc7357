"""The unit tests of what is kept in a database, once more on PostgreSQL."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

HERE = Path(__file__).parent


@pytest.fixture
def engine(postgresql: Engine) -> Engine:
    return postgresql


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what the modules test without a database."""
    items[:] = [
        each
        for each in items
        if HERE not in each.path.parents or _asks_a_database(each)
    ]


def _asks_a_database(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and "engine" in item.fixturenames
