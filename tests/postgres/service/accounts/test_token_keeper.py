"""On PostgreSQL."""

from tests.unit.service.accounts.test_token_keeper import *
