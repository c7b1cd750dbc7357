"""The examples of the manual that need servers, or are one."""

import signal
import sys
from pathlib import Path
from shutil import copytree

import httpx
import pytest

from tests.manual import Example, Shell, sections
from tests.servers.dask import running_cluster
from tests.servers.process import PATIENCE, free_port, running

PARTS = {part.name: part for part in sections("cli.md")[1:]}


@pytest.fixture
def home(
    tmp_path: Path,
    demo_files: tuple[Path, ...],
    demo_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """The archive of the demo, in a folder where ``make demo`` was."""
    (tmp_path / ".demo").mkdir()
    (tmp_path / ".demo/documents").symlink_to(demo_files[0].parent)
    monkeypatch.chdir(tmp_path)
    return Path(copytree(demo_home, tmp_path / ".demo/home", symlinks=True))


def run_all(shell: Shell, examples: list[Example], **replaced: str) -> list[str]:
    """Run the examples, each address *replaced*; what is written of those that fail."""
    failed = []
    for example in examples:
        words = [
            next((new for old, new in replaced.items() if word.startswith(old)), word)
            for word in example.words
        ]
        result = shell.run(words)
        if result and result.exit_code != example.status:
            failed.append(f"{example.line}: {result.output} {result.exception}")
    return failed


@pytest.mark.postgres
def test_the_archive_is_moved_to_a_database(home: Path, database: str) -> None:
    export = f"VANKHO_DATABASE={database}"

    assert run_all(Shell(home), PARTS["migrate"].examples, VANKHO_DATABASE=export) == []


def test_machines_of_a_cluster_read_the_files(home: Path) -> None:
    examples = [e for e in PARTS["import"].examples if "--scheduler" in e.words]

    assert examples
    with running_cluster(workers=1) as cluster:
        assert run_all(Shell(home), examples, tcp=cluster.address) == []


def answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/api/v1/health").is_success
    except httpx.TransportError:
        return False


@pytest.mark.parametrize("example", PARTS["serve"].examples, ids=str)
def test_the_archive_is_served_until_it_is_interrupted(
    home: Path, example: Example
) -> None:
    words, port = example.words, str(free_port())
    words[words.index("--port") + 1] = port
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-c", "from cli.main import main; main()", *words[1:]]
    log, environ = home.parent / "log", {"VANKHO_HOME": str(home)}

    with running(command, lambda: answers(address), log, environ=environ) as process:
        page = httpx.get(f"{address}/documents/e1f6f556", follow_redirects=True)
        process.send_signal(signal.SIGINT)
        ended = process.wait(PATIENCE)

    assert "88/KH-VKS" in page.text
    assert ended == 0
