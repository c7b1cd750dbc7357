"""Files into the archive: archived, duplicates, quarantined."""

from collections.abc import Generator, Iterable, Iterator
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from ingest.programs import Programs
from schemas.errors import ServerUnavailableError
from schemas.record import FileResult, ImportSummary, Outcome, Received
from service.archive import Archive
from service.files.large_files import LARGE
from service.files.port import FileStore
from service.graph.catalogue import Catalogue
from service.intake.importer import Importer
from service.intake.parsers import LocalParsers, Parsed
from service.intake.unpackers import UnpackerProcess
from service.projections.runner import Projections
from service.settings import Limits
from tests.factories import make_parsed


@pytest.fixture
def importer(archive: Archive, projections: Projections) -> Importer:
    return Importer(archive, projections, LocalParsers(1, Programs()))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A letter, its copy, and a file that ends too early."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("Công văn về việc đi lại", "utf-8")
    (folder / "b.txt").write_text("Công văn về việc đi lại", "utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7\n%%broken")
    return folder


def letter_of(data: bytes) -> str:
    return f"Công văn về việc đi lại {len(data)}"


def run(importer: Importer, path: Path) -> tuple[ImportSummary, list[FileResult]]:
    results: list[FileResult] = []
    return importer.run([path], results.append), results


def test_each_file_is_told_once(importer: Importer, inbox: Path) -> None:
    summary, results = run(importer, inbox)

    outcomes = {Path(each.path).name: each.outcome for each in results}
    assert outcomes == {
        "a.txt": Outcome.ARCHIVED,
        "b.txt": Outcome.DUPLICATE,
        "c.pdf": Outcome.QUARANTINED,
    }
    assert (summary.seen, summary.archived) == (3, 1)
    assert (summary.duplicates, summary.quarantined) == (1, 1)


def test_a_duplicate_names_the_document_it_repeats(
    importer: Importer, inbox: Path
) -> None:
    _, results = run(importer, inbox)

    named = {Path(each.path).name: each.document for each in results}
    assert named["a.txt"] == named["b.txt"]


def test_the_same_files_again_change_nothing(
    importer: Importer, archive: Archive, inbox: Path
) -> None:
    run(importer, inbox)
    events = archive.log.last_position()

    summary, _ = run(importer, inbox)

    assert (summary.archived, summary.duplicates, summary.quarantined) == (0, 2, 1)
    assert archive.log.last_position() == events


def test_what_was_imported_is_in_the_views(
    importer: Importer, graph: Catalogue, inbox: Path
) -> None:
    run(importer, inbox)

    assert graph.count_documents() == 1
    assert [each.filename for each in graph.quarantined()] == ["c.pdf"]


class ParsersThatGoAway:
    """Reads one file; then the machines that read are out of reach."""

    def parse_all(self, files: Iterable[Received]) -> Iterator[tuple[Received, Parsed]]:
        yield next(iter(files)), make_parsed()
        raise ServerUnavailableError("8786")

    def close(self) -> None:
        """There is nothing to close."""


def test_what_a_failed_import_had_collected_is_stored_by_no_later_one(
    archive: Archive, projections: Projections, inbox: Path
) -> None:
    failing = Importer(archive, projections, ParsersThatGoAway())
    with pytest.raises(ServerUnavailableError):
        run(failing, inbox)

    archive.commit()

    assert archive.log.last_position() == 0


@pytest.fixture
def large(inbox: Path) -> Path:
    """A letter of many pages."""
    path = inbox / "d.txt"
    path.write_text("Công văn về việc đi lại\n" + "\n" * LARGE, "utf-8")
    return path


def test_a_large_file_is_archived_as_it_is(
    importer: Importer, archive: Archive, files: FileStore, large: Path
) -> None:
    summary, _ = run(importer, large)
    again, _ = run(importer, large)

    checksum = sha256(large.read_bytes()).hexdigest()
    assert (summary.archived, again.duplicates) == (1, 1)
    assert archive.is_whole(checksum, large.stat().st_size)
    assert files.read(checksum) == large.read_bytes()


def test_a_large_file_that_changes_while_it_is_read_is_left(
    archive: Archive, projections: Projections, large: Path
) -> None:
    class Changing(LocalParsers):
        def parse_all(
            self, files: Iterable[Received]
        ) -> Generator[tuple[Received, Parsed], None, None]:
            for read in super().parse_all(files):
                large.write_text("khác", "utf-8")
                yield read

    importer = Importer(archive, projections, Changing(1, Programs()))
    summary, (left,) = run(importer, large)

    assert (summary.archived, left.outcome) == (0, Outcome.SKIPPED)
    assert left.code == "being_written"


def test_files_without_bytes_are_told_apart(
    importer: Importer, graph: Catalogue, tmp_path: Path
) -> None:
    importer.run([tmp_path / "one.txt", tmp_path / "two.txt"], lambda _: None)

    names = {each.filename for each in graph.quarantined()}
    assert names == {"one.txt", "two.txt"}


def test_a_file_of_the_quarantine_is_read_when_it_can_be(
    archive: Archive, projections: Projections, graph: Catalogue, tmp_path: Path
) -> None:
    word = tmp_path / "old.doc"
    word.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    Importer(archive, projections, LocalParsers(1, Programs())).run(
        [word], lambda _: None
    )
    assert graph.count_quarantined() == 1

    able = Programs(convert_doc=letter_of)
    summary = Importer(archive, projections, LocalParsers(1, able)).run(
        [word], lambda _: None
    )

    assert summary.archived == 1
    assert graph.count_quarantined() == 0


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    """A mail with a letter and a file that ends too early."""
    message = EmailMessage()
    message["From"] = message["To"] = "a@b.example"
    message.set_content("Kính gửi các phòng")
    letter = "Công văn về việc đi lại".encode()
    message.add_attachment(letter, "text", "plain", filename="thư.txt")
    message.add_attachment(
        b"%PDF-1.7\n%%broken", "application", "pdf", filename="c.pdf"
    )
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(message))
    return path


def test_files_inside_a_mail_are_archived_with_the_path_that_names_it(
    archive: Archive, projections: Projections, graph: Catalogue, mail: Path
) -> None:
    unpacker = UnpackerProcess(Limits())
    importer = Importer(archive, projections, LocalParsers(1, Programs()), unpacker)

    summary, results = run(importer, mail)

    assert (summary.archived, summary.quarantined) == (2, 1)
    records = [graph.record(each.document or "") for each in results]
    assert [each.path for each in records if each] == [
        str(mail),
        f"{mail}/thư.txt",
    ]
    assert [each.path for each in graph.quarantined()] == [f"{mail}/c.pdf"]


def test_files_inside_a_mail_are_duplicates_the_next_time(
    importer: Importer, mail: Path
) -> None:
    run(importer, mail)

    summary, _ = run(importer, mail)

    assert (summary.archived, summary.duplicates) == (0, 2)


def test_what_is_no_document_is_skipped_and_counted(
    importer: Importer, inbox: Path
) -> None:
    (inbox / "Thumbs.db").write_bytes(b"x")

    summary, results = run(importer, inbox)

    assert (summary.seen, summary.skipped) == (4, 1)
    assert [each.code for each in results if each.outcome is Outcome.SKIPPED] == [
        "system_file"
    ]


def test_unpacking_that_takes_too_long_takes_no_other_file_along(
    archive: Archive, projections: Projections, mail: Path
) -> None:
    unpacker = UnpackerProcess(Limits(seconds=0.000_001))
    importer = Importer(archive, projections, LocalParsers(1, Programs()), unpacker)

    summary, results = run(importer, mail)

    assert (summary.archived, summary.quarantined) == (1, 1)
    assert "VANKHO_TIME_LIMIT" in str(results)
