from bench.reading import LIBRARIES, measure


def test_reading_is_measured_for_each_format() -> None:
    for kind, libraries in LIBRARIES.items():
        measures = measure(kind, count=1)
        assert {each.library for each in measures} == set(libraries)
        assert all(each.ours > 0 for each in measures)
