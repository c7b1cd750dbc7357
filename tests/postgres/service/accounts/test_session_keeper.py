"""On PostgreSQL."""

from tests.unit.service.accounts.test_session_keeper import *
