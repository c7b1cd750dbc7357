from tests.unit.service.projections.test_search_index import *
