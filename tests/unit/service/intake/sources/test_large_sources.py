"""Files that are too large to be held, and lie inside others."""

import tempfile
import tracemalloc
from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from schemas.errors import DiskError
from service.files.large_files import LARGE
from service.intake.sources import find_sources


def test_files_in_a_large_mail_are_found(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@a.vn", "b@b.vn", "Gửi"
    mail["Date"] = "Mon, 02 Mar 2026 08:00:00 +0700"
    mail.set_content("Xin gửi.")
    attached = bytes(LARGE)
    mail.add_attachment(
        attached, maintype="application", subtype="pdf", filename="a.pdf"
    )
    (tmp_path / "mail.eml").write_bytes(mail.as_bytes())

    outer, inner = find_sources([tmp_path])

    assert outer.large
    assert inner.large
    assert inner.filename == "a.pdf"
    assert inner.large.place.read_bytes() == attached


def test_a_large_member_of_a_zip_archive_is_not_held(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_STORED) as archive:
        archive.writestr("b.pdf", bytes(16 * LARGE))
        archive.writestr("c.txt", b"1")

    tracemalloc.start()
    member, other = find_sources([tmp_path])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert member.large
    assert (member.path, member.data) == (f"{tmp_path}/a.zip/b.pdf", b"")
    assert member.large.size == 16 * LARGE
    assert member.large.checksum == sha256(bytes(16 * LARGE)).hexdigest()
    assert other.data == b"1"
    assert peak < 4 * LARGE


def test_what_was_unpacked_is_removed_when_nobody_needs_it(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.pdf", bytes(LARGE))
    (member,) = find_sources([tmp_path])
    assert member.large
    place = member.large.place
    assert place.read_bytes() == bytes(LARGE)

    del member

    assert not place.exists()


def test_large_archives_lie_in_archives(tmp_path: Path) -> None:
    inner = BytesIO()
    with ZipFile(inner, "w", ZIP_STORED) as archive:
        archive.writestr("c.txt", b"1")
        archive.writestr("d.pdf", bytes(2 * LARGE))
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.zip", inner.getvalue())

    text, pdf = find_sources([tmp_path])

    assert (text.path, text.data) == (f"{tmp_path}/a.zip/b.zip/c.txt", b"1")
    assert pdf.large
    assert pdf.large.size == 2 * LARGE


def test_where_nothing_can_be_unpacked_to_no_file_is_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.pdf", bytes(LARGE))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    with pytest.raises(DiskError, match="gone"):
        list(find_sources([tmp_path]))
