"""Several processes write into one archive: nothing is lost, nothing is there twice."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from service.bootstrap import open_archive
from service.keeping.stored_events import stored_events
from service.settings import read_settings
from tests.engines import DATABASES

PLAN = """VIỆN KIỂM SÁT NHÂN DÂN TỈNH HÒA AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {serial}/KH-VKS
Hòa An, ngày 10 tháng 01 năm 2022
KẾ HOẠCH
Trồng cây quanh trụ sở
Thực hiện Kế hoạch số {cited}/KH-VKS ngày 10/01/2022, các phòng trồng cây.
"""
RUN = "from cli.main import main; main()"
WRITERS, EACH = 4, 30
ALL = WRITERS * EACH

Environ = dict[str, str]


@pytest.fixture(params=DATABASES)
def environ(request: pytest.FixtureRequest, tmp_path: Path) -> Environ:
    environ = {"VANKHO_HOME": str(tmp_path / "home"), "VANKHO_WORKERS": "1"}
    if request.param == "postgresql":
        environ["VANKHO_DATABASE"] = request.getfixturevalue("database")
    return environ


@pytest.fixture
def inboxes(tmp_path: Path) -> list[Path]:
    """A folder a writer; each plan cites the next one, which another may bring."""
    folders = [tmp_path / f"inbox{writer}" for writer in range(WRITERS)]
    for serial in range(1, ALL + 1):
        folder = folders[serial % WRITERS]
        folder.mkdir(exist_ok=True)
        plan = PLAN.format(serial=serial, cited=serial % ALL + 1)
        (folder / f"{serial}.txt").write_text(plan, "utf-8")
    return folders


def import_at_once(environ: Environ, folders: Iterable[Path]) -> list[dict[str, Any]]:
    """Import each folder in a process of its own; what each says of it."""
    command = [sys.executable, "-c", RUN, "import", "--json"]
    importing = [
        subprocess.Popen(
            [*command, str(folder)],
            env={**os.environ, **environ},
            stdout=subprocess.PIPE,
        )
        for folder in folders
    ]
    said = [each.communicate()[0] for each in importing]
    assert [each.returncode for each in importing] == [0] * len(importing)
    return [json.loads(each) for each in said]


def test_what_each_writer_brings_is_there_once_and_linked(
    environ: Environ, inboxes: list[Path]
) -> None:
    summaries = import_at_once(environ, inboxes)

    assert [each["archived"] for each in summaries] == [EACH] * WRITERS
    with open_archive(read_settings(environ)) as opened:
        opened.projections.catch_up()
        assert opened.archive.log.last_position() == 3 * ALL
        status = opened.queries.status()
        assert status.documents == status.indexed == ALL
        assert status.links == {"strong": ALL}


def test_the_same_file_from_several_writers_is_archived_once_by_one_of_them(
    environ: Environ, inboxes: list[Path]
) -> None:
    inbox, *_ = inboxes
    summaries = import_at_once(environ, [inbox] * WRITERS)

    assert sum(each["archived"] for each in summaries) == EACH
    assert sum(each["duplicates"] for each in summaries) == EACH * (WRITERS - 1)
    with open_archive(read_settings(environ)) as opened:
        opened.projections.catch_up()
        kinds = Counter(each.topic for each in stored_events(opened.log))
        assert set(kinds.values()) == {EACH}
        assert opened.queries.status().documents == EACH
        assert opened.projections.compare() == ()
