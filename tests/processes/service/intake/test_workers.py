"""A file that takes too much time or memory is set aside, and the rest is read."""

import io
import os
import re
import struct
import subprocess
import sys
import threading
import zlib
from contextlib import closing, nullcontext
from hashlib import sha256
from pathlib import Path
from select import select
from tempfile import NamedTemporaryFile

import pytest
from PIL import Image

from ingest.programs import Programs, RecognisedLine
from schemas.document import ParsedDocument
from schemas.errors import UnreadableFileError
from schemas.record import FileResult, Outcome, Received
from service.archive import Archive
from service.graph.catalogue import Catalogue
from service.intake import parsers
from service.intake.importer import Importer
from service.intake.parsers import (
    Failure,
    LocalParsers,
    Parsed,
    lasting_parsers,
    parse_file,
)
from service.intake.temporary_folder import temporary_folder
from service.intake.workers import Workers
from service.projections.runner import Projections
from service.settings import Limits

WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
SOON = Limits(seconds=1)
LITTLE = Limits(megabytes=256)
SIDE = 7_500  # of a picture that is small packed; unpacked 170 MB, and copied


def hang(data: bytes) -> str:
    """Be busy in C, where no other thread of the process can do anything."""
    return str(re.match(r"(\d+)+x", "1" * 60 + str(len(data))))


def hang_in_a_program(data: bytes) -> str:
    """Start a program that does not end; where to write its number is in the file."""
    program = subprocess.Popen(["sleep", "600"])
    Path(data[len(WORD) :].decode()).write_text(str(program.pid), "utf-8")
    program.wait()
    return ""


def hang_and_say_so(note: str) -> str:
    """Start a program that does not end, and be busy in C meanwhile."""
    program = subprocess.Popen(["sleep", "600"])
    Path(note).write_text(f"{os.getpid()} {program.pid}", "utf-8")
    return hang(b"")


START_AND_WAIT = f"""
import sys
from service.intake.workers import Workers
from service.settings import Limits
from {__name__} import hang_and_say_so
Workers(1, hang_and_say_so, Limits()).do(sys.argv[1])
"""


def crash(data: bytes) -> str:  # noqa: ARG001
    os.abort()


def look(picture: bytes) -> tuple[RecognisedLine, ...]:  # noqa: ARG001
    return (RecognisedLine("Công văn về việc đi lại", 0, 0, 90, 20, 0.9),)


def name_of_a_file(data: bytes) -> str:  # noqa: ARG001
    with NamedTemporaryFile() as file:
        return f"Tệp tạm ở {Path(file.name).parent}"


def priority_of(which: int) -> int:
    return os.getpriority(which, 0)


def received(name: str, data: bytes) -> Received:
    return Received(name, sha256(data).hexdigest(), data)


def letters(count: int) -> list[Received]:
    names = [f"{number}.txt" for number in range(count)]
    return [received(name, f"Công văn số {name}".encode()) for name in names]


def picture(side: int) -> bytes:
    """Return a PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = zlib.compress((b"\0" + b"\xff" * 3 * side) * side, 1)
    size = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def has_ended(process: int) -> bool:
    """Wait for the end of a process that need not be ours."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    with os.fdopen(descriptor, "rb", closefd=True) as watched:
        return bool(select([watched], [], [], 10)[0])


def failures(found: list[tuple[Received, Parsed]]) -> dict[str, Failure]:
    return {file.filename: bad for file, bad in found if isinstance(bad, Failure)}


@pytest.fixture(params=[1, 2])
def workers(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


def test_a_file_that_hangs_is_set_aside_and_the_rest_is_read(workers: int) -> None:
    files = [*letters(3), received("bad.doc", WORD), *letters(9)[3:]]

    parsers = LocalParsers(workers, Programs(convert_doc=hang), SOON)
    found = list(parsers.parse_all(files))

    assert [file for file, _ in found] == files
    assert failures(found) == {
        "bad.doc": Failure("too_slow", "bad.doc: đọc quá 1 giây (VANKHO_TIME_LIMIT)")
    }


def test_a_file_that_needs_too_much_memory_is_set_aside(workers: int) -> None:
    bomb = received("bomb.png", picture(SIDE))
    files = [*letters(3), bomb, *letters(9)[3:]]

    parsers = LocalParsers(workers, Programs(recognise=look), LITTLE)
    found = list(parsers.parse_all(files))

    assert failures(found) == {
        "bomb.png": Failure(
            "too_large", "bomb.png: cần bộ nhớ quá 256 MB (VANKHO_MEMORY_LIMIT)"
        )
    }


def test_the_same_picture_is_read_where_there_is_memory() -> None:
    bomb = received("bomb.png", picture(SIDE))

    ((_, parsed),) = LocalParsers(1, Programs(recognise=look)).parse_all([bomb])

    assert isinstance(parsed, ParsedDocument)


def test_a_file_that_itself_is_larger_than_the_memory_is_set_aside() -> None:
    huge = received("huge.txt", b"a" * (300 * 1024 * 1024))

    ((_, parsed),) = LocalParsers(1, Programs(), LITTLE).parse_all([huge])

    assert isinstance(parsed, Failure)
    assert parsed.code == "too_large"


def test_how_a_process_crashed_is_said(workers: int) -> None:
    files = [received("bad.doc", WORD), *letters(4)]

    found = list(LocalParsers(workers, Programs(convert_doc=crash)).parse_all(files))

    reason = failures(found).pop("bad.doc").reason
    assert reason == "bad.doc: chương trình đọc tệp dừng đột ngột (SIGABRT)"
    assert len(failures(found)) == 1


def test_programs_end_with_the_file_they_were_started_for(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    file = received("bad.doc", WORD + str(note).encode())

    list(
        LocalParsers(1, Programs(convert_doc=hang_in_a_program), SOON).parse_all([file])
    )

    assert has_ended(int(note.read_text("utf-8")))


def test_processes_and_their_programs_die_with_the_one_that_started_them(
    tmp_path: Path,
) -> None:
    note = tmp_path / "pid"
    os.mkfifo(note)
    command = [sys.executable, "-c", START_AND_WAIT, str(note)]
    with subprocess.Popen(command, env={"PYTHONPATH": ":".join(sys.path)}) as started:
        with note.open(encoding="utf-8") as line:
            worker, program = map(int, line.read().split())
        started.kill()

    assert has_ended(worker)
    assert has_ended(program)


def test_an_import_that_is_broken_off_does_not_wait_for_a_file_that_hangs() -> None:
    before = set(threading.enumerate())  # other tests may have left some
    found = LocalParsers(2, Programs(convert_doc=hang)).parse_all(
        [letters(1)[0], received("bad.doc", WORD), *letters(20)[1:]]
    )

    next(found)
    found.close()  # would wait for its twenty minutes

    assert set(threading.enumerate()) <= before


def test_a_process_is_used_again_and_ends_when_it_is_closed() -> None:
    with closing(LocalParsers(1, Programs())) as parsers:
        first, second = (parsers.parse(each) for each in letters(2))

    assert isinstance(first, ParsedDocument)
    assert isinstance(second, ParsedDocument)


def test_a_process_lets_others_go_first_as_far_as_it_is_told() -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)

    with closing(Workers(1, priority_of, Limits(niceness=3))) as workers:
        assert workers.do(os.PRIO_PROCESS) == before + 3


def test_a_process_shares_our_session_so_that_its_niceness_counts_among_ours() -> None:
    with closing(Workers(1, os.getsid, Limits())) as workers:
        assert workers.do(0) == os.getsid(0)


def test_a_draft_is_read_after_the_import_in_which_its_process_began() -> None:
    parsers = lasting_parsers(
        1, Programs(convert_doc=name_of_a_file), Limits(), nullcontext
    )
    with closing(parsers):
        with temporary_folder():
            first = parsers.read(WORD, "one.doc")
        second = parsers.read(WORD, "two.doc")

    assert first.text == second.text


def test_a_draft_that_hangs_is_an_error_that_names_the_limit() -> None:
    with (
        closing(LocalParsers(1, Programs(convert_doc=hang), SOON)) as parsers,
        pytest.raises(UnreadableFileError, match=r"bad\.doc.*1 giây") as caught,
    ):
        parsers.read(WORD, "bad.doc")

    assert caught.value.code == "too_slow"


def test_pages_read_before_most_of_the_time_is_over_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter([0, 10, 74, 76])
    monkeypatch.setattr(parsers, "monotonic", lambda: next(clock))
    pages = [Image.new("L", (200, 200), 255) for _ in range(3)]
    file = io.BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])

    parsed = parse_file(
        Programs(recognise=look), 100, received("scan.tiff", file.getvalue())
    )

    assert isinstance(parsed, ParsedDocument)
    assert [bool(page.lines) for page in parsed.reading.pages] == [True, True, False]
    (doubt,) = (each for each in parsed.doubts if each.code == "page_unread")
    assert "trang 3: hết thời gian" in doubt.message


def test_what_was_set_aside_for_its_time_is_in_the_quarantine_with_the_reason(
    archive: Archive, projections: Projections, graph: Catalogue, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.doc").write_bytes(WORD)
    (inbox / "b.txt").write_text("Công văn về việc đi lại", "utf-8")
    parsers = LocalParsers(2, Programs(convert_doc=hang), SOON)
    results: list[FileResult] = []

    Importer(archive, projections, parsers).run([inbox], results.append)

    outcomes = [each.outcome for each in results]
    assert outcomes == [Outcome.QUARANTINED, Outcome.ARCHIVED]
    (entry,) = graph.quarantined()
    assert "a.doc: đọc quá 1 giây" in entry.reason
