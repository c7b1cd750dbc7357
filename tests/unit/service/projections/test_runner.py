"""Views keep up with the events, and are made anew from them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from ingest.text.joined_text import join_pages
from schemas.citation import Relation
from schemas.document import Line, Method, Page, ParsedDocument, Part
from schemas.errors import BusyError, SearchUnavailableError
from schemas.search import SearchEntry
from schemas.standing import Force
from service.answers.missing_documents import find_missing
from service.answers.traces import trace_reference
from service.archive import Archive
from service.domain.document import Document
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.projections import runner
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from service.projections.search_index import SearchProjection
from service.projections.stale_entries import StaleEntries
from tests.factories import REPORT, make_citation, make_parsed, make_received

if TYPE_CHECKING:
    from service.projections.port import Projection

Register = Callable[..., str]
Entries = dict[str, SearchEntry]
TEXT = Method.TEXT


def answers(graph: Catalogue, document: str) -> list[Any]:
    return [
        graph.record(document),
        graph.quarantined(),
        graph.count_links(),
        find_missing(graph),
        trace_reference(graph, "15/BC-VKS", 3),
        trace_reference(graph, "48/KH-VKS", 3),
    ]


@pytest.fixture
def report(register: Register, archive: Archive) -> str:
    """An archive with a report that cites a plan, and a file that was set aside."""
    broken = make_received(make_parsed(body="hỏng"))
    archive.quarantine(broken, "no_text", "không có chữ")
    missing = make_citation(number=REPORT, text="khác", issuer="Bộ Nội vụ")
    citing = make_parsed(
        make_citation(), missing, body="báo cáo", number=REPORT, doc_type="Báo cáo"
    )
    return register(make_parsed(), citing)


def test_events_are_handled_once(projections: Projections, report: str) -> None:
    assert report
    assert projections.catch_up() == 0
    assert projections.behind() == 0


def test_after_a_rebuild_every_answer_is_the_same(
    projections: Projections, graph: Catalogue, report: str
) -> None:
    before = answers(graph, report)
    told: list[tuple[int, int]] = []

    assert projections.rebuild(lambda done, total: told.append((done, total))) == 8
    assert answers(graph, report) == before
    assert told[-1] == (8, 8)


def test_a_record_holds_what_was_read(graph: Catalogue, report: str) -> None:
    record = graph.record(report)

    assert record
    assert record.header.number == REPORT
    assert record.received_at.tzinfo
    assert (record.pages, record.methods, record.trust) == (1, ("text",), 1.0)
    assert record.citations[0] == make_citation()


def test_a_poisoned_event_is_set_aside_and_the_rest_goes_on(
    archive: Archive, projections: Projections, graph: Catalogue, register: Register
) -> None:
    parsed = make_parsed(body="độc")
    archive.register(make_received(parsed), parsed)
    (poisoned,) = archive._pending.values()  # noqa: SLF001  # a fault of the store
    event = poisoned.pending_events[-1]
    assert isinstance(event, Document.Parsed)
    event.__dict__["header"] = {"number": "not a number"}

    good = register(make_parsed())

    assert graph.record(good)
    (fault,) = projections.failures()
    assert fault.position == 3
    assert fault.topic.endswith("Document.Parsed")


class Index:
    """Remembers what is put; only what a projection needs of an index."""

    def __init__(self) -> None:
        self.entries: Entries = {}
        self.reached = 0
        self.reached_digest = ""

    def put(self, entries: Any) -> None:
        self.entries |= {each.id: each for each in entries}

    def remove(self, ids: Any) -> None:
        for each in ids:
            self.entries.pop(each, None)

    def refresh(self) -> None:
        """See everything at once."""

    def position(self) -> int:
        return self.reached

    def digest(self) -> str:
        return self.reached_digest

    def store_position(self, position: int, digest: str = "") -> None:
        self.reached, self.reached_digest = position, digest


def test_the_index_gets_the_text_and_the_cited_keys(
    archive: Archive,
    graph: Catalogue,
    files: MemoryFiles,
    engine: Engine,
    report: str,
) -> None:
    index: Any = Index()
    projection = SearchProjection(index, graph, files, StaleEntries(engine))
    Projections(
        archive.log, [projection], FailedEvents(engine), ProjectionLock(engine)
    ).catch_up()

    entry = index.entries[report]
    assert entry.body == "báo cáo"
    assert entry.number_key == REPORT.key
    assert len(entry.cited_keys) == 2
    assert index.reached == archive.log.last_position()


def test_what_arrives_meanwhile_waits_until_the_views_before_have_it(
    archive: Archive, graph: Catalogue, files: MemoryFiles, engine: Engine
) -> None:
    """The index is made of the views; else it would pass over the newcomer for good."""

    class Interrupted(SearchProjection):
        def position(self) -> int:
            position = archive.log.last_position()
            put(archive, f"đến trong lúc ấy, khi có {position} sự kiện")
            return super().position()

    put(archive, "đến trước")
    index: Any = Index()
    views: list[Projection] = [
        ViewsProjection(engine, files),
        Interrupted(index, graph, files, StaleEntries(engine)),
    ]
    Projections(
        archive.log, views, FailedEvents(engine), ProjectionLock(engine)
    ).catch_up()

    assert len(index.entries) == graph.count_documents()


def following(
    archive: Archive, files: MemoryFiles, engine: Engine, index: object
) -> Projections:
    """Return read models and *index* as they follow the archive."""
    graph, stale = Catalogue(engine), StaleEntries(engine)
    search = SearchProjection(index, graph, files, stale)  # type: ignore[arg-type]
    return Projections(
        archive.log,
        [ViewsProjection(engine, files), search],
        FailedEvents(engine),
        ProjectionLock(engine),
    )


def test_in_a_hurry_nobody_waits_long_for_others(
    archive: Archive,
    files: MemoryFiles,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runner, "HURRY", 0.1)
    put(archive, "vừa ghi")
    projections = following(archive, files, engine, Index())
    with ThreadPoolExecutor() as threads, projections._lock.take(wait=True):  # noqa: SLF001
        threads.submit(projections.catch_up, hurry=True).result(30)

    assert isinstance(projections.delay, BusyError)
    assert projections.catch_up(hurry=True)
    assert projections.delay is None


def test_in_a_hurry_nobody_waits_long_for_a_rebuild(
    archive: Archive,
    files: MemoryFiles,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runner, "HURRY", 0.1)
    put(archive, "vừa ghi")
    index = Index()
    projections = following(archive, files, engine, index)
    projections.catch_up()
    index.reached = 99  # of a log that was restored from an older copy
    rebuilding = projections._rebuilds.take(wait=True)  # noqa: SLF001
    with ThreadPoolExecutor() as threads, rebuilding:
        threads.submit(projections.catch_up, hurry=True).result(30)

    assert isinstance(projections.delay, BusyError)


def test_what_others_wrote_who_no_longer_wait_is_applied_too(
    archive: Archive,
    graph: Catalogue,
    files: MemoryFiles,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Busy(Index):
        def put(self, entries: Any) -> None:
            super().put(entries)
            if len(self.entries) == 1:
                put(archive, "đến trong lúc ấy")

    index, clock = Busy(), iter((100.0, 100.0, 200.0, 200.0, 201.0))
    monkeypatch.setattr(runner, "monotonic", clock.__next__)
    put(archive, "đến trước")
    following(archive, files, engine, index).catch_up()

    assert len(index.entries) == graph.count_documents() == 2


def test_while_the_index_is_away_the_read_models_follow_what_came_in_meanwhile(
    archive: Archive, graph: Catalogue, files: MemoryFiles, engine: Engine
) -> None:
    class Hanging(Index):
        def put(self, entries: Any) -> None:
            list(entries)
            put(archive, "đến trong lúc ấy")
            raise SearchUnavailableError

        def close(self) -> None:
            pass

    put(archive, "đến trước")
    projections = following(archive, files, engine, Hanging())
    projections.catch_up()

    assert isinstance(projections.delay, SearchUnavailableError)
    assert graph.count_documents() == 2


def put(archive: Archive, body: str) -> None:
    parsed = make_parsed(body=body)
    archive.register(make_received(parsed), parsed)
    archive.commit()


@pytest.mark.parametrize(
    "lookup",
    [
        "keys WHERE key = 'x'",
        "keys WHERE document = 'x'",
        "citations WHERE document = 'x'",
        "citations WHERE identity = 'x'",
        "identities WHERE key = 'x'",
        "identities WHERE typo_key = 'x'",
        "identities WHERE target = 'x'",
        "identities WHERE stale = 1 ORDER BY key",
    ],
)
def test_what_links_need_is_looked_up_by_an_index(sqlite: Engine, lookup: str) -> None:
    plan = plan_of(sqlite, lookup)

    assert "USING" in plan
    assert "TEMP B-TREE" not in plan


def plan_of(sqlite: Engine, lookup: str) -> str:
    with sqlite.connect() as connection:
        query = f"EXPLAIN QUERY PLAN SELECT * FROM {lookup}"  # noqa: S608
        return " ".join(str(row) for row in connection.execute(text(query)))


@pytest.fixture
def indexed(
    archive: Archive, graph: Catalogue, files: MemoryFiles, engine: Engine
) -> Callable[..., Entries]:
    """Put parsed documents into the archive, one after the other; all entries."""
    index: Any = Index()
    search = SearchProjection(index, graph, files, StaleEntries(engine))
    views: list[Projection] = [ViewsProjection(engine, files), search]
    projections = Projections(
        archive.log, views, FailedEvents(engine), ProjectionLock(engine)
    )

    def run(*parsed: ParsedDocument) -> Entries:
        for each in parsed:
            archive.register(make_received(each), each)
            archive.commit()
            projections.catch_up()
        projections.catch_up()
        entries: Entries = index.entries
        return {str(entry.number): entry for entry in entries.values()}

    return run


REPEALING = make_parsed(
    make_citation(relation=Relation.REPEALS),
    body="Bãi bỏ Kế hoạch số 48/KH-VKS",
    number=REPORT,
    issued_on=date(2023, 1, 1),
)


@pytest.mark.parametrize("plan_is_first", [True, False])
def test_the_index_is_told_of_a_document_that_another_one_repeals(
    indexed: Callable[..., Entries], *, plan_is_first: bool
) -> None:
    both = (make_parsed(), REPEALING)
    entries = indexed(*(both if plan_is_first else reversed(both)))

    assert entries["48/KH-VKS"].standing is Force.REPEALED
    assert entries["15/BC-VKS"].standing is None


def test_the_index_is_told_when_it_is_no_longer_sure_what_was_repealed(
    indexed: Callable[..., Entries],
) -> None:
    twin = make_parsed(body="Kế hoạch cùng số")
    entries = indexed(make_parsed(), REPEALING, twin)

    assert entries["48/KH-VKS"].standing is None


def test_the_index_is_told_when_it_is_decided_what_was_repealed(
    indexed: Callable[..., Entries], archive: Archive
) -> None:
    entries = indexed(make_parsed(), REPEALING)
    assert entries["48/KH-VKS"].standing is Force.REPEALED
    repealing = archive.log.find(Document, UUID(entries["15/BC-VKS"].id))
    assert repealing
    key, day = str(REPEALING.citations[0].number.key), "2022-01-10"  # type: ignore[union-attr]
    repealing.dismiss_citation(key, day, "An", "không phải viện dẫn")
    archive.log.save(repealing)

    assert indexed()["48/KH-VKS"].standing is None


def test_an_entry_tells_pages_and_footnotes(indexed: Callable[..., Entries]) -> None:
    pages = (
        Page(1, (Line("Trang đầu¹."), Line("¹ Chú thích.", part=Part.FOOTNOTE)), TEXT),
        Page(2, (Line("Trang sau."),), TEXT),
    )
    parsed = replace(make_parsed(), text=join_pages(pages))
    (entry,) = indexed(parsed).values()

    stands = {each.start: (each.page, each.note) for each in entry.stretches}
    assert stands == {
        0: (1, None),
        entry.body.index("Trang sau"): (2, None),
        entry.body.index("¹ Chú"): (1, "1"),
    }


def test_an_entry_knows_when_its_document_came_in(
    indexed: Callable[..., Entries],
) -> None:
    entries = indexed(make_parsed(), REPEALING)

    assert entries["48/KH-VKS"].arrived == 1
    assert entries["15/BC-VKS"].arrived == 4
