from tests.unit.service.curation.test_archival_lists import *
