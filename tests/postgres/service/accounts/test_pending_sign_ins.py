"""On PostgreSQL."""

from tests.unit.service.accounts.test_pending_sign_ins import *
