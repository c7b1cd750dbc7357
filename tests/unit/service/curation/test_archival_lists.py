"""Where archives keep documents, by the lists of archivists, as events."""

from datetime import date

import pytest

from schemas.archival_reference import ArchivalReference
from schemas.decision import DecidedBy
from schemas.errors import CorrectionError
from schemas.number import DocumentNumber
from service.archive import Archive
from service.curation.archival_lists import (
    ArchivalLists,
    FailedRow,
    RowProblem,
    rows_in,
)
from service.curation.decisions import Decisions
from service.graph.catalogue import Catalogue
from service.projections.runner import Projections
from tests.conftest import Register
from tests.factories import make_parsed

BY = DecidedBy("An", "mục lục hồ sơ")
HEADING = "document,day,archive_number,originality,custodian\n"
KEPT = ArchivalReference("P05-H12", "bản gốc", "Trung tâm Lưu trữ lịch sử")
ROW = f"48/KH-VKS,,P05-H12,Bản gốc,{KEPT.custodian}\n"


@pytest.fixture
def lists(
    archive: Archive, graph: Catalogue, projections: Projections
) -> ArchivalLists:
    return ArchivalLists(archive.log, graph, projections)


@pytest.fixture
def plan(register: Register) -> str:
    return register(make_parsed())


def add(lists: ArchivalLists, *rows: str) -> tuple[int, int, list[RowProblem]]:
    done = lists.add(rows_in(HEADING + "".join(rows)), BY)
    return done.changed, done.unchanged, [each.problem for each in done.failed]


def test_a_list_says_where_a_document_is_kept(
    lists: ArchivalLists, graph: Catalogue, plan: str
) -> None:
    assert add(lists, ROW) == (1, 0, [])
    record = graph.record(plan)

    assert record
    assert record.archival == KEPT
    assert [(each.by, each.why) for each in record.corrections] == [(BY.by, BY.why)] * 3
    assert [kept for _, kept in lists.every()] == [KEPT]


@pytest.mark.usefixtures("plan")
def test_the_same_list_again_records_nothing(
    lists: ArchivalLists, archive: Archive
) -> None:
    add(lists, ROW)
    events = archive.log.last_position()

    assert add(lists, ROW) == (0, 1, [])
    assert archive.log.last_position() == events


def test_an_empty_cell_leaves_what_is_known(
    lists: ArchivalLists, graph: Catalogue, plan: str
) -> None:
    add(lists, ROW)
    add(lists, "48/KH-VKS,,P05-H99,,\n")

    assert graph.archival.of([plan])[plan] == ArchivalReference(
        "P05-H99", KEPT.originality, KEPT.custodian
    )


def test_what_a_list_said_is_undone_like_each_decision(
    lists: ArchivalLists, graph: Catalogue, decisions: Decisions, plan: str
) -> None:
    add(lists, "48/KH-VKS,,P05-H12,,\n")
    [number] = decisions.decided_so_far(plan).standing
    decisions.take_back(plan, number, BY)

    assert graph.archival.every() == {}


@pytest.mark.usefixtures("plan")
def test_lines_that_name_no_document_or_several_are_named_and_the_others_recorded(
    lists: ArchivalLists, register: Register
) -> None:
    register(make_parsed(body="khác", issued_on=date(2023, 5, 4)))
    register(make_parsed(body="báo cáo", number=DocumentNumber("15", "BC-VKS")))

    done = lists.add(
        rows_in(
            f"{HEADING}48/KH-VKS,,P1,,\n48/KH-VKS,04/5/2023,P2,,\n"
            "15/BC-VKS,,P3,,\n15/BC-VKS,,P4,,\n99/KH-VKS,,P5,,\n"
        ),
        BY,
    )

    assert done.changed == 2
    assert done.failed == (
        FailedRow(2, "48/KH-VKS", RowProblem.SEVERAL),
        FailedRow(5, "15/BC-VKS", RowProblem.TWICE),
        FailedRow(6, "99/KH-VKS", RowProblem.NOT_HELD),
    )


@pytest.mark.usefixtures("plan")
def test_a_day_that_is_not_that_of_the_document_names_another(
    lists: ArchivalLists,
) -> None:
    assert add(lists, "48/KH-VKS,11/01/2022,P1,,\n") == (0, 0, [RowProblem.NOT_HELD])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("archive_number\nP1\n", "document"),
        ("document\n48/KH-VKS\n", "archive_number, originality, custodian"),
        (f"{HEADING},,P1,,\n", "dòng 2"),
        (f"{HEADING}48/KH-VKS,,P1,bản nháp,\n", "dòng 2: bản nháp"),
        (f"{HEADING}48/KH-VKS,31/02/2022,P1,,\n", "dòng 2"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_whole(text: str, said: str) -> None:
    with pytest.raises(CorrectionError, match=said):
        rows_in(text)
