"""On PostgreSQL."""

from tests.unit.service.accounts.test_kept_answers import *
