"""A disk that is full or read-only is named in one line, and nothing is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.errors import DISK
from tests.inbox import REPORT

DOCUMENTS = 12
_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.argv[1:] = sys.argv[2:]
from cli.main import main
main()
"""


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    for number in range(DOCUMENTS):
        text = REPORT.replace("15/BC-VKS", f"{number + 1}/BC-VKS")
        (folder / f"{number}.txt").write_text(text + "Như trên. " * 1000, "utf-8")
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, which holds half a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() or mount(folder, "size=500k").returncode:
        pytest.skip("only root mounts a file system")
    yield folder
    subprocess.run(["umount", folder], check=True)


def mount(folder: Path, options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder],
        check=False,
        capture_output=True,
    )


def vankho(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, which ends with what it holds."""
    return python(home, "from cli.main import main; main()", *arguments)


def python(
    home: Path, code: str, *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={
            "VANKHO_HOME": str(home),
            "VANKHO_WORKERS": "1",
            "PYTHONPATH": ":".join(sys.path),
        },
        check=False,
        capture_output=True,
        text=True,
    )


def assert_whole(home: Path, inbox: Path) -> None:
    """Check that importing once more makes a whole archive."""
    again = vankho(home, "import", inbox, "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["quarantined"] == 0
    status = json.loads(vankho(home, "status", "--json").stdout)
    assert (status["documents"], status["indexed"]) == (DOCUMENTS, DOCUMENTS)
    assert list(home.rglob(".incoming/*")) == []


def test_a_full_disk_is_named_and_costs_nothing(disk: Path, inbox: Path) -> None:
    home = disk / "home"

    full = vankho(home, "import", inbox)

    assert full.returncode == DISK
    made, named = full.stderr.splitlines()
    assert made.startswith("Đã tạo kho mới")
    assert named.startswith("vankho: đĩa của kho đầy")
    for command in (["status"], ["search", "thi đua"]):
        asked = vankho(home, *command)
        assert asked.returncode in {0, DISK}
        assert "Traceback" not in asked.stderr
    subprocess.run(["mount", "-o", "remount,size=50m", disk], check=True)
    assert_whole(home, inbox)


def test_a_read_only_disk_is_named(disk: Path, inbox: Path) -> None:
    home = disk / "home"
    subprocess.run(["mount", "-o", "remount,size=50m", disk], check=True)
    vankho(home, "import", inbox)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    for command in (("import", inbox), ("rebuild",)):
        refused = vankho(home, *command)
        assert refused.returncode == DISK, refused.stderr
        assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("most", [4_000, 30_000, 100_000])
def test_a_file_that_may_not_grow_is_named_and_costs_nothing(
    tmp_path: Path, inbox: Path, most: int
) -> None:
    home = tmp_path / "home"

    refused = python(home, _LIMITED, str(most), "import", inbox)

    assert refused.returncode == DISK
    assert "Traceback" not in refused.stderr
    assert_whole(home, inbox)
