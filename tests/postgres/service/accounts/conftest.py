"""A registry of accounts in an empty database, and its clock."""

import pytest
from sqlalchemy import Engine

from service.accounts.registry import Registry
from tests.signed_in import TestClock


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def registry(engine: Engine, clock: TestClock) -> Registry:
    return Registry(engine, clock)
