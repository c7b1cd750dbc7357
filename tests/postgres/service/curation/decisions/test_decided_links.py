from tests.unit.service.curation.decisions.test_decided_links import *
