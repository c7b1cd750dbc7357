"""Programs of the system: found or missing."""

from pathlib import Path

import pytest

from service.intake.programs import installed_programs
from tests.programs import program


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
