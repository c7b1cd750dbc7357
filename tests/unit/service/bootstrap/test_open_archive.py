"""An archive opens its parts when they are asked for."""

import sqlite3
from pathlib import Path

import pytest

from schemas.document import ParsedDocument
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import PLAN, make_parsed, make_received


def register(opened: OpenArchive, parsed: ParsedDocument) -> None:
    opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of an archive with one document."""
    with open_archive(Settings(tmp_path)) as opened:
        register(opened, make_parsed())
        opened.projections.catch_up()
    return Settings(tmp_path)


def test_single_documents_are_answered_without_the_read_models_being_opened(
    settings: Settings,
) -> None:
    with open_archive(settings) as opened:
        assert opened.documents
        assert opened.documents.find(str(PLAN)).number == str(PLAN)
        assert not {"graph", "_engine", "index", "projections"} & vars(opened).keys()


def test_an_empty_archive_answers_when_all_of_it_is_open(tmp_path: Path) -> None:
    with open_archive(Settings(tmp_path)) as opened:
        assert opened.documents is None


def test_read_models_that_are_behind_are_not_believed(settings: Settings) -> None:
    with open_archive(settings) as opened:
        register(opened, make_parsed(body="Báo cáo"))

        assert opened.documents is None
        opened.projections.catch_up()
        assert opened.documents


def test_read_models_of_an_older_version_are_not_believed(settings: Settings) -> None:
    views = sqlite3.connect(settings.home / "views.db")
    views.execute("ALTER TABLE documents DROP COLUMN withdrawn")
    views.close()

    with open_archive(settings) as opened:
        assert opened.documents is None
        opened.projections.catch_up()
        assert opened.queries.find(str(PLAN))


def test_what_was_not_opened_is_not_closed(settings: Settings) -> None:
    opened = open_archive(settings)
    opened.close()

    assert vars(opened).keys() == {"settings", "_notify", "_opened"}
