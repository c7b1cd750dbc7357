import sqlite3
from pathlib import Path

import pytest

from bench import appending
from service.files.in_memory import MemoryFiles


@pytest.fixture(scope="module")
def samples() -> list[appending.Sample]:
    return list(appending.samples_of(3))


def events(folder: Path) -> list[tuple[str, int]]:
    connection = sqlite3.connect(folder / "events.db")
    rows = connection.execute("SELECT topic, length(state) > 20 FROM stored_events")
    found = sorted(rows.fetchall())
    connection.close()
    return found


def test_the_library_alone_keeps_the_same_events(
    tmp_path: Path, samples: list[appending.Sample]
) -> None:
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
    appending.take_in(samples, tmp_path / "ours", MemoryFiles())
    appending.save(list(appending.payloads_of(samples)), tmp_path / "theirs")

    assert events(tmp_path / "ours") == events(tmp_path / "theirs")
    assert len(events(tmp_path / "ours")) == 9


def test_appending_is_measured_in_three_parts() -> None:
    parts = [measure.what for measure in appending.measure(2)]
    assert parts == ["append", "take in", "with files"]
