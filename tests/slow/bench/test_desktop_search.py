from pathlib import Path

from bench.desktop_search import import_all
from tests.inbox import PLAN
from tests.kept_archive import run


def test_an_import_by_the_command_is_measured(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/plan.txt").write_text(PLAN, "utf-8")

    import_all(tmp_path / "inbox", tmp_path / "home")

    assert "48/KH-VKS" in run(tmp_path / "home", "search", "48/KH-VKS").stdout
