"""A search server that is away costs delay, and no document."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from schemas.errors import SearchUnavailableError
from schemas.record import FileResult
from schemas.search import SearchQuery
from service.bootstrap import open_archive
from service.intake.importer import BATCH
from service.settings import SearchServer, Settings
from tests.servers.elastic import Elastic
from tests.servers.process import free_port

pytestmark = [pytest.mark.elastic, pytest.mark.xdist_group("elastic")]

FILES = 2 * BATCH


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(FILES):
        text = f"Số: {number}/KH-VKS\nKẾ HOẠCH\nTrồng cây quanh trụ sở"
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def nowhere(tmp_path: Path) -> Settings:
    server = SearchServer(f"http://127.0.0.1:{free_port()}")
    return Settings(tmp_path / "home", search=server)


def test_documents_are_archived_while_no_server_is_there(
    nowhere: Settings, inbox: Path
) -> None:
    with open_archive(nowhere) as opened:
        summary = opened.importer.run([inbox], lambda _result: None)
        status = opened.queries.status()

        assert (summary.archived, status.documents) == (FILES, FILES)
        assert status.indexed is None
        assert opened.projections.delay


def test_a_search_says_that_no_server_is_there(nowhere: Settings) -> None:
    with open_archive(nowhere) as opened, pytest.raises(SearchUnavailableError):
        opened.queries.search(SearchQuery("trồng cây"))


@pytest.fixture
def restarting(elastic: Elastic) -> Iterator[tuple[Elastic, ExitStack]]:
    """A server of its own, and what stops it."""
    own = elastic.beside()
    with ExitStack() as running:
        running.enter_context(own.running())
        yield own, running


def test_a_server_that_restarts_in_mid_import_gets_all_of_it(
    restarting: tuple[Elastic, ExitStack], inbox: Path, tmp_path: Path
) -> None:
    elastic, running = restarting
    settings = Settings(tmp_path / "home", search=elastic.new_index())

    def stop_it(_first_batch: FileResult) -> None:
        running.close()

    with open_archive(settings) as opened:
        opened.importer.run([inbox], stop_it)
        assert opened.queries.status().indexed is None

        with elastic.running():
            opened.projections.catch_up()
            status = opened.queries.status()
            assert (status.indexed, status.behind) == (FILES, 0)
