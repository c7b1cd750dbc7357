from tests.unit.service.linking.test_standings import *
