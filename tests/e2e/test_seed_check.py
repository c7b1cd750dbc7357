"""The report that began it all, checked against an archive that holds its plans."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.main import main

REPORT = (
    Path(__file__).parents[3] / "shared/seed/bao-cao-tong-ket-thi-dua-2020-2024.txt"
)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REPORT.is_file(), reason="../shared is not there"),
]

PLAN = """VIỆN KIỂM SÁT NHÂN DÂN THÀNH PHỐ HUẾ
Số: {number}
Huế, ngày {day}

{kind}
Triển khai phong trào thi đua trong đơn vị
"""
HELD = [
    ("48/KH-VKS", "10 tháng 01 năm 2022", "KẾ HOẠCH"),
    ("2158/HD-VKS", "08 tháng 11 năm 2022", "HƯỚNG DẪN"),
    ("1518/KH-VKS", "07 tháng 8 năm 2023", "KẾ HOẠCH"),
    ("27/KH-VKS", "05 tháng 01 năm 2024", "KẾ HOẠCH"),
    ("973/KH-VKS", "02 tháng 6 năm 2022", "KẾ HOẠCH"),
    ("1735/KH-VKS", "23 tháng 8 năm 2019", "KẾ HOẠCH"),
    ("2185/KH-VKS", "22 tháng 11 năm 2023", "KẾ HOẠCH"),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("plans")
    for place, (number, day, kind) in enumerate(HELD):
        text = PLAN.format(number=number, day=day, kind=kind)
        (folder / f"{place}.txt").write_text(text, "utf-8")
    home = tmp_path_factory.mktemp("home")
    environ = {"VANKHO_HOME": str(home), "VANKHO_WORKERS": "1"}
    run = CliRunner(env=environ, catch_exceptions=False)
    assert run.invoke(main, ["import", str(folder)]).exit_code == 0
    answer = run.invoke(main, ["check", "--json", str(REPORT)])
    checked: dict[str, Any] = json.loads(answer.stdout)
    return checked


def test_the_plans_that_are_held_are_linked(report: dict[str, Any]) -> None:
    exact = {each["number"] for each in report["links"] if each["state"] == "exact"}

    assert exact == {number for number, _, _ in HELD}


def test_the_two_spellings_are_found(report: dict[str, Any]) -> None:
    fixes = [
        each["correction"]
        for each in report["findings"]
        if each["code"] == "two_spellings"
    ]

    assert {(fix["printed"], fix["text"]) for fix in fixes} == {
        ("109-NQ/BCSD", "109-NQ/BCSĐ")
    }


def test_the_doubled_guideline_is_found(report: dict[str, Any]) -> None:
    twins = [each for each in report["findings"] if each["code"] == "two_footnotes"]

    assert [each["place"]["footnote"] for each in twins] == ["3"]
    assert "2158/HD-VKS" in twins[0]["place"]["text"]


def test_nothing_else_is_found_but_what_is_missing(report: dict[str, Any]) -> None:
    codes = {each["code"] for each in report["findings"]}
    of_form = {"first_subject", "later_in_full"}

    assert codes - of_form == {"two_spellings", "two_footnotes", "missing"}
