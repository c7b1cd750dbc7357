from tests.unit.service.curation.test_baskets import *
