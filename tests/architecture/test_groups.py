"""The tests of one file run in one process, so that what they share is made once."""

import os

import pytest


def test_the_tests_of_this_file_are_a_group(request: pytest.FixtureRequest) -> None:
    """pytest 9.2 took no group from pytest-xdist 3.8, and nothing said so."""
    runs_alone = "PYTEST_XDIST_WORKER" not in os.environ

    assert runs_alone or request.node.nodeid.endswith("@architecture/test_groups.py")
