"""Which document a citation means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.citation import Citation
from schemas.link import DocumentSummary, Link, LinkState
from service.resolution import resolve
from tests.factories import DAY, make_citation, make_document

LINKED = {LinkState.EXACT, LinkState.STRONG, LinkState.PROBABLE}
OFFICES = st.sampled_from(
    [None, "UBND tỉnh Hòa An", "VKSND tỉnh Hòa An", "Bộ Nội vụ", "Chính phủ"]
)
DAYS = st.none() | st.dates(date(2021, 1, 1), date(2023, 1, 1))
CITATIONS = st.builds(make_citation, issued_on=DAYS, issuer=OFFICES)
DOCUMENTS = st.builds(
    make_document,
    id=st.sampled_from(["a", "b", "c"]),
    issued_on=DAYS,
    issuer=OFFICES,
)


def link(citation: Citation, *documents: DocumentSummary) -> Link:
    return resolve(citation, documents, citing="the report")


def test_number_date_and_issuer_agree() -> None:
    found = link(make_citation(), make_document())

    assert found.state is LinkState.EXACT
    assert found.target == make_document()


@pytest.mark.parametrize(
    ("citation", "document", "state"),
    [
        ({"issuer": None}, {}, LinkState.STRONG),
        ({"issuer": "VKSND tỉnh Hòa An"}, {}, LinkState.EXACT),
        ({"issuer": "VKSND Hòa An"}, {}, LinkState.EXACT),
        ({"issuer": "Viện kiểm sát nhân dân"}, {}, LinkState.EXACT),
        ({"issuer": "UBND tỉnh Hòa An"}, {}, LinkState.CONFLICT),
        ({"issued_on": None}, {}, LinkState.PROBABLE),
        ({"issued_on": date(2022, 1, 11)}, {}, LinkState.CONFLICT),
        ({"doc_type": "Báo cáo"}, {}, LinkState.CONFLICT),
        ({"doc_type": None}, {}, LinkState.EXACT),
        ({}, {"issued_on": None}, LinkState.PROBABLE),
        ({}, {"number": "48/kh-vks"}, LinkState.EXACT),
        ({}, {"number": "49/KH-VKS"}, LinkState.MISSING),
        ({}, {"number": None, "hinted_number": "48-KH-VKS"}, LinkState.PROBABLE),
        ({}, {"id": "the report"}, LinkState.MISSING),
    ],
)
def test_the_state_says_how_sure_it_is(
    citation: dict[str, object], document: dict[str, object], state: LinkState
) -> None:
    found = link(make_citation(**citation), make_document(**document))

    assert found.state is state
    assert found.reasons


def test_a_contradiction_is_told_in_words() -> None:
    found = link(make_citation(issued_on=date(2022, 1, 11)), make_document())

    assert found.reasons == (
        "ngày không khớp: viện dẫn 11/01/2022, văn bản 10/01/2022",
    )


def test_another_date_and_another_issuer_are_another_document() -> None:
    other = make_document(issuer="UBND tỉnh Hòa An", issued_on=date(2020, 5, 4))

    assert link(make_citation(), other).state is LinkState.MISSING


def test_two_that_nothing_tells_apart_are_ambiguous() -> None:
    found = link(make_citation(), make_document(id="a"), make_document(id="b"))

    assert found.state is LinkState.AMBIGUOUS
    assert found.target is None
    assert [each.document.id for each in found.candidates] == ["a", "b"]


def test_the_number_on_the_page_goes_before_the_hint_of_a_name() -> None:
    hinted = make_document(id="h", number=None, hinted_number="48-KH-VKS")
    found = link(make_citation(issued_on=None), hinted, make_document())

    assert found.target == make_document()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Luật Đất đai", LinkState.PROBABLE),
        ("Luật Đất đai năm 2024", LinkState.PROBABLE),
        ("Luật Đất đai năm 2013", LinkState.CONFLICT),
        ("Luật Đất đai và nhà ở", LinkState.MISSING),
    ],
)
def test_a_law_is_cited_by_its_name(text: str, state: LinkState) -> None:
    law = make_document(
        number="31/2024/QH15",
        doc_type="Luật",
        subject="Đất đai",
        issuer="Quốc hội",
        issued_on=date(2024, 1, 18),
    )
    citation = make_citation(
        text=text, number=None, doc_type="Luật", issued_on=None, issuer=None
    )

    assert link(citation, law).state is state


@given(CITATIONS, st.integers(1, 4000))
def test_a_contradicting_date_is_never_a_link(citation: Citation, days: int) -> None:
    other = (citation.issued_on or DAY) + timedelta(days)
    dated = make_citation(issued_on=citation.issued_on or DAY, issuer=citation.issuer)

    assert link(dated, make_document(issued_on=other)).state not in LINKED


@given(CITATIONS, st.lists(DOCUMENTS, unique_by=lambda each: each.id))
def test_an_unrelated_document_changes_nothing(
    citation: Citation, documents: list[DocumentSummary]
) -> None:
    unrelated = make_document(id="z", number="1/QĐ-TTg")

    assert link(citation, *documents, unrelated) == link(citation, *documents)


@given(CITATIONS, st.lists(DOCUMENTS, unique_by=lambda each: each.id))
def test_a_certain_link_has_one_target_that_is_a_candidate(
    citation: Citation, documents: list[DocumentSummary]
) -> None:
    found = link(citation, *documents)

    if found.state in LINKED:
        assert found.target in [each.document for each in found.candidates]
    if found.state in {LinkState.AMBIGUOUS, LinkState.MISSING}:
        assert found.target is None


@given(CITATIONS, st.permutations(["a", "b", "c"]))
def test_the_order_of_the_candidates_does_not_matter(
    citation: Citation, order: list[str]
) -> None:
    documents = {
        "a": make_document(id="a"),
        "b": make_document(id="b", issued_on=None),
        "c": make_document(id="c", issuer=None),
    }
    usual, mixed = documents.values(), [documents[ident] for ident in order]

    assert link(citation, *mixed).state is link(citation, *usual).state
    assert link(citation, *mixed).target == link(citation, *usual).target
