"""Programs of the system: found or missing, stopped when they take too long."""

import shutil
import sys
from pathlib import Path

import pytest

from schemas.errors import UnreadableFileError
from service.intake.programs import installed_programs
from service.intake.programs.antiword import Antiword
from service.intake.programs.process import output_of


def program(folder: Path, name: str, script: str) -> None:
    """Put a program of our own onto an otherwise empty PATH."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def test_missing_programs_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    programs = installed_programs()

    assert programs.recognise is None
    assert programs.convert_doc is None


@pytest.mark.parametrize(("languages", "found"), [("eng", False), ("eng vie", True)])
def test_tesseract_counts_only_with_vietnamese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: str, found: bool
) -> None:
    program(tmp_path, "tesseract", f"echo {languages}")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert (installed_programs().recognise is not None) is found


def test_a_tesseract_that_does_not_start_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "tesseract", "")
    (tmp_path / "tesseract").write_text("#!/nowhere/sh\n")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert installed_programs().recognise is None


def test_what_a_program_reads_and_writes_is_bytes_and_text() -> None:
    assert output_of(["cat"], "Điều 1".encode(), 5) == "Điều 1"


def test_a_program_that_fails_is_quoted() -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('hết giấy')"]

    with pytest.raises(UnreadableFileError, match="lỗi: hết giấy"):
        output_of(command, None, 5)


def test_a_program_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnreadableFileError, match="chạy quá"):
        output_of(["tail", "-f", "/dev/null"], None, 0.05)


def test_a_program_gets_the_environment_it_needs() -> None:
    command = ["sh", "-c", "printf %s $OMP_THREAD_LIMIT"]

    assert output_of(command, None, 5, {"OMP_THREAD_LIMIT": "1"}) == "1"


@pytest.mark.skipif(not shutil.which("antiword"), reason="antiword is missing")
def test_antiword_says_why_it_cannot_read() -> None:
    with pytest.raises(UnreadableFileError, match="antiword lỗi"):
        Antiword("antiword")(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_antiword_is_asked_for_utf8_paragraphs(tmp_path: Path) -> None:
    program(tmp_path, "antiword", 'echo "$1 $2 $3 $4"')

    assert Antiword(str(tmp_path / "antiword"))(b"") == "-m UTF-8.txt -w 0\n"
