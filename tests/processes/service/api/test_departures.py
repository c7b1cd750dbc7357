"""Heavy work ends with the client that wanted it; the service is a real one."""

import os
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from select import select
from subprocess import Popen
from threading import Event

import pytest

from ingest.programs import Programs
from schemas.document import ParsedDocument
from schemas.record import Received
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.checking.checker import Checker
from service.intake.parsers import LocalParsers, Parsed
from service.lanes import Lane, wanted
from service.settings import Limits, Settings
from tests.served import served

PATIENCE = 30
BOUNDARY = "draft"


def hang_in_a_program(
    _programs: Programs, _seconds: float, received: Received
) -> Parsed:
    """Start a program that does not end; what is written to has their numbers."""
    with (
        Popen(["sleep", "600"]) as program,
        Path(received.content().decode()).open("w", encoding="ascii") as note,
    ):
        note.write(f"{os.getpid()} {program.pid}")
        note.close()
        program.wait()
    raise AssertionError


class Drafts:
    """Reads drafts as an archive does, in one lane, and says when one enters it."""

    def __init__(self) -> None:
        self.lane = Lane(1, waiting=2)
        self.came = Event()
        self._parsers = LocalParsers(1, Programs(), Limits(), hang_in_a_program, wanted)

    def read(self, data: bytes, filename: str) -> ParsedDocument:
        self.came.set()
        with self.lane.entered():
            return self._parsers.read(data, filename)

    def close(self) -> None:
        self._parsers.close()


@pytest.fixture
def drafts() -> Iterator[Drafts]:
    with closing(Drafts()) as each:
        yield each


@pytest.fixture
def opened(tmp_path: Path, drafts: Drafts) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path / "home")) as archive:
        archive.here.checker = Checker(archive.graph, drafts.read)
        yield archive


@pytest.fixture
def port(opened: OpenArchive) -> Iterator[int]:
    """Where the archive is served, in a thread."""
    with served(create_app(opened)) as port:
        yield port


@contextmanager
def sent_draft(port: int, note: Path) -> Iterator[socket.socket]:
    """Send a draft to be checked; the client leaves at the end of the block."""
    body = (
        f"--{BOUNDARY}\r\n"
        'Content-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        f"{note}\r\n--{BOUNDARY}--\r\n"
    )
    head = (
        "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(f"{head}{body}".encode())
        yield client


def fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def processes_of(note: Path) -> list[int]:
    """Return, once they are written, the process that reads and the one it started."""
    return [os.pidfd_open(int(each)) for each in note.read_text("ascii").split()]


def end_in_time(processes: list[int]) -> bool:
    ended = all(select([each], [], [], PATIENCE)[0] for each in processes)
    for each in processes:
        os.close(each)
    return ended


def test_the_processes_that_read_a_draft_end_with_its_client(
    port: int, tmp_path: Path
) -> None:
    note = fifo(tmp_path / "note")
    with sent_draft(port, note):
        processes = processes_of(note)

    assert end_in_time(processes)


def test_a_client_that_leaves_makes_room_for_the_next(
    port: int, tmp_path: Path
) -> None:
    for name in ("first", "second", "third"):
        note = fifo(tmp_path / name)
        with sent_draft(port, note):
            processes = processes_of(note)

        assert end_in_time(processes)


def test_who_waits_for_room_and_leaves_does_not_get_it(
    port: int, drafts: Drafts, tmp_path: Path
) -> None:
    first, never, next_one = (fifo(tmp_path / each) for each in ("1", "2", "3"))
    with sent_draft(port, first):
        processes = processes_of(first)
        drafts.came.clear()
        with sent_draft(port, never):
            assert drafts.came.wait(PATIENCE)
    assert end_in_time(processes)

    with sent_draft(port, next_one):
        processes = processes_of(next_one)
    assert end_in_time(processes)
