"""A mail of more than its readers may hold is archived with what is attached to it."""

from email.message import EmailMessage
from hashlib import file_digest
from pathlib import Path

import pytest

from schemas.record import FileResult, LargeFile, Outcome, Received
from service.bootstrap import open_archive
from service.intake.large_mails import FROM, content_to_parse
from service.settings import Limits, Settings
from tests.inbox import REPORT

ROOM = 160
"""MB for the process that reads a file."""
SIZE = 40 * 1024 * 1024
"""Bytes of a mail of which that process cannot hold what its parser would."""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A mail with a report and a film."""
    message = EmailMessage()
    message["From"], message["To"] = "vt@a.example", "pnv@a.example"
    message["Subject"], message["Date"] = "Báo cáo", "Fri, 27 Nov 2026 08:00:00 +0700"
    message.set_content("Kính gửi văn bản kèm theo.")
    report = REPORT.encode()
    message.add_attachment(report, "text", "plain", filename="report.txt")
    begun = bytes(message)[: -len(b"--\n")]
    head = (
        b"\nContent-Type: video/mp4\nContent-Transfer-Encoding: base64\n"
        b'Content-Disposition: attachment; filename="film.mp4"\n\n'
    )
    end = bytes(message).rstrip(b"\n").rpartition(b"\n")[2]
    path = tmp_path / "a.eml"
    with path.open("wb") as file:
        file.write(begun + head)
        for _ in range(SIZE // 77):
            file.write(b"AAAA" * 19 + b"\n")
        file.write(end + b"\n")
    return path


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def test_it_is_archived_with_what_is_attached(tmp_path: Path, letter: Path) -> None:
    results: list[FileResult] = []
    limits = Limits(megabytes=ROOM)
    with open_archive(Settings(tmp_path / "home", workers=1, limits=limits)) as opened:
        opened.importer.run([letter], results.append)
        opened.files.check(digest_of(letter))

    outcomes = {each.path.removeprefix(f"{letter}"): each.outcome for each in results}
    assert outcomes[""] is Outcome.ARCHIVED
    assert outcomes["/report.txt"] is Outcome.ARCHIVED
    assert outcomes["/film.mp4"] is Outcome.QUARANTINED  # nobody reads films here


def test_what_is_read_in_it_is_short(letter: Path) -> None:
    large = LargeFile(letter, letter.stat().st_size, "")
    data, checksum = content_to_parse(Received("a.eml", "", b"", large=large))

    assert checksum == digest_of(letter)
    assert len(data) < FROM // 100
    assert "Kính gửi" in data.decode()
