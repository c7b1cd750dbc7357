from tests.unit.service.graph.test_many_rows import *
