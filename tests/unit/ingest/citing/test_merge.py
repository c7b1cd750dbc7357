"""Several references to one document are one citation."""

from datetime import date

import pytest

from ingest.citing.citations import find_citations
from ingest.citing.merge import BESIDE_OUTDATED
from schemas.document import Header, Text
from tests.sentences import DECREE, cited, only

D = "Quyết định số 518/QĐ-UBND"


def days(content: str) -> list[list[str]]:
    return [[each.text for each in found.mentions] for found in cited(content)]


def test_the_fullest_mention_speaks_for_all() -> None:
    found = only(f"Theo số 5/2020/NĐ-CP. Theo {DECREE} ngày 1/2/2020 của Chính phủ.")

    assert found.text == f"{DECREE} ngày 1/2/2020 của Chính phủ"
    assert [each.text for each in found.mentions] == ["số 5/2020/NĐ-CP", found.text]
    assert (found.doc_type, found.issuer) == ("Nghị định", "Chính phủ")


def test_what_only_one_mention_says_counts_for_all() -> None:
    found = only(
        f"Theo Điều 5 {DECREE} ngày 1/2/2020."
        f" Theo Điều 7 {DECREE} của Chính phủ về phí."
    )

    assert found.issued_on == date(2020, 2, 1)
    assert found.issuer == "Chính phủ"
    assert found.provision == "Điều 5"
    assert found.title == "về phí"


def test_a_number_of_two_days_is_two_documents() -> None:
    assert days(f"{D} ngày 1/2/2020. Theo {D} ngày 3/2/2020. Theo {D}.") == [
        [f"{D} ngày 1/2/2020"],
        [f"{D} ngày 3/2/2020", D],
    ]


def test_a_mention_without_a_day_comes_before_one_that_has_it() -> None:
    assert days(f"{D}. Theo {D} ngày 3/2/2020. Theo {D} ngày 1/2/2020.") == [
        [D, f"{D} ngày 3/2/2020"],
        [f"{D} ngày 1/2/2020"],
    ]


@pytest.mark.parametrize(
    ("symbol", "documents"),
    [
        ("12/2020/QĐ-UBND", 2),
        ("12/2020/NQ-HĐND", 2),
        ("12/2020/NĐ-CP", 1),
        ("12/2020/QĐ-BXD", 1),
        ("12/QĐ-BXD", 2),
    ],
)
def test_with_a_year_a_central_office_has_a_number_once(
    symbol: str, documents: int
) -> None:
    found = cited(f"Văn bản số {symbol} ngày 1/2/2020, và số {symbol} ngày 3/2/2020.")

    assert len(found) == documents
    doubted = [
        each
        for each in found
        if "ngày ban hành được viết khác nhau: 01/02/2020, 03/02/2020" in each.doubts
    ]
    assert len(doubted) == (documents == 1)


def test_a_number_in_two_spellings_is_doubted_and_the_accents_are_kept() -> None:
    found = only("Quyết định số 5/QD-UBND. Theo Quyết định số 5/QĐ-UBND.")

    assert str(found.number) == "5/QĐ-UBND"
    assert found.doubts == ("số ký hiệu được viết khác nhau: 5/QD-UBND, 5/QĐ-UBND",)


def test_the_year_of_the_number_is_that_of_the_day() -> None:
    doubt = "năm trong số ký hiệu khác năm của ngày ban hành"

    assert only(f"{DECREE} ngày 1/2/2021").doubts == (doubt,)
    assert only(f"{DECREE} ngày 1/2/2020").doubts == ()
    assert only(f"{D} ngày 1/2/2021").doubts == ()


@pytest.mark.parametrize(
    ("content", "relation"),
    [
        (f"Căn cứ {DECREE}. Theo {DECREE}.", "legal_basis"),
        (f"Theo {DECREE}. Căn cứ {DECREE}.", "legal_basis"),
        (f"Căn cứ {DECREE}.\nBãi bỏ {DECREE}.", "repeals"),
        (f"Thực hiện {DECREE}.\nCăn cứ {DECREE}.", "legal_basis"),
    ],
)
def test_the_strongest_relation_speaks_for_all(content: str, relation: str) -> None:
    assert only(content).relation == relation


def test_what_a_title_names_is_cited_where_a_sentence_cites_it_too() -> None:
    circular = "Thông tư số 7/2021/TT-BTC"
    _, named = cited(f"{circular} hướng dẫn {DECREE}. Căn cứ {DECREE}.")
    _, nested = cited(f"{circular} hướng dẫn {DECREE}.")

    assert (named.nested, named.relation) == (False, "legal_basis")
    assert (nested.nested, nested.relation) == (True, "refers_to")


@pytest.mark.parametrize(
    ("content", "documents"),
    [
        ("Luật Đất đai năm 2013. Luật Đất đai 2013. Luật Đất đai.", 1),
        ("Luật Đất đai năm 2013. Luật Đất đai 2024. Luật Đất đai.", 2),
        ("Luật Đất đai ngày 18/01/2024. Luật Đất đai năm 2024.", 1),
        ("Luật Đất đai ngày 29/11/2013. Luật Đất đai năm 2024.", 2),
        ("Hiến pháp năm 1992. Hiến pháp. Hiến pháp năm 2013.", 2),
        ("Nghị quyết Đại hội XIII của Đảng. Nghị quyết Đại hội lần thứ XIII.", 1),
        ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIII. Nghị quyết Đại hội XIII.", 2),
        ("Nghị quyết Đại hội XII. Nghị quyết Đại hội XIII.", 2),
    ],
)  # fmt: skip
def test_names_of_one_act_are_one_citation(content: str, documents: int) -> None:
    assert len(cited(content)) == documents


@pytest.mark.parametrize(
    "written",
    ["1/2/2020. Theo {} ngày 1/2/2019", "1/2/2019. Theo {} ngày 1/2/2020"],
)
def test_of_two_days_that_of_the_year_in_the_number_is_taken(written: str) -> None:
    found = only(f"Theo {DECREE} ngày {written.format(DECREE)} của Chính phủ.")

    assert found.issued_on == date(2020, 2, 1)
    assert found.doubts


OLD, BARE = "Luật Đất đai năm 2013", "Luật Đất đai"


def written_on(day: date, content: str) -> list[tuple[list[str], bool]]:
    """Return the mentions of each citation, and whether it is unclear."""
    found = find_citations(Text(content), Header(issued_on=day))
    return [
        ([each.text for each in one.mentions], BESIDE_OUTDATED in one.doubts)
        for one in found
    ]


def test_a_bare_name_means_the_act_named_before_while_it_is_in_force() -> None:
    found = written_on(date(2020, 3, 1), f"Theo {OLD}. Theo {BARE}.")

    assert found == [([OLD, BARE], False)]


def test_behind_an_act_that_was_passed_again_a_bare_name_is_unclear() -> None:
    found = written_on(date(2025, 3, 1), f"Theo {OLD}. Theo {BARE}.")

    assert found == [([OLD], False), ([BARE], True)]


def test_before_an_act_that_was_passed_again_a_bare_name_is_another() -> None:
    found = written_on(date(2025, 3, 1), f"Theo {BARE}. Theo {OLD}. Theo {BARE}.")

    assert found == [([BARE, BARE], False), ([OLD], False)]


def test_of_two_acts_of_a_name_a_bare_one_means_that_in_force() -> None:
    new = "Luật Đất đai năm 2024"
    found = written_on(date(2025, 3, 1), f"Theo {new} và {OLD}. Theo {BARE}.")

    assert found == [([new, BARE], False), ([OLD], False)]
