"""Files are read by other processes, and one that crashes takes nobody with it."""

import os
import signal
from hashlib import sha256

from ingest.programs import Programs
from schemas.document import ParsedDocument
from schemas.record import Received
from service.intake.parsers import Failure, LocalParsers

WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def crash(data: bytes) -> str:  # noqa: ARG001
    """Convert a .doc file as a program with a fault would."""
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def fail(data: bytes) -> str:  # noqa: ARG001
    raise ZeroDivisionError


def received(name: str, data: bytes) -> Received:
    return Received(name, sha256(data).hexdigest(), data)


def letters(count: int) -> list[Received]:
    names = [f"{number}.txt" for number in range(count)]
    return [received(name, f"Công văn số {name}".encode()) for name in names]


def test_files_come_back_in_their_order() -> None:
    files = letters(12)

    found = list(LocalParsers(2, Programs()).parse_all(files))

    assert [file for file, _ in found] == files
    assert all(isinstance(parsed, ParsedDocument) for _, parsed in found)


def test_the_file_that_crashes_a_process_is_told_from_its_neighbours() -> None:
    files = [*letters(2), received("bad.doc", WORD), *letters(9)[2:]]

    found = list(LocalParsers(2, Programs(convert_doc=crash)).parse_all(files))

    failed = {file.filename: bad for file, bad in found if isinstance(bad, Failure)}
    assert [file for file, _ in found] == files
    assert {name: bad.code for name, bad in failed.items()} == {"bad.doc": "crashed"}


def test_an_error_of_the_parser_is_a_failure_of_the_file() -> None:
    ((_, failure),) = LocalParsers(1, Programs(convert_doc=fail)).parse_all(
        [received("bad.doc", WORD)]
    )

    assert isinstance(failure, Failure)
    assert failure.code == "parser_error"


def test_an_unreadable_file_keeps_the_code_of_its_error() -> None:
    ((_, failure),) = LocalParsers(1, Programs()).parse_all(
        [received("broken.pdf", b"%PDF-1.7\n%%broken")]
    )

    assert isinstance(failure, Failure)
    assert failure.reason
