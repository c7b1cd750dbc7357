"""Which document a citation means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citing.merge import BESIDE_OUTDATED
from schemas.citation import Citation
from schemas.link import DocumentSummary, Link, LinkState
from tests.factories import DAY, make_citation, make_document
from tests.few_documents import resolve_among

LINKED = {LinkState.EXACT, LinkState.STRONG, LinkState.PROBABLE}
SLIPPED = "có lẽ viết nhầm một chỗ"
NEXT = date(2023, 1, 10)
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
    return resolve_among(documents, citation, "the report")


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
        "khớp số, cơ quan",
        "ngày không khớp: viện dẫn 11/01/2022, văn bản 10/01/2022; " + SLIPPED,
    )


@pytest.mark.parametrize(
    ("citation", "document", "score"),
    [
        ({}, {}, 100),
        ({"issuer": None}, {}, 80),
        ({"issued_on": None}, {}, 60),
        ({"issuer": None, "issued_on": None}, {}, 40),
        ({}, {"number": None, "hinted_number": "48-KH-VKS"}, 75),
        ({"issuer": "UBND tỉnh Hòa An"}, {}, -20),
        ({"issued_on": date(2022, 1, 11)}, {}, -30),
        ({"issued_on": date(2020, 3, 2)}, {}, -40),
        ({"doc_type": "Báo cáo"}, {}, 0),
    ],
)
def test_the_score_sums_up_what_agrees_and_what_contradicts(
    citation: dict[str, object], document: dict[str, object], score: int
) -> None:
    found = link(make_citation(**citation), make_document(**document))

    assert [each.score for each in found.candidates] == [score]


def test_the_candidates_are_told_best_first() -> None:
    documents = [
        make_document(id="other day", issued_on=date(2023, 5, 6)),
        make_document(id="no day", issued_on=None),
        make_document(id="this day"),
    ]
    found = link(make_citation(), *documents)

    ids = [each.document.id for each in found.candidates]
    assert ids == ["this day", "no day", "other day"]


def test_of_two_that_have_the_number_the_day_decides() -> None:
    older, newer = make_document(id="a"), make_document(id="b", issued_on=NEXT)

    for day, meant in ((DAY, older), (NEXT, newer)):
        found = link(make_citation(issued_on=day, issuer=None), older, newer)
        assert (found.state, found.target) == (LinkState.STRONG, meant)


def test_two_that_contradict_about_as_much_leave_it_open() -> None:
    other_office = make_document(id="a", issuer="UBND tỉnh Hòa An")
    other_day = make_document(id="b", issued_on=NEXT)
    found = link(make_citation(), other_office, other_day)

    assert (found.state, found.target) == (LinkState.CONFLICT, None)


@pytest.mark.parametrize(
    ("other", "points", "state"),
    [
        ({"issuer": None}, 20, LinkState.AMBIGUOUS),
        ({"issuer": "Thủ tướng Chính phủ"}, 30, LinkState.PROBABLE),
    ],
)
def test_the_best_is_meant_if_it_leads_by_more_than_an_office(
    other: dict[str, object], points: int, state: LinkState
) -> None:
    citation = make_citation(issued_on=None, issuer="Chính phủ")
    best = make_document(id="a", issuer="Chính phủ")
    found = link(citation, best, make_document(id="b", **other))

    first, second = (each.score for each in found.candidates)
    assert first - second == points
    assert found.state is state
    assert found.target == (best if state is LinkState.PROBABLE else None)


@pytest.mark.parametrize(
    ("day", "points", "meant"),
    [(date(2022, 1, 10), 25, "a"), (date(2019, 1, 12), 20, None)],
)
def test_of_two_that_contradict_the_better_is_meant_if_it_leads_by_more(
    day: date, points: int, meant: str | None
) -> None:
    better = make_document(id="a", issued_on=day)
    worse = make_document(id="b", issued_on=date(2019, 5, 11), issuer=None)
    found = link(make_citation(issued_on=date(2022, 1, 11)), better, worse)

    first, second = (each.score for each in found.candidates)
    assert first - second == points
    assert (found.target.id if found.target else None) == meant


@pytest.mark.parametrize(("documents", "kept"), [(19, 19), (20, 20), (25, 20)])
def test_at_most_20_candidates_are_told(documents: int, kept: int) -> None:
    found = link(
        make_citation(), *(make_document(id=f"{n:02}") for n in range(documents))
    )

    assert len(found.candidates) == kept
    assert found.reasons == (f"{kept} văn bản cùng khớp",)


def test_a_year_that_cannot_be_is_a_suspected_slip() -> None:
    misprinted = make_citation(
        text="Kế hoạch số 48/KH-VKS ngày 10/01/2922",
        issued_on=None,
        doubts=("ngày ghi trong viện dẫn không thể có",),
    )
    found = link(misprinted, make_document())

    assert (found.state, found.target) == (LinkState.PROBABLE, make_document())
    assert any("10/01/2922 không thể có" in each for each in found.reasons)
    other = make_document(issued_on=date(2022, 7, 4))
    assert link(misprinted, other).state is LinkState.CONFLICT


def test_another_document_of_the_number_is_told_but_never_linked() -> None:
    other = make_document(issuer="UBND tỉnh Hòa An", issued_on=date(2020, 5, 4))
    found = link(make_citation(), other)

    assert found.target is None
    assert [each.state for each in found.candidates] == [LinkState.MISSING]


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
        ("Luật Đất đai năm 2013", LinkState.MISSING),
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


def test_a_bare_name_behind_that_of_an_outdated_act_is_linked_to_none() -> None:
    law = make_document(doc_type="Luật", subject="Đất đai", issued_on=date(2024, 1, 18))
    citation = make_citation(
        text="Luật Đất đai",
        number=None,
        doc_type="Luật",
        issued_on=None,
        doubts=(BESIDE_OUTDATED,),
    )
    found = resolve_among([law], citation, "the report", date(2025, 3, 1))

    assert (found.state, found.target) == (LinkState.AMBIGUOUS, None)
    assert BESIDE_OUTDATED in found.reasons


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("BLHS", LinkState.PROBABLE),
        ("BLHS năm 2015", LinkState.PROBABLE),
        ("Bộ luật Hình sự 2015", LinkState.PROBABLE),
        ("Bộ luật Hình sự 1999", LinkState.MISSING),
        ("BLDS", LinkState.MISSING),
    ],
)
def test_a_code_is_cited_by_its_letters(text: str, state: LinkState) -> None:
    code = make_document(
        number="100/2015/QH13",
        doc_type="Bộ luật",
        subject="Hình sự",
        issuer="Quốc hội",
        issued_on=date(2015, 11, 27),
    )
    citation = make_citation(
        text=text, number=None, doc_type="Bộ luật", issued_on=None, issuer=None
    )

    assert link(citation, code).state is state


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2024, 1, 18), LinkState.STRONG),
        (date(2024, 2, 18), LinkState.CONFLICT),
        (date(2013, 11, 29), LinkState.MISSING),
    ],
)
def test_a_law_of_another_day_is_another_law(day: date, state: LinkState) -> None:
    law = make_document(doc_type="Luật", subject="Đất đai", issued_on=date(2024, 1, 18))
    cited = make_citation(
        text="Luật Đất đai", number=None, doc_type="Luật", issued_on=day, issuer=None
    )

    assert link(cited, law).state is state


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


@given(CITATIONS, st.lists(DOCUMENTS, unique_by=lambda each: each.id))
def test_a_better_state_has_a_higher_score(
    citation: Citation, documents: list[DocumentSummary]
) -> None:
    scores = [each.score for each in link(citation, *documents).candidates]
    states = [each.state for each in link(citation, *documents).candidates]

    assert scores == sorted(scores, reverse=True)
    assert states == sorted(states, key=list(LinkState).index)


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
