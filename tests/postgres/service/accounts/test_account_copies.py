"""On PostgreSQL."""

from tests.unit.service.accounts.test_account_copies import *
