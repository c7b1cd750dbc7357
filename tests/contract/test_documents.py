"""Both readers of single documents say the same: SQLAlchemy's, and SQLite's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.decision import DecidedBy
from service.bootstrap import OpenArchive, open_archive
from service.engines import views_file
from service.graph.sqlite_documents import SqliteDocuments
from service.projections.read_models import ViewsProjection
from service.settings import Settings
from tests.factories import OFFICE, PLAN, make_citation, make_parsed, make_received

WHO = DecidedBy("Trần Văn Bình", "đọc nhầm")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    """A plan that was corrected twice, a report without a day, a file of no text."""
    with open_archive(Settings(tmp_path)) as archive:
        report = make_parsed(make_citation(), body="Báo cáo", issued_on=None)
        for each in (make_parsed(), report, make_parsed(number=None, body="Thư")):
            archive.archive.register(make_received(each), each)
        archive.archive.commit()
        archive.projections.catch_up()
        (plan,) = archive.graph.candidates([PLAN.key])[PLAN.key][:1]
        archive.decisions.correct(plan.id, "place", "Hòa An", WHO)
        archive.decisions.correct(plan.id, "issued_on", "11/01/2022", WHO)
        yield archive


@pytest.fixture
def direct(opened: OpenArchive) -> Iterator[SqliteDocuments]:
    path = views_file(opened.settings)
    assert path
    documents = SqliteDocuments(path)
    yield documents
    documents.close()


@pytest.fixture
def ids(opened: OpenArchive) -> tuple[str, ...]:
    return opened.graph.find_ids()


def test_summaries(
    opened: OpenArchive, direct: SqliteDocuments, ids: tuple[str, ...]
) -> None:
    found = direct.summaries([*ids, "unknown"])

    assert found == opened.graph.summaries([*ids, "unknown"])
    assert {each.issuer for each in found.values()} == {OFFICE}


def test_ids_by_their_beginning(
    opened: OpenArchive, direct: SqliteDocuments, ids: tuple[str, ...]
) -> None:
    for start in (ids[0][:8], ids[1], "", "zzzzzzzz"):
        assert direct.ids_beginning(start, 2) == opened.graph.ids_beginning(start, 2)


def test_candidates(opened: OpenArchive, direct: SqliteDocuments) -> None:
    keys = [PLAN.key, "1/x"]

    assert direct.candidates(keys) == opened.graph.candidates(keys)
    assert len(direct.candidates(keys)[PLAN.key]) == 2
    assert direct.candidates([]) == {}


def test_records_with_citations_and_corrections(
    opened: OpenArchive, direct: SqliteDocuments, ids: tuple[str, ...]
) -> None:
    records = [direct.record(each) for each in ids]

    assert records == [opened.graph.record(each) for each in ids]
    assert sorted(len(each.corrections) for each in records if each) == [0, 0, 2]
    assert sorted(len(each.citations) for each in records if each) == [0, 0, 1]


def test_checksums_of_texts(
    opened: OpenArchive, direct: SqliteDocuments, ids: tuple[str, ...]
) -> None:
    for each in (*ids, "unknown"):
        assert direct.text_checksum(each) == opened.graph.text_checksum(each)
        assert direct.layout_checksum(each) == opened.graph.layout_checksum(each)


def test_what_is_unknown_has_no_record(direct: SqliteDocuments) -> None:
    assert direct.record("unknown") is None


def test_the_position_is_that_of_the_last_event(
    opened: OpenArchive, direct: SqliteDocuments
) -> None:
    assert direct.position() == opened.archive.log.last_position()


def test_a_rebuild_takes_nothing_away_from_what_is_held(
    opened: OpenArchive, direct: SqliteDocuments, ids: tuple[str, ...]
) -> None:
    assert direct.hold() == opened.log.last_position()
    views = ViewsProjection(opened.views_engine, opened.files)
    views.clear()  # as a rebuild begins

    assert direct.summaries(ids).keys() == set(ids)
    direct.release()
    assert direct.summaries(ids) == {}
