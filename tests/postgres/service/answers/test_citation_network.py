from tests.unit.service.answers.test_citation_network import *
