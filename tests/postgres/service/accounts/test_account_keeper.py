"""On PostgreSQL."""

from tests.unit.service.accounts.test_account_keeper import *
