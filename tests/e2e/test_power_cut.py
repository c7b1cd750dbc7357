"""After a power cut nothing is lost that was reported, and the rest can be imported.

The home is on a file system in a file. A copy of that file, taken while an import runs,
is what a power cut at that moment would have left on the disk.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from schemas.errors import StoredFileError
from service.bootstrap import open_archive
from service.settings import Settings
from tests.inbox import REPORT

DOCUMENTS = 120
MOMENTS = 3
"""How many power cuts; the first comes when the first documents are reported."""

pytestmark = [
    pytest.mark.timeout(400),
    pytest.mark.skipif(
        bool(os.geteuid()) or not shutil.which("mkfs.ext4"),
        reason="only root mounts a file system",
    ),
]


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    command: list[str | Path] = ["mount", "-o", "loop", image, folder]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no loop device can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    for number in range(DOCUMENTS):
        text = REPORT.replace("15/BC-VKS", f"{number + 1}/BC-VKS")
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def cuts(
    tmp_path_factory: pytest.TempPathFactory, inbox: Path
) -> list[tuple[Path, int]]:
    """The disk at each moment, and how many documents had been reported until then."""
    folder = tmp_path_factory.mktemp("disk")
    image = folder / "image"
    with image.open("wb") as file:
        file.truncate(100_000_000)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    with (
        mounted(image, folder / "mounted") as disk,
        vankho(disk / "home", "import", inbox) as importing,
    ):
        assert importing.stdout
        return [
            (copied_at_once(image, folder / f"cut-{reported}", importing), reported)
            for reported, line in enumerate(importing.stdout, start=1)
            if reported % (DOCUMENTS // MOMENTS) == 1 or "Đã xem" in line
        ]


def copied_at_once(image: Path, cut: Path, importing: subprocess.Popen[str]) -> Path:
    """Copy the disk while nothing is written, as it is at one moment."""
    importing.send_signal(signal.SIGSTOP)
    try:
        return Path(shutil.copy(image, cut))
    finally:
        importing.send_signal(signal.SIGCONT)


def vankho(home: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start the command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-uc", "from cli.main import main; main()", *arguments],
        env={
            "VANKHO_HOME": str(home),
            "VANKHO_WORKERS": "1",
            "PYTHONPATH": ":".join(sys.path),
        },
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_was_reported_is_there_after_a_power_cut(
    cuts: list[tuple[Path, int]], inbox: Path, tmp_path: Path
) -> None:
    assert len(cuts) > MOMENTS
    for cut, reported in cuts:
        with mounted(cut, tmp_path / "disk") as disk:
            home = disk / "home"
            assert readable(home) >= min(reported, DOCUMENTS)
            assert import_again(home, inbox)["quarantined"] == 0
            assert readable(home) == DOCUMENTS


def readable(home: Path) -> int:
    """Return of how many documents original and text are as they should be."""
    with open_archive(Settings(home)) as archive:
        archive.projections.catch_up()
        count = 0
        for ident in archive.graph.find_ids(None, None):
            record = archive.graph.record(ident)
            text = archive.graph.text_checksum(ident)
            assert record
            assert text
            try:
                archive.files.read(record.checksum)
                archive.files.read(text)
            except StoredFileError:
                continue
            count += 1
        return count


def import_again(home: Path, inbox: Path) -> dict[str, int]:
    with vankho(home, "import", "--json", inbox) as again:
        counts: dict[str, int] = json.loads(again.communicate()[0])
    return counts
