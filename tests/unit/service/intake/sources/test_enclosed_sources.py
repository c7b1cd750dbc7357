"""Files inside others: in 7z and RAR archives, in mails, attached to PDFs."""

import io
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from schemas.errors import UnreadableFileError
from service.intake import packed_archives
from service.intake.sources import Source, find_sources
from service.intake.unpacked_file import UnpackedFile
from service.intake.unpacked_size import UnpackedSize
from tests.packed_files import rar, seven_zip
from tests.sample_files import pdf, saved

MEMBERS = {"hồ sơ/77-KH.txt": b"1", "b.txt": b"2", "Thumbs.db": b"3"}


def found(tmp_path: Path, name: str, data: bytes) -> dict[str, Source]:
    """The sources in a file of that name, by their paths inside the folder."""
    (tmp_path / name).write_bytes(data)
    sources = find_sources([tmp_path])
    return {each.path.removeprefix(f"{tmp_path}/"): each for each in sources}


def contents(sources: dict[str, Source]) -> dict[str, bytes]:
    return {path: each.data for path, each in sources.items()}


def problems(sources: dict[str, Source]) -> dict[str, str | None]:
    return {path: each.problem for path, each in sources.items()}


@pytest.mark.parametrize(("name", "pack"), [("a.7z", seven_zip), ("a.rar", rar)])
def test_the_members_of_an_archive_are_files(
    tmp_path: Path, name: str, pack: object
) -> None:
    assert callable(pack)

    assert contents(found(tmp_path, name, pack(MEMBERS))) == {
        f"{name}/hồ sơ/77-KH.txt": b"1",
        f"{name}/b.txt": b"2",
    }


def test_archives_are_known_by_their_bytes(tmp_path: Path) -> None:
    assert list(found(tmp_path, "a.dat", seven_zip({"b.txt": b"1"}))) == ["a.dat/b.txt"]


def test_archives_lie_in_archives(tmp_path: Path) -> None:
    inner = rar({"c.txt": b"1"})

    assert list(found(tmp_path, "a.7z", seven_zip({"b.rar": inner}))) == [
        "a.7z/b.rar/c.txt"
    ]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.7z", seven_zip({"b.txt": b"1"}, password="x"), "tệp nén có mật khẩu"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c and no more", "tệp nén 7z bị hỏng"),
        ("a.rar", b"Rar!\x1a\x07\x01\0 and no more", "tệp nén RAR bị hỏng"),
    ],
    ids=["password", "damaged 7z", "damaged RAR"],
)
def test_an_archive_that_cannot_be_opened_says_why(
    tmp_path: Path, name: str, data: bytes, problem: str
) -> None:
    sources = found(tmp_path, name, data)

    assert problems(sources) == {name: problem}
    assert contents(sources) == {name: data}


def test_a_rar_archive_without_the_program_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    sources = found(tmp_path, "a.rar", rar({"b.txt": b"packed"}, method=3))

    assert problems(sources) == {
        "a.rar": "tệp nén RAR: cần chương trình unrar, unar hoặc bsdtar, nhưng chưa cài"
    }


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    data = rar({"a.txt": b"good one", "b.txt": b"bad one"})

    sources = found(tmp_path, "a.rar", data.replace(b"bad one", b"BAD ONE"))

    assert problems(sources) == {
        "a.rar/a.txt": None,
        "a.rar/b.txt": "tệp trong tệp nén bị hỏng",
    }


def test_an_archive_of_nothing_has_a_problem(tmp_path: Path) -> None:
    empty = b"PK\x05\x06" + bytes(18)

    assert problems(found(tmp_path, "a.zip", empty)) == {
        "a.zip": "tệp nén không có tệp nào"
    }


def test_a_bomb_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_archives, "UnpackedSize", lambda: UnpackedSize(10))

    sources = found(tmp_path, "a.7z", seven_zip({"b.txt": bytes(1_000_000)}))

    assert problems(sources) == {"a.7z": "tệp nén giải nén ra quá lớn"}


def test_a_mail_comes_before_its_attachments(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = message["To"] = "a@b.example"
    message.set_content("Kính gửi")
    message.add_attachment(b"1", "application", "pdf", filename="../77-KH.pdf")
    message.add_attachment(b"", "application", "pdf", filename="b.pdf")

    sources = found(tmp_path, "a.eml", bytes(message))

    assert list(sources) == ["a.eml", "a.eml/77-KH.pdf", "a.eml/b.pdf"]
    assert sources["a.eml/b.pdf"].code == "empty"


def test_a_pdf_comes_before_its_attachments(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf([(72, 72, "Điều 1")]))) as opened:
        spec = pikepdf.AttachedFileSpec(opened, b"1", filename="phụ lục.txt")
        opened.attachments["a"] = spec
        data = saved(opened)

    assert list(found(tmp_path, "a.pdf", data)) == ["a.pdf", "a.pdf/phụ lục.txt"]


class Refusing:
    """An unpacker that takes nothing out."""

    def unpack(
        self, file: Path | bytes, filename: str, folder: Path
    ) -> tuple[UnpackedFile, ...]:
        raise UnreadableFileError(f"{filename}: {len(bytes(file))} {folder.name[:6]}")

    def close(self) -> None:
        pass


def test_attachments_that_cannot_be_taken_out_are_a_problem_of_their_own(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.eml").write_bytes(b"From: a\nTo: b\n\nx")

    mail, attached = find_sources([tmp_path], unpacker=Refusing())

    assert mail.problem is None
    assert (attached.path, attached.problem) == (
        f"{tmp_path}/a.eml/đính kèm",
        "a.eml: 16 vankho",
    )


def test_a_member_without_a_name_is_a_file(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("b.txt", b"1")

    sources = found(tmp_path, "a.zip", buffer.getvalue().replace(b"b.txt", b"\0.txt"))

    assert list(contents(sources).values()) == [b"1"]
