from bench.checking import FAULTS, measure


def test_planted_faults_are_counted_with_what_else_is_found() -> None:
    figures = measure(3)

    assert list(figures) == list(FAULTS)
    assert figures["none"] == (3, 0, 0)
    assert figures["date_contradicts"][:2] == (3, 3)
