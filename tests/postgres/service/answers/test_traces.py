from tests.unit.service.answers.test_traces import *
