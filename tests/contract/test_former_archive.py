"""An archive that an earlier version has made opens, and goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from schemas.citation import Relation
from schemas.decision import DecidedBy
from schemas.link import LinkState
from schemas.number import DocumentNumber
from schemas.search import SavedSearch, SearchQuery
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.engines import DATABASES
from tests.factories import REPORT, make_parsed, make_received
from tests.sample_events import read_lines, stored_event

STORED = Path(__file__).parents[1] / "unit/service/domain/stored"


@pytest.fixture(params=DATABASES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenArchive]:
    """What an early version has stored, in an archive of today."""
    with filled(request, tmp_path, "2bb62af.jsonl") as archive:
        yield archive


@pytest.fixture(params=DATABASES)
def before_works(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[OpenArchive]:
    """What the last version has stored of which each file was a document."""
    with filled(request, tmp_path, "decided_links.jsonl") as archive:
        yield archive


@contextmanager
def filled(
    request: pytest.FixtureRequest, home: Path, stored: str
) -> Iterator[OpenArchive]:
    """Open an archive of today in *home*, with the lines of the file *stored*."""
    database = None
    if request.param == "postgresql":
        database = request.getfixturevalue("database")
    with open_archive(Settings(home, database=database)) as archive:
        lines = read_lines(STORED / stored)
        for line in lines:
            if "file" in line:
                archive.files.put(line["file"].encode())
        archive.log.recorder.insert_events(
            [stored_event(line) for line in lines if "topic" in line]
        )
        archive.projections.catch_up()
        yield archive


def numbers(opened: OpenArchive, basket: str) -> list[str | None]:
    return [each.number for each in opened.baskets.documents(basket)]


def test_its_documents_and_decisions_are_there(opened: OpenArchive) -> None:
    status = opened.queries.status()

    assert opened.projections.failures() == ()
    assert (status.documents, status.quarantined) == (4, 1)  # a copy is no document
    assert status.links == {"confirmed": 1, "missing": 1}
    link, _ = opened.queries.links("15/BC-VKS")
    assert link.state is LinkState.CONFIRMED
    assert opened.queries.search(SearchQuery("60/KH-VKS")).total == 1


def test_what_was_marked_as_a_copy_is_a_file_of_its_document(
    opened: OpenArchive,
) -> None:
    (work,) = opened.queries.works()
    main_file, copy = work.files

    assert work.document.number == "48/KH-VKS"
    assert (main_file.reason, copy.reason and copy.reason[:2]) == (None, "An")
    assert opened.queries.show(copy.id).asked == copy.id
    assert opened.queries.find(copy.id).id == main_file.id


def test_what_was_withdrawn_is_listed_shown_and_brought_back(
    opened: OpenArchive,
) -> None:
    (gone,) = opened.queries.withdrawn()
    assert (gone.document.number, gone.withdrawal.by) == ("7/TB-VKS", "An")
    assert opened.queries.show("7/TB-VKS").withdrawal == gone.withdrawal

    opened.decisions.reinstate("7/TB-VKS", DecidedBy("Bình", "vẫn cần"))
    assert opened.queries.withdrawn() == ()
    assert opened.queries.find("7/TB-VKS").id == gone.document.id


def test_what_was_decided_holds_when_another_file_stands_for_the_document(
    opened: OpenArchive,
) -> None:
    former = opened.queries.show("15/BC-VKS")
    plan = opened.queries.find("48/KH-VKS").id
    assert [each.field for each in former.corrections] == ["issued_on"]

    signed = make_parsed(
        *former.citations[:1], body="Báo cáo đã ký", number=REPORT, doc_type="Báo cáo"
    )
    ident = opened.archive.register(make_received(signed), signed)
    opened.archive.commit()
    opened.projections.catch_up()
    said = DecidedBy("Bình", "bản đã ký")
    opened.decisions.mark_copy(former.summary.id, ident, said)

    for _ in range(2):
        (link,) = opened.queries.links(former.summary.id)
        assert (link.state, link.target and link.target.id) == (
            LinkState.CONFIRMED,
            plan,
        )
        (citing,) = opened.graph.links_to([plan])
        assert citing.document.id == ident
        opened.projections.rebuild()


def test_all_that_was_decided_before_files_were_joined_holds(
    before_works: OpenArchive,
) -> None:
    queries = before_works.queries
    for _ in range(2):
        plan, report = queries.find("48/KH-VKS"), queries.show("15/BC-VKS")
        confirmed, added = queries.links("15/BC-VKS")
        (work,) = queries.works()
        (gone,) = queries.withdrawn()

        assert before_works.projections.failures() == ()
        assert (confirmed.state, confirmed.target) == (LinkState.CONFIRMED, plan)
        assert confirmed.citation.relation is Relation.IMPLEMENTS
        assert (added.state, added.citation.number) == (
            LinkState.MISSING,
            DocumentNumber("9", "KH-VKS"),
        )
        (correction,) = report.corrections
        assert (correction.field, correction.value) == ("issued_on", "12/01/2022")
        assert report.header.issued_on == date(2022, 1, 12)
        assert (work.document, len(work.files)) == (plan, 2)
        assert gone.document.number == "7/TB-VKS"
        assert [each.document.number for each in queries.trace(plan.id).cited_by] == [
            "15/BC-VKS"
        ]
        before_works.projections.rebuild()


def test_each_decision_of_before_is_taken_back_as_one_of_today(
    before_works: OpenArchive,
) -> None:
    queries, decisions = before_works.queries, before_works.decisions
    said = DecidedBy("Bình", "xem lại")
    copy = queries.works()[0].files[1].id
    numbers = {each.what: each.number for each in queries.history("15/BC-VKS")}

    decisions.undo("15/BC-VKS", "48/KH-VKS", said)
    decisions.take_back("15/BC-VKS", numbers["HeaderCorrected"], said)
    decisions.take_back("15/BC-VKS", numbers["CitationAdded"], said)
    decisions.part(copy, said)
    decisions.reinstate("7/TB-VKS", said)

    (link,) = queries.links("15/BC-VKS")
    assert (link.state, link.citation.relation) == (
        LinkState.AMBIGUOUS,  # the plan and what was its copy
        Relation.REFERS_TO,
    )
    assert {each.id for each in link.possible} > {copy}
    assert queries.show("15/BC-VKS").corrections == ()
    assert (queries.works(), queries.withdrawn()) == ((), ())


def test_its_baskets_and_saved_searches_are_there(opened: OpenArchive) -> None:
    assert opened.baskets.names() == {"thi đua": 2, "trồng cây": 1}
    assert numbers(opened, "thi đua") == ["15/BC-VKS", "48/KH-VKS"]
    assert opened.searches.saved() == (
        SavedSearch("của tôi", "thi đua", 0),
        SavedSearch("mới", "báo cáo", 0),
    )


def test_its_baskets_are_filled_and_emptied_further(opened: OpenArchive) -> None:
    opened.baskets.put("thi đua", ["60/KH-VKS"], "An")
    opened.baskets.take_out("thi đua", ["48/KH-VKS"], "An")
    opened.baskets.take_out("trồng cây", ["48/KH-VKS"], "An")
    opened.baskets.put("nghỉ lễ", ["60/KH-VKS"], "An")

    for _ in range(2):
        assert opened.baskets.names() == {"nghỉ lễ": 1, "thi đua": 2}
        assert numbers(opened, "thi đua") == ["15/BC-VKS", "60/KH-VKS"]
        opened.projections.rebuild()


def test_its_saved_searches_are_saved_again_and_removed(opened: OpenArchive) -> None:
    opened.searches.save("của tôi", "trồng cây", "An")
    opened.searches.mark_seen(["mới"], "Bình")
    opened.searches.remove("mới", "Bình")
    opened.searches.save("cũ", "kế hoạch", "An")

    for _ in range(2):
        assert opened.searches.saved() == (
            SavedSearch("cũ", "kế hoạch", 0),
            SavedSearch("của tôi", "trồng cây", 0),
        )
        opened.projections.rebuild()
