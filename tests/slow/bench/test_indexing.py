from bench import indexing
from bench.samples import documents


def test_the_port_is_measured_against_three_ways_without_it() -> None:
    entries = [indexing.entry_of_sample(each) for each in documents(3, seed=5)]

    measures = indexing.measure(entries)

    libraries = ["same_fields", "own_analysis", "plain_fields"]
    assert [each.library for each in measures] == libraries
    assert all(each.ours > 0 for each in measures)
