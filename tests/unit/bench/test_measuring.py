import json

import pytest

from bench.measuring import ROUNDS, Measure, compare, report

TWICE_AS_LONG = Measure("text", ours=50.0, library="decode", theirs=100.0)


def test_a_ratio_of_two_means_that_ours_takes_twice_as_long() -> None:
    assert TWICE_AS_LONG.ratio == 2


def test_the_ways_take_turns() -> None:
    calls = []
    compare("x", 1, lambda: calls.append("ours"), theirs=lambda: calls.append("lib"))
    assert calls == ["ours", "lib"] * ROUNDS


def test_ours_is_compared_with_each_library() -> None:
    measures = compare("x", 5, list, first=list, second=list)
    assert [each.library for each in measures] == ["first", "second"]


def test_the_table_has_a_line_of_names_and_one_of_figures(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report([TWICE_AS_LONG], as_json=False)
    names, figures = capsys.readouterr().out.splitlines()
    assert len(names.split("\t")) == len(figures.split("\t"))
    assert figures == "text\t50.0\tdecode\t100.0\t2.00"


def test_the_json_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    report([TWICE_AS_LONG], as_json=True)
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)[0]["ratio"] == 2
