from tests.unit.service.curation.decisions.test_decided_relations import *
