from tests.unit.service.projections.test_lock import *
