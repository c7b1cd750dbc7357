"""Files are read on other machines; one that dies takes no file with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.errors import ServerUnavailableError
from schemas.record import FileResult
from service.bootstrap import open_archive
from service.intake.cluster import ClusterParsers
from service.intake.importer import BATCH
from service.settings import Limits, Settings
from tests.servers.dask import Cluster, running_cluster
from tests.servers.process import free_port

FILES = BATCH + 60


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with running_cluster(workers=2) as running:
        yield running


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(FILES):
        text = f"Số: {number}/KH-VKS\nKẾ HOẠCH\nTrồng cây"
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n%%broken")
    return folder


def test_a_machine_that_dies_in_mid_import_loses_no_file(
    cluster: Cluster, inbox: Path, tmp_path: Path
) -> None:
    def kill_one(_first_batch: FileResult) -> None:
        cluster.workers[0].kill()

    settings = Settings(tmp_path / "home", scheduler=cluster.address)
    with open_archive(settings) as opened:
        summary = opened.importer.run([inbox], kill_one)

        assert (summary.archived, summary.quarantined) == (FILES, 1)
        assert opened.queries.status().documents == FILES
    assert cluster.workers[1].poll() is None


def test_a_scheduler_that_is_not_there_is_named() -> None:
    address = f"tcp://127.0.0.1:{free_port()}"

    with pytest.raises(ServerUnavailableError, match=address):
        next(ClusterParsers(address, Limits(), patience=1).parse_all([]))
