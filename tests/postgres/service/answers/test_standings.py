from tests.unit.service.answers.test_standings import *
