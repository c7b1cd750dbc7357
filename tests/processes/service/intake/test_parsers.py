"""Files are read by other processes, and one that crashes takes nobody with it."""

import os
import signal
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import closing
from hashlib import sha256
from threading import Semaphore

from ingest.programs import Programs
from schemas.document import ParsedDocument
from schemas.record import Received
from service.intake.parsers import (
    IN_FLIGHT,
    SMALL,
    SMALL_IN_FLIGHT,
    Failure,
    LocalParsers,
    Parsed,
    in_flight,
)

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


def test_workers_read_on_while_nobody_takes_what_they_have_read() -> None:
    class Counting(LocalParsers):
        def _read(self, file: Received) -> bytes | Failure:
            read = super()._read(file)
            done.release()
            return read

    done, files = Semaphore(0), letters(12)
    with closing(Counting(1, Programs()).parse_all(files)) as results:
        next(results)

        assert all(done.acquire(timeout=60) for _ in files)


def submitted_of(files: Iterable[Received], workers: int) -> list[Received]:
    """Return which files are submitted before the first is taken."""
    submitted: list[Received] = []

    def submit(file: Received) -> Future[Parsed]:
        submitted.append(file)
        return Future()

    next(in_flight(files, submit, lambda: workers))
    return submitted


def test_of_small_files_many_are_in_flight() -> None:
    assert len(submitted_of(letters(900), 2)) == 2 * SMALL_IN_FLIGHT


def test_of_large_files_few_are_in_flight() -> None:
    scan = received("scan.pdf", bytes(SMALL // IN_FLIGHT))

    assert len(submitted_of([scan] * 500, 2)) == 2 * IN_FLIGHT


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
