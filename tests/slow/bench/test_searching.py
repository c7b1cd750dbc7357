from pathlib import Path

from bench import searching


def test_searches_of_a_few_documents_are_measured_whole(tmp_path: Path) -> None:
    figures = searching.measure(60, 8, tmp_path / "index")

    assert figures["documents"] == 60
    assert figures["search, ms (p99)"] >= figures["search, ms (median)"] > 0
    assert figures["completion, ms (p99)"] > 0
