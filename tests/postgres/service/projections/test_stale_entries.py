from tests.unit.service.projections.test_stale_entries import *
