"""antiword: how it is called, and how it fails."""

import shutil
from pathlib import Path

import pytest

from schemas.errors import UnreadableFileError
from service.intake.programs.antiword import Antiword
from tests.programs import program


@pytest.mark.skipif(not shutil.which("antiword"), reason="antiword is missing")
def test_antiword_says_why_it_cannot_read() -> None:
    with pytest.raises(UnreadableFileError, match="antiword lỗi"):
        Antiword("antiword")(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_antiword_is_asked_for_utf8_paragraphs(tmp_path: Path) -> None:
    program(tmp_path, "antiword", 'echo "$1 $2 $3 $4"')

    assert Antiword(str(tmp_path / "antiword"))(b"") == "-m UTF-8.txt -w 0\n"
