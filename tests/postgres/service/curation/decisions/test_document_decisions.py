from tests.unit.service.curation.decisions.test_document_decisions import *
