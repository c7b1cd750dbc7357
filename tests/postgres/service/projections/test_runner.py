from tests.unit.service.projections.test_runner import *
