from tests.unit.service.projections.test_work_rows import *
