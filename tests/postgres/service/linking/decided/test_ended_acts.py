from tests.unit.service.linking.decided.test_ended_acts import *
