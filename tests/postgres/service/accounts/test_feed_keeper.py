"""On PostgreSQL."""

from tests.unit.service.accounts.test_feed_keeper import *
