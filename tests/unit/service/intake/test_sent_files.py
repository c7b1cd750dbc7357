"""Files that a browser sends lie in one folder, whatever they are called."""

import io
from pathlib import Path
from time import time

import pytest

from schemas.sent_file import SentFile
from service.intake.sent_files import NAMELESS, plain_name, save


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\an\\kế hoạch.pdf", "kế hoạch.pdf"),
        ("a\r\nb\0.pdf", "ab.pdf"),
        ("..", NAMELESS),
        ("", NAMELESS),
        ("thư mục/", NAMELESS),
    ],
)
def test_a_name_has_no_path(sent: str, plain: str) -> None:
    assert plain_name(sent) == plain


def test_a_long_name_keeps_its_ending() -> None:
    name = plain_name("ế" * 300 + ".pdf")

    assert name.endswith("ế.pdf")
    assert len(name.encode()) <= 200


def test_files_of_one_name_lie_beside_each_other(tmp_path: Path) -> None:
    sent = [SentFile("a.txt", io.BytesIO(each)) for each in (b"1", b"2", b"3")]

    paths = list(save(sent, tmp_path, 0))

    assert [each.name for each in paths] == ["a.txt", "a (2).txt", "a (3).txt"]
    assert [each.read_bytes() for each in paths] == [b"1", b"2", b"3"]


def test_a_file_need_not_be_waited_for(tmp_path: Path) -> None:
    (path,) = save([SentFile("a.txt", io.BytesIO(b"1"))], tmp_path, 60)

    assert time() - path.stat().st_mtime >= 60
