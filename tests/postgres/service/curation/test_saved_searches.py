from tests.unit.service.curation.test_saved_searches import *
