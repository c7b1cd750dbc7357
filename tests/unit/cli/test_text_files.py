"""Lists as Windows writes them, and tables as Excel reads them."""

from pathlib import Path

import pytest

from cli.text_files import read_text_file, write_text

LINES = "48/KH-VKS\nkế hoạch\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be-mark"]
)
def test_a_list_is_read_in_what_windows_writes(tmp_path: Path, encoding: str) -> None:
    listed = tmp_path / "list.txt"
    listed.write_bytes(
        b"\xfe\xff" + LINES.encode("utf-16-be")
        if encoding == "utf-16-be-mark"
        else LINES.encode(encoding)
    )

    assert read_text_file(listed) == LINES


def test_a_table_begins_with_a_byte_order_mark(tmp_path: Path) -> None:
    write_text("số\n", tmp_path / "table.csv", is_csv=True)

    assert (tmp_path / "table.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_other_texts_have_none(tmp_path: Path) -> None:
    write_text("số\n", tmp_path / "list.bib", is_csv=False)

    assert (tmp_path / "list.bib").read_text("utf-8") == "số\n"


def test_without_a_file_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    write_text("số\n", None, is_csv=True)

    assert capsys.readouterr().out == "số\n"
