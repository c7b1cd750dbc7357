"""What programs read and write; they are stopped when they take too long."""

import sys

import pytest

from schemas.errors import UnreadableFileError
from service.intake.programs.process import output_of


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
