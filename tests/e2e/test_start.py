"""What a command loads and starts: only what its answer needs.

Each command runs in a process of its own; see also ``bench.start``.
"""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

REPORT = "322/BC-VKS"
# what reads files; what draws, serves and asks databases
READING = {
    "ingest.pipeline", "ingest.readers.formats", "pdfplumber", "pikepdf", "pypdfium2",
}  # fmt: skip
HEAVY = READING | {
    "fastapi", "ingest.citing.citations", "jinja2", "lxml", "networkx",
    "PIL", "pydantic", "rich", "service.intake", "sqlalchemy", "tantivy", "uvicorn",
}  # fmt: skip
SERVING = {"fastapi", "jinja2", "networkx", "pydantic", "uvicorn"}
_RUN = """
import json, sys
started = []
sys.addaudithook(lambda name, _: started.append(name) if name in {
    "subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.system"
} else None)
from cli.main import main
try:
    main()
finally:
    print(json.dumps([sorted(sys.modules), started]), file=sys.stderr)
"""


def run(home: Path, *arguments: str) -> tuple[set[str], list[str]]:
    """Return the modules that the command has loaded, and the processes it started."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        env={"VANKHO_HOME": str(home), "PYTHONPATH": ":".join(sys.path)},
        check=True,
        capture_output=True,
        text=True,
    )
    modules, started = json.loads(done.stderr.splitlines()[-1])
    return set(modules), started


@pytest.mark.parametrize("command", ["show", "history"])
def test_a_document_is_shown_without_what_reads_draws_serves_or_searches(
    demo_home: Path, command: str
) -> None:
    modules, started = run(demo_home, command, REPORT)

    assert HEAVY & modules == set()
    assert started == []


def test_a_document_is_cited_without_what_reads_serves_or_searches(
    demo_home: Path,
) -> None:
    modules, started = run(demo_home, "cite", REPORT)

    assert HEAVY & modules - {"lxml"} == set()  # of the list in Word
    assert started == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("basket", "list"),
        ("complete", "48"),
        ("like", REPORT),
        ("missing",),
        ("quarantine",),
        ("saved", "list"),
        ("search", "thi đua"),
        ("standing", REPORT),
        ("status",),
        ("trace", REPORT),
        ("why", REPORT, "733/KH-VKS"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_that_reads_no_file_loads_a_reader_or_starts_a_program(
    demo_home: Path, arguments: tuple[str, ...]
) -> None:
    modules, started = run(demo_home, *arguments)

    assert (READING | SERVING) & modules == set()
    assert started == []


@pytest.mark.parametrize("command", ["confirm", "reject", "dismiss"])
def test_a_decision_loads_no_rules_for_citations(
    demo_home: Path, tmp_path: Path, command: str
) -> None:
    home = copytree(demo_home, tmp_path / "home", symlinks=True)
    modules, started = run(home, command, REPORT, "733/KH-VKS", "--why", "đã xem")

    assert (READING | SERVING | {"ingest.citing.citations"}) & modules == set()
    assert started == []


def test_an_import_leaves_reading_to_other_processes(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Số: 12/QĐ-UBND\nQuảng Lâm, ngày 02 tháng 3 năm 2024\n", "utf-8")
    modules, started = run(tmp_path / "home", "import", str(letter))

    readers = {"ingest.pipeline", "ingest.readers.formats", "pdfplumber", "pypdfium2"}
    assert (readers | {"py7zr", "rarfile", "pyhanko"}) & modules == set()
    assert started


def test_help_loads_no_command(demo_home: Path) -> None:
    modules, _ = run(demo_home, "--help")

    assert {each for each in modules if each.startswith("cli.commands.")} == set()
    assert (HEAVY | {"eventsourcing"}) & modules == set()
