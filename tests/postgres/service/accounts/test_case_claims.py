"""On PostgreSQL."""

from tests.unit.service.accounts.test_case_claims import *
