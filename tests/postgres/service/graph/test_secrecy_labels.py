from tests.unit.service.graph.test_secrecy_labels import *
