from tests.unit.service.curation.test_document_decisions import *
