from tests.unit.service.curation.decisions.test_not_held import *
