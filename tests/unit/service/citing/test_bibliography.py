"""The list of what a report refers to: each work once, in order, marked if not held."""

import csv
import io
from collections.abc import Callable
from datetime import date

import docx
import pytest

from ingest.pipeline import parse
from schemas.link import Candidate, DocumentSummary, Link, LinkState
from schemas.vocabulary import document_types, table_rows
from schemas.work import Work
from service.citing.bibliography import csv_list_of, list_of, works_cited, works_of
from service.citing.docx_export import docx_footnotes_of, docx_list_of
from tests.factories import make_citation, make_document

PLAN = make_document()
DECREE = make_document(
    id="d0000000",
    number="30/2020/NĐ-CP",
    doc_type="Nghị định",
    issuer="Chính phủ",
    issued_on=date(2020, 3, 5),
    subject="Về công tác văn thư",
)

RANKS = table_rows("service.citing", "kind_ranks")


def link(state: LinkState, target: DocumentSummary | None = PLAN) -> Link:
    return Link(make_citation(), state, (), target)


def test_acts_stand_by_their_rank_and_each_once() -> None:
    works = works_of([PLAN, DECREE, PLAN])

    assert [each.doc_type for each in works] == ["Nghị định", "Kế hoạch"]


def test_what_is_not_held_stands_as_it_is_cited_and_is_marked() -> None:
    (work,) = works_cited([link(LinkState.MISSING, None)])

    assert work.document is None
    assert list_of([work]).endswith("(chưa có trong kho)\n")
    assert "48/KH-VKS" in work.text


def test_an_unsure_link_names_no_document() -> None:
    (work,) = works_cited([link(LinkState.CONFLICT)])

    assert work.document is None
    assert list_of([work]).endswith("(chưa chắc là văn bản nào trong kho)\n")


def test_what_may_be_one_of_several_is_not_said_to_be_absent() -> None:
    candidates = tuple(Candidate(e, LinkState.PROBABLE) for e in (PLAN, DECREE))
    unclear = Link(make_citation(), LinkState.AMBIGUOUS, candidates=candidates)

    assert "chưa có trong kho" not in list_of(works_cited([unclear]))


def test_a_dismissed_citation_is_not_listed() -> None:
    assert works_cited([link(LinkState.DISMISSED)]) == ()


def test_the_list_is_numbered_under_the_kinds() -> None:
    lines = list_of(works_of([PLAN, DECREE])).splitlines()

    assert lines[0] == "NGHỊ ĐỊNH"
    assert lines[1].startswith("1. Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020")
    assert lines[2] == "KẾ HOẠCH"
    assert lines[3].startswith("2. Kế hoạch số 48/KH-VKS")


def test_the_csv_has_a_row_a_work() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_list_of(works_of([PLAN, DECREE])))))

    assert [(row["place"], row["date"]) for row in rows] == [
        ("1", "2020-03-05"),
        ("2", "2022-01-10"),
    ]


def test_the_footnotes_of_the_word_file_are_read_as_footnotes() -> None:
    works = works_of([PLAN, DECREE])
    parsed = parse(docx_footnotes_of(works), "a.docx")

    assert [note.mark for note in parsed.text.notes] == ["1", "2"]
    notes = [note.span.within(parsed.text.content) for note in parsed.text.notes]
    assert all(work.text in note for work, note in zip(works, notes, strict=True))


@pytest.mark.parametrize("make", [docx_list_of, docx_footnotes_of])
def test_the_word_files_are_opened_by_another_library(
    make: Callable[[tuple[Work, ...]], bytes],
) -> None:
    opened = docx.Document(io.BytesIO(make(works_of([PLAN]))))

    assert opened.paragraphs[0].text == "DANH MỤC TÀI LIỆU VIỆN DẪN"
    assert "48/KH-VKS" in opened.paragraphs[1].text


def test_the_same_works_give_the_same_file() -> None:
    works = works_of([PLAN, DECREE])

    assert docx_footnotes_of(works) == docx_footnotes_of(works)


@pytest.mark.parametrize("row", RANKS, ids=lambda row: row["name"])
def test_each_ranked_kind_is_one_of_the_table_and_stands_in_its_example(
    row: dict[str, str],
) -> None:
    assert row["name"] in {kind.name for kind in document_types()}
    assert row["name"].lower() in row["example"].lower()


def test_a_kind_without_a_rank_stands_last() -> None:
    other = make_document(id="e0000000", doc_type="Giấy mời", number="1/GM-VKS")

    assert [each.doc_type for each in works_of([other, PLAN])][-1] == "Giấy mời"


@pytest.mark.parametrize("row", RANKS, ids=lambda row: row["name"])
def test_each_ranked_kind_stands_before_or_behind_the_other_of_its_example(
    row: dict[str, str],
) -> None:
    ranks = {each["name"].lower(): int(each["rank"]) for each in RANKS}
    one, before, other = row["example"].lower().partition(" đứng trước ")
    if not before:
        other, _, one = one.partition(" đứng sau ")
    last = max(ranks.values()) + 1  # of kinds that have no rank

    assert ranks.get(one, last) < ranks.get(other, last)
