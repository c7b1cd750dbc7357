import sqlite3

import pytest

from bench import appending


@pytest.fixture(scope="module")
def samples():
    return list(appending.samples_of(3))


def rows(folder, table):
    connection = sqlite3.connect(folder / "events.db")
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own name
    connection.close()
    return count


def test_the_archive_keeps_three_events_of_each_document(tmp_path, samples):
    appending.register(samples, tmp_path)
    assert rows(tmp_path, "stored_events") == 9


def test_the_library_alone_keeps_one_event_of_each_document(tmp_path, samples):
    appending.save(samples, tmp_path)
    assert rows(tmp_path, "stored_events") == 3


def test_sqlite_alone_keeps_one_row_of_each_document(tmp_path, samples):
    appending.insert(samples, tmp_path)
    assert rows(tmp_path, "events") == 3


def test_appending_is_measured_against_both():
    libraries = [measure.library for measure in appending.measure(2)]
    assert libraries == ["eventsourcing", "sqlite3"]
