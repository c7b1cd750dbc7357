"""On PostgreSQL."""

from tests.unit.service.answers.test_review_queue import *
