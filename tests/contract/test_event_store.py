"""What the archive does on every event store."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from schemas.document import ParsedDocument
from schemas.errors import ConflictError
from service.archive import Archive
from service.domain.document import Document
from service.domain.document_log import DocumentLog
from service.engines import event_store
from service.files.in_memory import MemoryFiles
from service.settings import Settings
from tests.engines import DATABASES
from tests.factories import make_citation, make_parsed, make_received

PARSED = make_parsed(make_citation())
RECEIVED = make_received(PARSED)


@pytest.fixture(params=["memory", *DATABASES])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    match request.param:
        case "memory":
            return {"PERSISTENCE_MODULE": "eventsourcing.popo"}
        case "sqlite":
            return event_store(Settings(tmp_path))
    database = request.getfixturevalue("database")
    return event_store(Settings(tmp_path, database=database))


@pytest.fixture
def archive(store: dict[str, str]) -> Iterator[Archive]:
    opened = Archive(DocumentLog(store), MemoryFiles())
    yield opened
    opened.log.close()


def events(archive: Archive) -> list[type]:
    return [
        type(archive.log.event_of(each)) for each in archive.log.events_after(0, 100)
    ]


def register(archive: Archive, parsed: ParsedDocument = PARSED) -> str:
    ident = archive.register(make_received(parsed), parsed)
    archive.commit()
    return ident


def test_a_document_is_received_read_and_parsed(archive: Archive) -> None:
    register(archive)

    assert events(archive) == [Document.Received, Document.Read, Document.Parsed]


def test_an_empty_archive_has_no_position(archive: Archive) -> None:
    assert archive.log.last_position() == 0
    assert not archive.has(RECEIVED.checksum)


def test_what_was_registered_is_there(archive: Archive) -> None:
    register(archive)

    assert archive.has(RECEIVED.checksum)
    assert archive.log.last_position() == 3


def test_the_id_is_made_of_the_content_alone(archive: Archive) -> None:
    first = register(archive)
    other = register(archive, make_parsed(body="khác"))

    assert first != other
    assert first == archive.quarantine(RECEIVED, "no_text", "không có chữ")


def test_what_was_not_committed_is_known_but_not_stored(archive: Archive) -> None:
    archive.register(RECEIVED, PARSED)

    assert archive.has(RECEIVED.checksum)
    assert archive.log.last_position() == 0


def test_a_file_in_quarantine_is_not_archived(archive: Archive) -> None:
    archive.quarantine(RECEIVED, "no_text", "không có chữ")
    archive.commit()

    assert events(archive) == [Document.Received, Document.Quarantined]
    assert not archive.has(RECEIVED.checksum)


def test_the_same_problem_again_is_no_event(archive: Archive) -> None:
    for _ in range(2):
        archive.quarantine(RECEIVED, "no_text", "không có chữ")
        archive.commit()

    assert archive.log.last_position() == 2


def test_a_file_in_quarantine_can_be_read_later(archive: Archive) -> None:
    archive.quarantine(RECEIVED, "no_text", "không có chữ")
    archive.commit()
    register(archive)

    assert events(archive)[2:] == [Document.Read, Document.Parsed]
    assert archive.has(RECEIVED.checksum)


def test_events_come_in_portions(archive: Archive) -> None:
    register(archive)

    assert [each.id for each in archive.log.events_after(1, 1)] == [2]
    assert [each.id for each in archive.log.events_after(2, 10)] == [3]


def test_a_decision_is_made_again_where_another_writer_was_first(
    archive: Archive,
) -> None:
    ident = register(archive)
    seen: list[int] = []

    def decide(document: Document) -> None:
        seen.append(document.version)
        if len(seen) == 1:
            another_writer(archive, ident)
        document.withdraw("An", "nhập nhầm")

    archive.log.change(lambda: load(archive, ident), decide)

    assert seen == [3, 4]
    assert events(archive)[3:] == [Document.MarkedAsCopy, Document.Withdrawn]


def test_where_others_are_always_first_that_is_a_conflict(archive: Archive) -> None:
    ident = register(archive)

    def decide(document: Document) -> None:
        another_writer(archive, ident)
        document.withdraw("An", "nhập nhầm")

    with pytest.raises(ConflictError):
        archive.log.change(lambda: load(archive, ident), decide)
    assert Document.Withdrawn not in events(archive)


def test_what_is_read_again_is_kept_when_somebody_decides_meanwhile(
    archive: Archive,
) -> None:
    ident = register(archive)
    archive.register(RECEIVED, make_parsed(make_citation(), issuer="Bộ Nội vụ"))
    another_writer(archive, ident)

    archive.commit()

    assert events(archive)[3:] == [
        Document.MarkedAsCopy,
        Document.Read,
        Document.Parsed,
    ]


def load(archive: Archive, ident: str) -> Document:
    found = archive.log.find(Document, UUID(ident))
    assert found
    return found


def another_writer(archive: Archive, ident: str) -> None:
    """Append an event of the document, as another process would."""
    document = load(archive, ident)
    document.mark_as_copy("b0000000", "Bình", "bản phô tô")
    archive.log.save(document)


def test_what_another_process_has_brought_meanwhile_costs_no_neighbour(
    store: dict[str, str],
) -> None:
    """Both read the same new file; the batch of the later one holds another, too."""
    if store["PERSISTENCE_MODULE"].endswith("popo"):
        pytest.skip("a store in memory has one process")
    one, other = (Archive(DocumentLog(store), MemoryFiles()) for _ in range(2))
    parsed = make_parsed(body="chỉ có ở đây")
    other.register(RECEIVED, PARSED)
    other.register(make_received(parsed), parsed)
    register(one)

    other.commit()

    assert len(one.log.events_after(0, 100)) == 6  # positions on a server have gaps
    assert one.has(make_received(parsed).checksum)
    one.log.close()
    other.log.close()
