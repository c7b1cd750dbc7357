"""Documents of one văn bản in the read models, however they came there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from schemas.decision import DecidedBy
from schemas.document import Doubt, ParsedDocument
from schemas.link import LinkState
from schemas.number import DocumentNumber
from service.archive import Archive
from service.curation.decisions import Decisions
from service.domain.content_id import document_id
from service.domain.document import Document
from service.domain.document_log import DocumentLog
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.graph.lookup import look_up, look_up_work
from service.graph.tables import citations, documents, keys, work_pairs
from service.graph.views import open_views
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from tests.factories import (
    DAY,
    REPORT,
    make_citation,
    make_parsed,
    make_received,
)

Register = Callable[..., str]
BY = DecidedBy("An", "đã xem")
TEXT = " ".join(f"từ{n}" for n in range(60))
NEARLY = TEXT.replace("từ7 ", "từ70 ")
OTHER = TEXT.replace("từ", "chữ")
OTHER_DAY = date(2022, 1, 11)


def scan(body: str = NEARLY, **parts: Any) -> ParsedDocument:
    """Return another file of the plan."""
    return replace(make_parsed(body=body, **parts), filename="quét.pdf")


def draft(body: str = NEARLY, **parts: Any) -> ParsedDocument:
    parsed = replace(make_parsed(body=body, **parts), filename="dự thảo.docx")
    return replace(parsed, doubts=(Doubt("draft", "văn bản là dự thảo"),))


def report(body: str = "báo cáo", **parts: Any) -> ParsedDocument:
    return make_parsed(make_citation(**parts), body=body, number=REPORT)


def test_two_files_of_one_identity_and_text_are_one_van_ban(
    register: Register, graph: Catalogue
) -> None:
    plan = register(make_parsed(body=TEXT))
    other = register(scan())

    assert graph.works([plan, other]) == {plan: plan, other: plan}
    assert look_up(graph, "48/KH-VKS").id == plan
    record = graph.record(plan)
    assert record
    assert [(each.id, each.filename) for each in record.files] == [
        (plan, "plan.txt"),
        (other, "quét.pdf"),
    ]
    assert "nội dung giống nhau 9" in (record.files[1].reason or "")


def test_a_citation_of_it_is_certain_and_its_wrong_day_a_conflict(
    register: Register, graph: Catalogue
) -> None:
    register(make_parsed(body=TEXT), scan())
    right = register(report())
    wrong = register(report("có ngày sai", issued_on=OTHER_DAY))

    links = graph.links_of([right, wrong])
    assert [each.state for each in links[right]] == [LinkState.EXACT]
    assert [each.state for each in links[wrong]] == [LinkState.CONFLICT]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_draft_is_not_the_text_of_its_van_ban(
    register: Register, graph: Catalogue, order: tuple[int, int]
) -> None:
    files = make_parsed(body=TEXT), draft()
    signed, _ = (str(document_id(each.checksum)) for each in files)
    for each in order:
        register(files[each])

    assert look_up(graph, "48/KH-VKS").id == signed


def test_files_whose_texts_differ_are_proposed_and_not_joined(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan, other = register(make_parsed(body=TEXT)), register(scan(OTHER))

    assert graph.works([plan, other]) == {plan: plan, other: other}
    (proposal,) = graph.proposals()
    assert {proposal.document.id, proposal.other.id} == {plan, other}
    record = graph.record(plan)
    assert record
    assert [each.code for each in record.doubts] == ["same_identity"]

    decisions.part(other, BY)
    assert graph.proposals() == ()
    record = graph.record(plan)
    assert record
    assert record.doubts == ()


def test_people_join_what_is_proposed_and_part_what_is_joined(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan, other = register(make_parsed(body=TEXT)), register(scan(OTHER))
    decisions.mark_copy(other, plan, BY)
    assert graph.works([other]) == {other: plan}
    assert graph.proposals() == ()

    decisions.part(other, BY)
    assert graph.works([other]) == {other: other}

    decisions.take_back(other, 5, BY)
    assert graph.works([other]) == {other: plan}


def test_a_copy_of_a_copy_of_itself_is_one_van_ban(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan, other = register(make_parsed(body=TEXT)), register(scan(OTHER))
    citing = register(report())
    decisions.mark_copy(other, plan, BY)
    decisions.mark_copy(plan, other, BY)

    assert graph.works([plan, other]) == {plan: other, other: other}
    (link,) = graph.links_of([citing])[citing]
    assert link.target
    assert link.target.id == other


def test_a_van_ban_cites_once_and_never_itself(
    register: Register, graph: Catalogue
) -> None:
    cited = register(make_parsed(body="được viện dẫn"))
    number = DocumentNumber("7", "TB-VKS")
    both = make_citation(), make_citation(number=number, text="số 7/TB-VKS")
    for body in (TEXT, NEARLY):
        last = register(make_parsed(*both, body=body, number=number))
    main = look_up(graph, "7/TB-VKS").id

    assert [each.document.id for each in graph.links_to([cited])] == [main]
    assert graph.links_to([main]) == ()
    assert graph.links_of([last]).get(last, ()) == graph.links_of([main])[main] * (
        last == main
    )
    assert graph.count_links() == {"exact": 1, "missing": 1}


def test_what_a_person_decided_on_a_file_holds_for_its_van_ban(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan = register(make_parsed(body="kế hoạch"))
    number = DocumentNumber("7", "TB-VKS")
    cites = make_citation(issued_on=None)
    first = register(draft(TEXT, number=number))
    register(replace(make_parsed(cites, body=TEXT, number=number), filename="a"))
    decisions.confirm(first, "48/KH-VKS", plan, BY)

    main = register(make_parsed(cites, body=NEARLY, number=number))
    (link,) = graph.links_of([look_up_work(graph, main).id])[
        look_up_work(graph, main).id
    ]
    assert (link.state, link.target and link.target.id) == (LinkState.CONFIRMED, plan)


def test_a_decision_for_a_file_means_its_van_ban(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan, other = register(make_parsed(body=TEXT)), register(scan(OTHER))
    citing = register(report(issued_on=None, issuer=None))
    decisions.confirm(citing, "48/KH-VKS", other, BY)
    decisions.mark_copy(other, plan, BY)

    (link,) = graph.links_of([citing])[citing]
    assert (link.state, link.target and link.target.id) == (LinkState.CONFIRMED, plan)


def test_a_link_to_a_withdrawn_document_says_so(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan, citing = register(make_parsed(body=TEXT)), register(report())
    decisions.confirm(citing, "48/KH-VKS", plan, BY)
    decisions.withdraw(plan, DecidedBy("Bình", "nhập nhầm"))

    (link,) = graph.links_of([citing])[citing]
    assert link.state is LinkState.CONFIRMED
    assert "văn bản ấy đã bị rút (Bình" in link.reasons[-1]

    decisions.reinstate("48/KH-VKS", BY)
    (link,) = graph.links_of([citing])[citing]
    assert len(link.reasons) == 1


def test_with_its_main_file_a_van_ban_is_withdrawn_and_brought_back(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan, other = register(make_parsed(body=TEXT)), register(scan())
    decisions.withdraw("48/KH-VKS", BY)

    assert {*graph.withdrawals()} == {plan, other}
    assert graph.candidates(["48//KHVKS"]) == {}
    decisions.reinstate("48/KH-VKS", BY)
    assert graph.withdrawals() == {}
    assert graph.works([plan, other]) == {plan: plan, other: plan}


def test_another_file_is_withdrawn_alone(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan, other = register(make_parsed(body=TEXT)), register(scan())
    decisions.withdraw(other, BY)

    assert {*graph.withdrawals()} == {other}
    record = graph.record(plan)
    assert record
    assert len(record.files) == 1


def test_a_withdrawn_document_cites_nothing(
    register: Register, graph: Catalogue, decisions: Decisions
) -> None:
    plan, citing = register(make_parsed(body=TEXT)), register(report())
    decisions.withdraw(citing, BY)

    assert graph.links_to([plan]) == ()
    record = graph.record(citing)
    assert record
    assert len(record.citations) == 1


def test_files_that_contradict_each_other_are_a_doubt_on_the_van_ban(
    register: Register, graph: Catalogue
) -> None:
    plan = register(make_parsed(body=TEXT))
    register(scan(subject="Thi đua năm 2022"))

    record = graph.record(plan)
    assert record
    (doubt,) = record.doubts
    assert doubt.code == "files_disagree"
    assert "Thi đua năm 2022" in doubt.message


def test_a_text_that_is_lost_joins_nothing(
    register: Register, graph: Catalogue, files: MemoryFiles
) -> None:
    plan = register(make_parsed(body=TEXT))
    files._files.clear()  # noqa: SLF001  # as a broken disk does
    other = register(scan())

    assert graph.works([plan, other]) == {plan: plan, other: other}
    assert [each.likeness for each in graph.proposals()] == [None]


FILES = (
    make_parsed(make_citation(number=REPORT, doc_type="Báo cáo"), body=TEXT),
    scan(),
    draft(NEARLY.replace("từ9 ", "từ90 ")),
    scan(OTHER),
    scan(OTHER.replace("chữ8 ", ""), issued_on=OTHER_DAY),
    report(TEXT.replace("từ", "báo")),
    report(TEXT.replace("từ", "báo").replace("báo7 ", ""), issued_on=None),
)
IDS = [document_id(each.checksum) for each in FILES]
PLACES = st.integers(0, len(FILES) - 1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("arrive"), PLACES, PLACES),
        st.tuples(st.sampled_from(["copy", "part"]), PLACES, PLACES),
        st.tuples(st.sampled_from(["withdraw", "reinstate"]), PLACES, PLACES),
        st.tuples(st.sampled_from(["renumber", "confirm", "reparse"]), PLACES, PLACES),
    ),
    max_size=12,
)


class Small:
    """An archive of a few files, to which anything may happen."""

    def __init__(self, engine: Engine) -> None:
        self.engine, files = engine, MemoryFiles()
        self.archive = Archive(DocumentLog(), files)
        views = ViewsProjection(engine, files)
        views.clear()
        views.flush()
        self.projections = Projections(
            self.archive.log, [views], FailedEvents(engine), ProjectionLock(engine)
        )

    def arrive(self, place: int, **parts: Any) -> None:
        parsed = FILES[place]
        parsed = replace(parsed, header=replace(parsed.header, **parts))
        self.archive.register(make_received(parsed), parsed)
        self.archive.commit()

    def run(self, step: tuple[str, int, int]) -> None:
        what, place, other = step
        document = self.archive.log.find(Document, IDS[place])
        if document is None or what == "arrive":
            self.arrive(place)
        elif what == "reparse":
            number = DocumentNumber("48", "KH-VKS") if other % 2 else REPORT
            self.arrive(place, number=number)
        else:
            self._decide(document, what, IDS[other])

    def _decide(self, document: Document, what: str, other: UUID) -> None:
        by = {"by": "An", "why": "xem"}
        if what == "copy" and other != document.id:
            document.mark_as_copy(str(other), **by)
        elif what == "part":
            document.part(**by)
        elif what == "withdraw":
            document.withdraw(**by)
        elif what == "reinstate" and document.withdrawn:
            document.reinstate(**by)
        elif what == "renumber":
            document.correct_header("number", {"serial": "7", "symbol": "KH-VKS"}, **by)
        elif what == "confirm":
            day = DAY.isoformat()
            document.confirm_citation("48//KHVKS", day, str(other), **by)
        self.archive.log.save(document)

    def views(self) -> list[Any]:
        """Return all that the read models say."""
        graph = Catalogue(self.engine)
        ids = [str(each) for each in IDS]
        with self.engine.connect() as connection:
            rows = [
                sorted(map(repr, connection.execute(query)))
                for query in (
                    select(documents).order_by(documents.c.id),
                    select(keys),
                    select(work_pairs),
                    select(citations.c.document, citations.c.place),
                )
            ]
        return [
            rows,
            {each: graph.record(each) for each in ids},
            {each: graph.links_of([each]) for each in ids},
            {each: graph.links_to([each]) for each in ids},
            graph.count_links(),
            graph.proposals(),
            graph.several_files(),
            graph.withdrawals(),
        ]


@pytest.fixture(scope="module")
def small() -> Engine:
    return open_views("sqlite://")


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.reuse, Phase.generate),  # to shrink takes minutes
)
@given(order=st.permutations(range(len(FILES))), steps=STEPS)
def test_after_whatever_happens_the_views_are_those_of_a_rebuild(
    small: Engine, order: list[int], steps: list[tuple[str, int, int]]
) -> None:
    opened = Small(small)
    for step in [("arrive", place, place) for place in order[:4]] + steps:
        opened.run(step)
        opened.projections.catch_up()
    found = opened.views()
    opened.projections.rebuild()

    assert opened.views() == found
    assert opened.projections.failures() == ()
    opened.archive.log.close()
