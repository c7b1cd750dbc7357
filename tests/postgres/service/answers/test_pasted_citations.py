from tests.unit.service.answers.test_pasted_citations import *
