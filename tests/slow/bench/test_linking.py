from pathlib import Path

from bench import linking


def test_links_of_a_few_documents_are_measured_whole(tmp_path: Path) -> None:
    figures = linking.measure(40, tmp_path / "events.db", "sqlite://")

    assert figures["documents"] == 40
    assert figures["citations"] > figures["identities"] > 0
    assert figures["documents within five steps"] > 1
    assert all(value >= 0 for value in figures.values())
