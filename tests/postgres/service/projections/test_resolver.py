from tests.unit.service.projections.test_resolver import *
