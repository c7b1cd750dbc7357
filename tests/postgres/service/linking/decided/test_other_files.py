from tests.unit.service.linking.decided.test_other_files import *
