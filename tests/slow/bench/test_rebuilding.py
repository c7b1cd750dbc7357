from pathlib import Path

from bench import rebuilding


def test_each_part_of_a_rebuild_is_measured(tmp_path: Path) -> None:
    figures = rebuilding.measure(6, tmp_path / "home")

    assert figures["rebuild"] >= figures["index"] > 0
    assert figures["views"] > 0
