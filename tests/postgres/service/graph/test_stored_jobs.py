"""Jobs on PostgreSQL."""

from tests.unit.service.graph.test_stored_jobs import *
