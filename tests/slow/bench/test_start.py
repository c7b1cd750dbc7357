"""The measure of the start runs every command, and lists what one loads."""

from pathlib import Path

import pytest

from bench.demo_archive import make_archive, write_documents
from bench.start import BESIDE, COMMANDS, measure, show_modules


@pytest.fixture
def _archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANKHO_HOME", str(tmp_path / "home"))
    make_archive(tmp_path / "home", write_documents(tmp_path / "documents"))


@pytest.mark.usefixtures("_archive")
def test_each_command_takes_some_time() -> None:
    starts = measure(rounds=1)

    assert len(starts) == len(BESIDE) + len(COMMANDS)
    assert all(each.least > 0 for each in starts)


@pytest.mark.usefixtures("_archive")
def test_the_packages_that_a_command_loads_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_modules(("show", "322/BC-VKS"))

    packages = {line.split("\t")[1] for line in capsys.readouterr().out.splitlines()}
    assert {"click", "schemas", "service.graph"} <= packages
    assert "sqlalchemy" not in packages
