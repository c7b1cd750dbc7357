"""Two real telegrams, read where they lie: the later one replaces the earlier one."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.main import main

FILES = Path(__file__).parents[3] / "shared/corpus/files"
TELEGRAMS = ("pdfd_01_58-CD-VPCP.pdf", "pdfd_03_63-CD-VPCP.pdf")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILES.is_dir(), reason="../shared is not there"),
]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Any:
    home = tmp_path_factory.mktemp("home")
    environ = {"VANKHO_HOME": str(home), "VANKHO_WORKERS": "1"}
    runner = CliRunner(env=environ, catch_exceptions=False)
    paths = [str(FILES / name) for name in (*TELEGRAMS, "pdfd_02_2319-QD-TTg.pdf")]
    assert runner.invoke(main, ["import", *paths]).exit_code == 0
    return lambda *words: json.loads(runner.invoke(main, [*words, "--json"]).stdout)


def test_the_later_telegram_has_replaced_the_earlier_one(run: Any) -> None:
    standing = run("standing", "58/CĐ-VPCP")

    assert standing["force"] == "replaced"
    [by] = standing["decided_by"]
    assert by["document"]["number"] == "63/CĐ-VPCP"


@pytest.mark.parametrize("number", ["58/CĐ-VPCP", "63/CĐ-VPCP"])
def test_both_rest_on_the_two_decisions(run: Any, number: str) -> None:
    cited = {each["number"]: each["state"] for each in run("trace", number)["cites"]}

    assert cited["2319/QĐ-TTg"] == "exact"
    assert cited["2764/QĐ-TTg"] == "missing"  # a scan, which is not among these files
