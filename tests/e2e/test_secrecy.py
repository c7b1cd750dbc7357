"""Files with a mark of secrecy: at the door of the archive (Luật 117/2025/QH15)."""

import json
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from click.testing import Result

from cli.errors import REFUSED
from tests.inbox import PLAN
from tests.kept_archive import run
from tests.sample_files import pdf, saved

MARKS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
SECRET = """\
TỈNH ỦY HẠ LAM                    ĐẢNG CỘNG SẢN VIỆT NAM
Số 12-BC/TU                       Hạ Lam, ngày 5 tháng 3 năm 2031
{mark}

BÁO CÁO
về một việc chỉ vài người được biết

Nội dung ấy ghi ở đây.
"""
WORDS = "vài người"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def secret(mark: str = "TỐI MẬT") -> str:
    return SECRET.format(mark=mark)


def brought_in(home: Path, tmp_path: Path, **files: bytes) -> Result:
    """Import files of these names; ``__`` stands for the dot."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, data in files.items():
        (inbox / name.replace("__", ".")).write_bytes(data)
    return run(home, "import", inbox)


def kept(home: Path) -> bytes:
    """Everything that the archive has written to the disk."""
    files = (path for path in home.rglob("*") if path.is_file())
    return b"".join(path.read_bytes() for path in files)


@pytest.mark.parametrize("mark", MARKS)
def test_a_file_with_a_mark_of_secrecy_is_refused(
    home: Path, tmp_path: Path, mark: str
) -> None:
    result = brought_in(home, tmp_path, a__txt=secret(mark).encode())

    assert result.exit_code == REFUSED
    assert f"bỏ qua: {tmp_path}/inbox/a.txt: có dấu chỉ độ mật {mark}" in result.stderr
    assert "Từ chối 1 tệp" in result.stderr
    assert (tmp_path / "inbox/a.txt").read_text("utf-8") == secret(mark)


def test_nothing_of_a_refused_file_is_kept_but_its_name_and_the_mark(
    home: Path, tmp_path: Path
) -> None:
    brought_in(home, tmp_path, a__txt=secret().encode())

    assert WORDS.encode() not in kept(home)
    assert b"12-BC/TU" not in kept(home)
    assert not list((home / "files").rglob("*.*"))
    (entry,) = json.loads(run(home, "imports", "1", "--json").stdout)["files"]
    assert (entry["code"], entry["reason"]) == (
        "secrecy_mark",
        "có dấu chỉ độ mật TỐI MẬT",
    )
    assert entry["checksum"] is entry["size"] is entry["document"] is None


def test_the_other_files_are_archived(home: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed.zip"
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", secret())
        archive.writestr("b.txt", PLAN)

    report = json.loads(run(home, "import", packed, "--json").stdout)

    assert (report["archived"], report["skipped"], report["refused"]) == (1, 1, 1)


def test_a_mail_is_refused_with_a_secret_attached_to_it(
    home: Path, tmp_path: Path
) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Gửi báo cáo", "a@example.org"
    mail.set_content("Kính gửi đồng chí báo cáo kèm theo.")
    mail.add_attachment(secret().encode(), "text", "plain", filename="a.txt")

    result = brought_in(home, tmp_path, mail__eml=mail.as_bytes())

    assert result.exit_code == REFUSED
    assert "Từ chối 2 tệp" in result.stderr
    assert not list((home / "files").rglob("*.*"))


def test_a_pdf_is_refused_with_a_secret_attached_to_it(
    home: Path, tmp_path: Path
) -> None:
    with pikepdf.open(tmp_file(tmp_path)) as opened:
        opened.attachments["a.txt"] = secret().encode()
        data = saved(opened)

    assert brought_in(home, tmp_path, a__pdf=data).exit_code == REFUSED


def tmp_file(tmp_path: Path) -> Path:
    path = tmp_path / "plain.pdf"
    path.write_bytes(pdf([(72, 72, "Thông báo"), (72, 100, "Họp lúc 8 giờ.")]))
    return path


def test_a_machine_without_a_network_may_archive_secrets(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert brought_in(home, tmp_path, a__txt=secret().encode()).exit_code == REFUSED
    monkeypatch.setenv("VANKHO_SECRECY", "allow")

    assert run(home, "import", tmp_path / "inbox").exit_code == 0

    shown = json.loads(run(home, "show", "12-BC/TU", "--json").stdout)
    assert shown["header"]["secrecy"] == "TỐI MẬT"


def test_secrets_archived_before_are_named_when_documents_are_read_again(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANKHO_SECRECY", "allow")
    brought_in(home, tmp_path, a__txt=secret().encode())
    monkeypatch.delenv("VANKHO_SECRECY")

    told = run(home, "reparse", "--all")

    assert "a.txt: có dấu chỉ độ mật TỐI MẬT" in told.stderr


def test_a_watched_folder_keeps_an_archive_with_a_secret_in_it(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    with ZipFile(inbox / "a.zip", "w") as archive:
        archive.writestr("a.txt", secret())
        archive.writestr("b.txt", PLAN)
    monkeypatch.setenv("VANKHO_MOVE_TO", str(tmp_path / "done"))

    run(home, "watch", "--once", inbox)

    assert (inbox / "a.zip").exists()
    assert "48/KH-VKS" in run(home, "search", "48/KH-VKS").stdout
