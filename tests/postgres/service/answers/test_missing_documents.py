from tests.unit.service.answers.test_missing_documents import *
