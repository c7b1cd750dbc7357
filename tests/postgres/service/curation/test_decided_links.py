from tests.unit.service.curation.test_decided_links import *
