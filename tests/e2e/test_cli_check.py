"""``vankho check``, from the command line."""

import json
from pathlib import Path

import docx
import pikepdf
import pytest
from click.testing import CliRunner, Result
from reportlab.pdfgen.canvas import Canvas

from bench.samples.writers.fonts import REGULAR, load_fonts
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


def test_the_findings_are_shown_even_where_no_copy_can_be_made(
    runner: CliRunner, tmp_path: Path
) -> None:
    path = draft(tmp_path, "01/10/2022")

    answer = check(runner, path, "--pdf", str(tmp_path / "copy.pdf"))

    assert answer.exit_code == QUARANTINED
    assert "viết lại: 10/01/2022" in answer.stdout
    assert not (tmp_path / "copy.pdf").exists()


def test_only_severe_findings_or_some_rules_are_shown(
    runner: CliRunner, tmp_path: Path
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(
        f"{DRAFT.format(day='01/10/2022')}\nTheo Thông báo 7/TB-SNV.", "utf-8"
    )

    def found(*options: str) -> set[str]:
        report = json.loads(check(runner, "--json", *options, str(path)).stdout)
        return {each["code"] for each in report["findings"]}

    assert found("--min-severity", "error") == {"date_contradicts"}
    assert found("--rules", "number_word, missing") == {"number_word", "missing"}
    assert {"missing", "date_contradicts", "number_word"} <= found()


def test_a_rule_that_there_is_not_is_refused(runner: CliRunner, tmp_path: Path) -> None:
    answer = check(runner, "--rules", "spelling", draft(tmp_path, "10/01/2022"))

    assert answer.exit_code == 2
    assert "không có quy tắc: spelling" in answer.stderr


def test_what_is_missing_is_one_finding_with_a_count_and_a_list(
    runner: CliRunner, tmp_path: Path
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Theo Kế hoạch số 5/KH-VKS và Kế hoạch số 6/KH-VKS.", "utf-8")

    report = json.loads(check(runner, "--json", str(path)).stdout)

    missing = [x["message"] for x in report["findings"] if x["code"] == "missing"]
    assert missing == [
        (
            "2 văn bản chưa có trong kho nên chưa đối chiếu được: "
            "Kế hoạch 5/KH-VKS; Kế hoạch 6/KH-VKS."
        )
    ]


def test_a_draft_may_come_from_standard_input(
    runner: CliRunner,
) -> None:
    text = DRAFT.format(day="01/10/2022").encode()

    answer = runner.invoke(main, ["check", "--json", "-"], input=text)

    assert json.loads(answer.stdout)["counts"]["error"] == 1


def test_several_drafts_and_folders_are_checked_at_once(
    runner: CliRunner, tmp_path: Path
) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    draft(folder, "01/10/2022")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    out = tmp_path / "out"

    answer = check(
        runner, "--json", "--html", str(out), str(folder), draft(tmp_path, "10/01/2022")
    )

    assert answer.exit_code == QUARANTINED
    reports = json.loads(answer.stdout)
    assert [each["counts"]["error"] for each in reports] == [1, 0]
    assert [each.name for each in out.iterdir()] == ["draft.txt.html"]


def test_a_pdf_comes_back_with_the_words_highlighted(
    runner: CliRunner, tmp_path: Path
) -> None:
    load_fonts()
    page = Canvas(str(tmp_path / "draft.pdf"))
    page.setFont(REGULAR, 8)
    page.drawString(40, 700, DRAFT.format(day="01/10/2022"))
    page.save()
    copy = tmp_path / "copy.pdf"

    for source in (tmp_path / "draft.pdf", copy):  # a second time replaces the first
        target = copy if source != copy else tmp_path / "again.pdf"
        answer = check(runner, str(source), "--pdf", str(target))
        assert answer.exit_code == 0

        with pikepdf.open(target) as pdf:
            (annotation,) = pdf.pages[0].Annots
            assert str(annotation.T) == "vankho"
            assert "Viết lại: 10/01/2022" in str(annotation.Contents)
            left, bottom, right, top = map(float, annotation.Rect)
            assert bottom < 703 < top
            assert right - left > 200
