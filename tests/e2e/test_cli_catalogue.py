"""``vankho catalogue``: what is known without being held, in an empty archive."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.errors import NOT_FOUND
from cli.main import main

Vankho = Callable[..., Result]
DRAFT = (
    "Thực hiện Nghị định số 30/2020/NĐ-CP ngày {day} của Chính phủ về công tác văn thư."
)
LIST = """number,kind,day,issuer,title,effective,ended,ended_by,source,source_day
110/2004/NĐ-CP,Nghị định,08/4/2004,Chính phủ,Văn thư,,05/3/2020,\
30/2020/NĐ-CP,công báo,27/11/2026
"""


@pytest.fixture
def vankho(tmp_path: Path) -> Vankho:
    """The command on an archive that holds nothing but the shipped catalogue."""
    environ = {"VANKHO_HOME": str(tmp_path / "home"), "VANKHO_WORKERS": "1"}

    def run(*arguments: str | Path) -> Result:
        typed = [str(each) for each in arguments]
        return CliRunner().invoke(main, typed, env=environ, catch_exceptions=False)

    assert run("catalogue", "add", "--shipped").exit_code == 0
    return run


def check(vankho: Vankho, folder: Path, text: str) -> str:
    draft = folder / "draft.txt"
    draft.write_text(text, "utf-8")
    return vankho("check", draft).stdout


def test_a_wrong_day_of_a_decree_is_found_in_an_empty_archive(
    vankho: Vankho, tmp_path: Path
) -> None:
    found = check(vankho, tmp_path, DRAFT.format(day="03/5/2020"))

    assert "văn bản trong danh mục ký ngày 05/03/2020 (nguồn: " in found
    assert "viết lại: 05/3/2020" in found


def test_the_right_day_is_not_found_fault_with(vankho: Vankho, tmp_path: Path) -> None:
    found = check(vankho, tmp_path, DRAFT.format(day="05/3/2020"))

    assert "danh mục ký ngày" not in found
    assert "Chưa có trong kho" not in found
    assert "chưa có trong kho; có trong danh mục (nguồn: " in found


def test_an_act_that_the_list_says_has_ended_is_found(
    vankho: Vankho, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    vankho("catalogue", "add", tmp_path / "list.csv")

    text = "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về văn thư;"
    found = check(vankho, tmp_path, text)

    assert "hết hiệu lực từ ngày 05/03/2020, thay thế bởi 30/2020/NĐ-CP" in found
    assert "công báo, 27/11/2026" in found
    standing = vankho("standing", "110/2004/NĐ-CP").stdout
    assert "có trong danh mục (nguồn: công báo, 27/11/2026)" in standing
    assert "đã bị thay thế" in standing
    assert (
        "đã bị thay thế"
        not in vankho("standing", "110/2004/NĐ-CP", "--as-of", "2019-01-01").stdout
    )


def test_a_listed_act_is_cited(vankho: Vankho) -> None:
    cited = vankho("cite", "30/2020/NĐ-CP", "--form", "full")

    assert cited.stdout == (
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác "
        "văn thư\n"
    )
    assert "có trong danh mục" in cited.stderr
    assert vankho("cite", "1/1999/NĐ-CP").exit_code == NOT_FOUND


def test_a_search_for_its_number_says_that_it_is_listed(vankho: Vankho) -> None:
    assert "có trong danh mục (nguồn: " in vankho("search", "30/2020/NĐ-CP").stdout


def test_what_is_missing_and_listed_says_so(vankho: Vankho, tmp_path: Path) -> None:
    citing = tmp_path / "citing.txt"
    citing.write_text(DRAFT.format(day="05/3/2020"), "utf-8")
    vankho("import", citing)

    assert "có trong danh mục (nguồn: " in vankho("missing").stdout
    (missing,) = json.loads(vankho("missing", "--json").stdout)
    assert missing["listed"]["issued_on"] == "2020-03-05"


def test_adding_the_same_again_changes_nothing(vankho: Vankho) -> None:
    again = json.loads(vankho("catalogue", "add", "--shipped", "--json").stdout)

    assert again == {"added": 0, "corrected": 0, "unchanged": 300}
    assert len(json.loads(vankho("catalogue", "list", "--json").stdout)) == 300


def test_the_catalogue_is_listed_as_of_a_day_and_has_a_history(vankho: Vankho) -> None:
    assert vankho("catalogue", "list", "--as-of", "2001-01-01").stdout == ""
    assert "30/2020/NĐ-CP" in vankho("catalogue", "list").stdout
    history = vankho("catalogue", "history", "30/2020/NĐ-CP", "--json").stdout
    assert [each["act"]["number"] for each in json.loads(history)] == ["30/2020/NĐ-CP"]


def test_an_act_is_removed_for_a_reason_and_leaves_a_history(vankho: Vankho) -> None:
    assert vankho("catalogue", "remove", "30/2020/NĐ-CP").exit_code == 2
    removed = vankho("catalogue", "remove", "30/2020/NĐ-CP", "--why", "nhập nhầm")

    assert removed.stdout.startswith("Đã bỏ khỏi danh mục: Nghị định 30/2020/NĐ-CP")
    assert "30/2020/NĐ-CP" not in vankho("catalogue", "list").stdout
    history = vankho("catalogue", "history", "30/2020/NĐ-CP").stdout
    assert "bỏ khỏi danh mục: nhập nhầm" in history.splitlines()[1]
    again = vankho("catalogue", "remove", "30/2020/NĐ-CP", "--why", "x")
    assert (again.exit_code, again.stderr) == (
        NOT_FOUND,
        "vankho: danh mục không có văn bản này: 30/2020/NĐ-CP\n",
    )


def test_a_command_without_a_file_says_what_is_needed(vankho: Vankho) -> None:
    assert vankho("catalogue", "add").exit_code == 2
