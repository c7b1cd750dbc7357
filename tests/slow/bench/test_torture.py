import pytest

from bench import torture

KILLS = 20
DOCUMENTS = 12


@pytest.mark.timeout(600)
def test_no_kill_at_a_random_moment_breaks_the_archive() -> None:
    kills = list(torture.torture(KILLS, most=DOCUMENTS))

    assert {each.work for each in kills} == set(torture.WORKS)
    assert [each for each in kills if each.faults] == []
