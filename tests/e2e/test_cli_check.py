"""``vankho check``, from the command line."""

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from cli.errors import FINDINGS, QUARANTINED
from cli.main import main

PLAN = """VIỆN KIỂM SÁT NHÂN DÂN TỈNH HÒA AN
Số: 48/KH-VKS
Hòa An, ngày 10 tháng 01 năm 2022

KẾ HOẠCH
Thi đua xây dựng nông thôn mới
"""
DRAFT = (
    "Thực hiện Kế hoạch số 48/KH-VKS ngày {day} của Viện kiểm sát nhân dân tỉnh Hòa An "
    "về thi đua xây dựng nông thôn mới."
)


@pytest.fixture
def runner(tmp_path: Path) -> CliRunner:
    """An archive that holds the plan."""
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    environ = {"VANKHO_HOME": str(tmp_path / "home"), "VANKHO_WORKERS": "1"}
    run = CliRunner(env=environ, catch_exceptions=False)
    assert run.invoke(main, ["import", str(tmp_path / "plan.txt")]).exit_code == 0
    return run


def draft(folder: Path, day: str) -> str:
    path = folder / "draft.txt"
    path.write_text(DRAFT.format(day=day), "utf-8")
    return str(path)


def check(runner: CliRunner, *arguments: str) -> Result:
    return runner.invoke(main, ["check", *arguments])


def test_the_report_says_what_is_wrong_and_what_to_write(
    runner: CliRunner, tmp_path: Path
) -> None:
    answer = check(runner, draft(tmp_path, "01/10/2022"))

    assert answer.exit_code == 0
    assert "mâu thuẫn\tKế hoạch 48/KH-VKS" in answer.stdout
    assert "viết lại: 10/01/2022" in answer.stdout
    assert answer.stdout.endswith("1 lỗi, 0 cảnh báo, 0 lưu ý.\n")


def test_the_json_has_the_link_and_the_finding(
    runner: CliRunner, tmp_path: Path
) -> None:
    report = json.loads(check(runner, "--json", draft(tmp_path, "01/10/2022")).stdout)

    assert report["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert [link["state"] for link in report["links"]] == ["conflict"]
    assert report["findings"][0]["correction"]["text"] == "10/01/2022"


def test_a_script_can_fail_on_errors(runner: CliRunner, tmp_path: Path) -> None:
    wrong = draft(tmp_path, "01/10/2022")

    assert check(runner, "--fail-on", "error", wrong).exit_code == FINDINGS


def test_a_right_draft_does_not_fail(runner: CliRunner, tmp_path: Path) -> None:
    right = draft(tmp_path, "10/01/2022")

    assert check(runner, "--fail-on", "warning", right).exit_code == 0


def test_the_draft_is_not_imported(runner: CliRunner, tmp_path: Path) -> None:
    check(runner, draft(tmp_path, "10/01/2022"))

    status = json.loads(runner.invoke(main, ["status", "--json"]).stdout)
    assert status["documents"] == 1


def test_a_draft_that_cannot_be_read_is_said_to_be_so(
    runner: CliRunner, tmp_path: Path
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")

    assert check(runner, str(tmp_path / "broken.pdf")).exit_code == QUARANTINED


def test_the_page_shows_the_words_and_the_correction(
    runner: CliRunner, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"

    check(runner, draft(tmp_path, "01/10/2022"), "--html", str(page))

    written = page.read_text("utf-8")
    assert "<del>01/10/2022</del> <ins>10/01/2022</ins>" in written
    assert "<mark>Kế hoạch số 48/KH-VKS ngày 01/10/2022" in written
    assert "http" not in written


def test_the_page_takes_no_words_for_html(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(f"<script>1</script> {DRAFT.format(day='01/10/2022')}", "utf-8")

    check(runner, str(path), "--html", str(tmp_path / "report.html"))

    assert "<script>" not in (tmp_path / "report.html").read_text("utf-8")


def test_the_copy_is_written_and_the_draft_stays(
    runner: CliRunner, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph(DRAFT.format(day="01/10/2022"))
    document.save(str(tmp_path / "draft.docx"))
    before = (tmp_path / "draft.docx").read_bytes()
    copy = tmp_path / "copy.docx"

    answer = check(
        runner, str(tmp_path / "draft.docx"), "--docx", str(copy), "--tracked"
    )

    assert answer.exit_code == 0
    assert (tmp_path / "draft.docx").read_bytes() == before
    comments = list(docx.Document(str(copy)).comments)
    assert ["Viết lại: 10/01/2022" in each.text for each in comments] == [True]


@pytest.mark.parametrize("option", ["--html", "--sarif", "--docx"])
def test_the_draft_is_never_written_over(
    runner: CliRunner, tmp_path: Path, option: str
) -> None:
    path = draft(tmp_path, "10/01/2022")

    assert check(runner, path, option, path).exit_code == 2
    assert Path(path).read_text("utf-8") == DRAFT.format(day="10/01/2022")


def test_only_a_word_file_can_be_annotated(runner: CliRunner, tmp_path: Path) -> None:
    path = draft(tmp_path, "10/01/2022")

    answer = check(runner, path, "--docx", str(tmp_path / "copy.docx"))

    assert answer.exit_code == QUARANTINED
    assert not (tmp_path / "copy.docx").exists()


def test_tracked_changes_need_a_copy(runner: CliRunner, tmp_path: Path) -> None:
    assert check(runner, draft(tmp_path, "10/01/2022"), "--tracked").exit_code == 2
