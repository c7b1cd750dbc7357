"""The căn cứ of a draft: one line an act, by rank, with the marks of its genre."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.grammar.doc_type import doc_type_named
from schemas.link import DocumentSummary
from schemas.vocabulary import table_rows
from service.citing.forms import citation_forms
from service.citing.legal_basis import legal_basis_of
from service.citing.rule_sets import Genre, rules_for
from tests.factories import make_document

LAW = make_document(
    id="b0000000",
    number="33/2024/QH15",
    doc_type="Luật",
    issuer="Quốc hội",
    issued_on=date(2024, 6, 21),
    subject="Lưu trữ",
)
DECREE = make_document(
    id="c0000000",
    number="30/2020/NĐ-CP",
    doc_type="Nghị định",
    issuer="Chính phủ",
    issued_on=date(2020, 3, 5),
    subject="Về công tác văn thư",
)
RANKS = table_rows("service.citing", "act_ranks")


def block(*documents: DocumentSummary, genre: Genre = Genre.ADMINISTRATIVE) -> str:
    rules = rules_for(genre, date(2026, 6, 1))
    forms = ((each, citation_forms(each, rules)) for each in documents)
    return legal_basis_of(forms, rules.basis_end)


def test_a_law_stands_before_a_decree_and_only_the_last_line_ends_with_a_stop() -> None:
    assert block(DECREE, LAW).splitlines() == [
        "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
        f"Căn cứ {citation_forms(DECREE).full}.",
    ]


def test_a_legal_draft_names_the_number_of_a_law_and_the_day_of_a_decree() -> None:
    law, decree = block(DECREE, LAW, genre=Genre.LEGAL).splitlines()

    assert law == "Căn cứ Luật Lưu trữ số 33/2024/QH15;"
    assert "ngày 05 tháng 3 năm 2020" in decree


def test_the_last_line_of_a_party_document_ends_with_a_comma() -> None:
    assert block(LAW, genre=Genre.PARTY) == "Căn cứ Luật Lưu trữ,\n"


def test_an_act_that_is_given_twice_stands_once() -> None:
    assert len(block(LAW, LAW).splitlines()) == 1


def test_no_act_is_no_line() -> None:
    assert not block()


def test_the_older_of_two_acts_of_a_rank_stands_first() -> None:
    older = replace(DECREE, number="78/2015/NĐ-CP", issued_on=date(2015, 9, 14))

    assert "78/2015/NĐ-CP" in block(DECREE, older).splitlines()[0]


def act(printed: str) -> DocumentSummary:
    kind, _, number = printed.partition(" số ")
    return make_document(
        id=printed, doc_type=doc_type_named(kind), number=number or None
    )


@pytest.mark.parametrize("row", RANKS, ids=lambda row: row["example"])
def test_each_ranked_act_stands_before_the_one_below_it(row: dict[str, str]) -> None:
    first, *_ = block(act(row["before"]), act(row["example"])).splitlines()

    assert row["example"] in first or row["doc_type"] in first
