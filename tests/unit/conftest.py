"""Unit tests need no server: their database is SQLite."""

import pytest
from sqlalchemy import Engine


@pytest.fixture
def engine(sqlite: Engine) -> Engine:
    return sqlite
