"""The tests of one file run in one process, so that what they share is made once."""

import pytest


def test_the_tests_of_this_file_are_a_group(request: pytest.FixtureRequest) -> None:
    """pytest 9.2 took no group from pytest-xdist 3.8, and nothing said so."""
    is_grouped = getattr(request.config.option, "loadgroup", False)
    name = request.node.nodeid.rpartition("@")[2]

    assert not is_grouped or name == "architecture/test_groups.py"
