"""``vankho cite``, from the command line: căn cứ, provisions, other programs."""

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.inbox import fill_inbox

DECREE = """CHÍNH PHỦ
Số: 30/2020/NĐ-CP
Hà Nội, ngày 05 tháng 3 năm 2020

NGHỊ ĐỊNH
Về công tác văn thư

Điều 1. Phạm vi điều chỉnh

TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Xuân Phúc
"""
CITED = (
    "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ "
    "về công tác văn thư"
)
AMENDING = f"""CHÍNH PHỦ
Số: 45/2024/NĐ-CP
Hà Nội, ngày 15 tháng 4 năm 2024

NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của {CITED}

Điều 1. Sửa đổi, bổ sung một số điều của {CITED}
Điều 2. Nghị định này có hiệu lực từ ngày 01 tháng 6 năm 2024.

TM. CHÍNH PHỦ
THỦ TƯỚNG
Phạm Minh Chính
"""
Vankho = Callable[..., Result]


@pytest.fixture(scope="module")
def vankho(tmp_path_factory: pytest.TempPathFactory) -> Vankho:
    """The command on an archive of a plan, a report, a decree and what amends it."""
    folder = tmp_path_factory.mktemp("inbox")
    fill_inbox(folder)
    (folder / "decree.txt").write_text(DECREE, "utf-8")
    (folder / "amending.txt").write_text(AMENDING, "utf-8")
    home = str(tmp_path_factory.mktemp("home"))
    environ = {"VANKHO_HOME": home, "VANKHO_WORKERS": "1", "VANKHO_LANGUAGE": "en"}

    def run(*arguments: str | Path) -> Result:
        typed = [str(each) for each in arguments]
        return CliRunner().invoke(main, typed, env=environ, catch_exceptions=False)

    run("import", folder)
    return run


def test_the_legal_basis_of_a_draft_is_a_block(vankho: Vankho) -> None:
    block = vankho("cite", "--form", "can-cu", "15/BC-VKS", "48/KH-VKS").stdout

    first, last = block.splitlines()
    assert first.startswith("Căn cứ Kế hoạch số 48/KH-VKS ngày 10 tháng 01 năm 2022")
    assert first.endswith(";")
    assert last.startswith("Căn cứ Báo cáo số 15/BC-VKS")
    assert last.endswith(".")


def test_a_provision_is_cited_from_small_to_large(vankho: Vankho) -> None:
    cited = ("cite", "48/KH-VKS", "--form", "short", "--provision")

    assert vankho(*cited, "Điều 5 khoản 2").stdout == (
        "khoản 2 Điều 5 Kế hoạch số 48/KH-VKS\n"
    )
    assert vankho(*cited, "năm").exit_code == 2


def test_a_legal_draft_is_told_why_it_gives_no_day(vankho: Vankho) -> None:
    lines = vankho(
        "cite", "48/KH-VKS", "--genre", "legal", "--on", "01/07/2026"
    ).stdout.splitlines()

    assert "ngày" not in lines[0]
    assert "ngày 10 tháng 01 năm 2022" in lines[3]
    assert "NĐ 78/2025/NĐ-CP, Điều 68" in lines[4]


@pytest.mark.parametrize(
    "form", ["csl-json", "bibtex", "ris", "csv", "list", "list-csv"]
)
def test_what_a_report_cites_is_given_to_other_programs(
    vankho: Vankho, form: str
) -> None:
    given = vankho("cite", "--cited-by", "15/BC-VKS", "--format", form).stdout

    assert "48/KH-VKS" in given
    assert "97/KH-VKS" in given


def test_other_programs_are_led_to_the_address_of_the_service(
    vankho: Vankho, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = json.loads(vankho("cite", "48/KH-VKS", "--format", "csl-json").stdout)
    monkeypatch.setenv("VANKHO_ADDRESS", "https://kho.example")
    (led,) = json.loads(vankho("cite", "48/KH-VKS", "--format", "csl-json").stdout)

    assert "URL" not in usual[0]
    assert led["URL"] == f"https://kho.example/documents/{led['id']}"


@pytest.mark.parametrize("form", ["list-docx", "footnotes-docx"])
def test_what_a_report_cites_is_given_to_word(
    vankho: Vankho, tmp_path: Path, form: str
) -> None:
    cited = tmp_path / "cited.docx"
    vankho("cite", "--cited-by", "15/BC-VKS", "--format", form, "--output", cited)

    with ZipFile(cited) as parts:
        text = parts.read("word/document.xml").decode()
    assert "48/KH-VKS" in text
    assert "97/KH-VKS" in text


def test_a_document_of_an_archive_is_cited_as_the_archivist_recorded(
    vankho: Vankho, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.csv"
    kept.write_text("document,archive_number\n15/BC-VKS,P05-H12\n9/X,P06\n", "utf-8")
    added = vankho("archival", "add", kept, "--by", "An")
    cited = vankho("cite", "15/BC-VKS", "--archival", "--form", "full")

    assert (added.exit_code, added.stdout) == (4, "1 documents changed, 0 as before.\n")
    assert added.stderr == "line 3: 9/X: the archive has no such document\n"
    assert cited.stdout.endswith("năm 2022 (số lưu trữ: P05-H12)\n")
    assert "does not know độ gốc, cơ quan quản lý" in cited.stderr
    assert vankho("archival", "list").stdout.startswith("P05-H12\t")
    assert "P05-H12" in vankho("show", "15/BC-VKS").stdout
    assert "15/BC-VKS" in vankho("search", "P05-H12").stdout


@pytest.mark.parametrize(
    ("on", "is_amended"), [("31/05/2024", False), ("01/06/2024", True)]
)
def test_what_amended_a_decree_is_named_from_its_effective_day_on(
    vankho: Vankho, on: str, *, is_amended: bool
) -> None:
    cited = vankho("cite", "30/2020/NĐ-CP", "--amended", "--on", on).stdout

    said = "về công tác văn thư, được sửa đổi, bổ sung bởi Nghị định số 45/2024/NĐ-CP"
    assert (said in cited) is is_amended


def test_the_paper_of_a_list_is_a4_with_the_margins_of_the_decree(
    vankho: Vankho, tmp_path: Path
) -> None:
    listed = tmp_path / "list.docx"
    vankho("cite", "48/KH-VKS", "--format", "list-docx", "--output", listed)

    (section,) = docx.Document(str(listed)).sections
    sides = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin)
    assert [round(each.mm) for each in sides if each] == [210, 297]
    assert [round(each.mm) for each in margins if each] == [20, 20, 30]
    assert 15 <= round(section.right_margin.mm if section.right_margin else 0) <= 20
