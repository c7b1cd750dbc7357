"""Files are read without an archive."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main

LETTER = "ỦY BAN NHÂN DÂN\nTỈNH HÒA AN\nSố: {number}/UBND-VP\nKính gửi: Sở Nội vụ\n"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Three letters, one of them in a folder."""
    (tmp_path / "a.txt").write_text(LETTER.format(number=1), "utf-8")
    (tmp_path / "c.txt").write_text(LETTER.format(number=3), "utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/b.txt").write_text(LETTER.format(number=2), "utf-8")
    return tmp_path


def parse(*arguments: str | Path) -> Result:
    return CliRunner(catch_exceptions=False).invoke(
        main, ["parse", *(str(each) for each in arguments)]
    )


def test_each_file_is_an_object_a_line(letters: Path) -> None:
    result = parse("--json", "--jobs", "1", letters)

    reports = [json.loads(line) for line in result.stdout.splitlines()]
    names = [Path(report["path"]).name for report in reports]
    assert result.exit_code == 0
    assert names == ["a.txt", "b.txt", "c.txt"]
    assert set(reports[0]) == {"path", "header", "citations", "doubts", "reading"}


def test_several_processes_answer_in_the_order_of_the_files(letters: Path) -> None:
    alone = parse("--json", "--jobs", "1", letters)

    assert parse("--json", "--jobs", "2", letters).stdout == alone.stdout


def test_a_file_that_cannot_be_read_is_an_error_among_the_others(
    letters: Path,
) -> None:
    (letters / "a.txt").write_bytes(b"%PDF-1.7\n%%broken")

    result = parse("--json", "--jobs", "1", letters)

    reports = [json.loads(line) for line in result.stdout.splitlines()]
    assert [("error" in report) for report in reports] == [True, False, False]
    assert set(reports[0]["error"]) == {"code", "message"}
    assert result.exit_code == 3


def test_without_json_a_file_is_a_line(letters: Path) -> None:
    lines = parse("--jobs", "1", letters).stdout.splitlines()

    assert [line.split("\t")[0] for line in lines] == [
        str(letters / name) for name in ("a.txt", "b/b.txt", "c.txt")
    ]
