from tests.unit.service.curation.test_decisions import *
