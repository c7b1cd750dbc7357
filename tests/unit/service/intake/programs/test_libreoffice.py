"""LibreOffice: how it is called, and how it fails."""

from pathlib import Path

import pytest

from schemas.errors import UnreadableFileError
from service.intake.programs.libreoffice import LibreOffice
from tests.programs import program

COPIES = 'while [ "$1" != --outdir ]; do shift; done; cat "$3" >"$2/a.docx"'


def test_libreoffice_gives_the_docx_file_that_it_makes(tmp_path: Path) -> None:
    program(tmp_path, "soffice", COPIES)

    assert LibreOffice(str(tmp_path / "soffice"))(b"old") == b"old"


def test_libreoffice_that_makes_nothing_has_failed(tmp_path: Path) -> None:
    program(tmp_path, "soffice", "exit 0")

    with pytest.raises(UnreadableFileError, match="LibreOffice"):
        LibreOffice(str(tmp_path / "soffice"))(b"old")


def test_each_file_has_a_profile_of_its_own(tmp_path: Path) -> None:
    program(tmp_path, "soffice", f'echo "$2" >>{tmp_path}/asked; {COPIES}')
    convert = LibreOffice(str(tmp_path / "soffice"))

    convert(b"one")
    convert(b"two")

    first, second = (tmp_path / "asked").read_text().splitlines()
    assert first.startswith("-env:UserInstallation=file:///")
    assert first != second
