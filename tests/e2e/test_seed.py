"""The report that began it all, read where it lies."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.main import main

SEED = Path(__file__).parents[3] / "shared/seed"
REPORT = SEED / "bao-cao-tong-ket-thi-dua-2020-2024.txt"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REPORT.is_file(), reason="../shared is not there"),
]

MENTIONS = {
    "34-CT/TW": 3,
    "109-NQ/BCSĐ": 3,
    "02/2024/TT-VKSTC": 3,
    "2158/HD-VKS": 2,
    "48/KH-VKS": 1,
    "1518/KH-VKS": 1,
    "27/KH-VKS": 1,
    "973/KH-VKS": 1,
    "1735/KH-VKS": 1,
    "2185/KH-VKS": 1,
}


@pytest.fixture(scope="module")
def cites(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the report cites, by the trace of an archive that holds it alone."""
    home = tmp_path_factory.mktemp("home")
    environ = {"VANKHO_HOME": str(home), "VANKHO_WORKERS": "1"}
    run = CliRunner(env=environ, catch_exceptions=False)
    assert run.invoke(main, ["import", str(REPORT)]).exit_code == 0
    hits = json.loads(run.invoke(main, ["search", "--json"]).stdout)["hits"]
    traced = run.invoke(main, ["trace", "--json", hits[0]["id"]])
    cites: list[dict[str, Any]] = json.loads(traced.stdout)["cites"]
    return cites


def test_the_trace_lists_the_ten_numbered_documents(
    cites: list[dict[str, Any]],
) -> None:
    counts = {each["number"]: len(each["mentions"]) for each in cites if each["number"]}

    assert counts == MENTIONS


def test_each_is_missing(cites: list[dict[str, Any]]) -> None:
    assert {each["state"] for each in cites} == {"missing"}


def test_the_guideline_stands_in_two_footnotes(cites: list[dict[str, Any]]) -> None:
    guideline = next(each for each in cites if each["number"] == "2158/HD-VKS")

    assert [each["footnote"] for each in guideline["mentions"]] == ["2", "3"]
