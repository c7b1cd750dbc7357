"""What a citation that is pasted into a query means."""

from collections.abc import Callable
from datetime import date

import pytest

from schemas.document import ParsedDocument
from schemas.number import DocumentNumber
from service.answers.pasted_citations import read_pasted
from service.graph.catalogue import Catalogue
from tests.factories import make_citation, make_parsed

Register = Callable[..., str]
PLAN = DocumentNumber("48", "KH-VKS")
DAY = date(2022, 1, 10)


def plan(year: int, issuer: str) -> ParsedDocument:
    return make_parsed(
        body=f"kế hoạch năm {year} của {issuer}",
        number=PLAN,
        doc_type="Kế hoạch",
        issued_on=DAY.replace(year=year),
        issuer=issuer,
    )


HUE = plan(2022, "Viện kiểm sát nhân dân thành phố Huế")
LATER = plan(2023, "Viện kiểm sát nhân dân thành phố Huế")
ELSEWHERE = plan(2022, "Viện kiểm sát nhân dân tỉnh Cao Bằng")


@pytest.mark.parametrize(
    "typed",
    [
        "Kế hoạch số 48/KH-VKS ngày 10/01/2022 của VKSND thành phố Huế",
        "48/KH-VKS ngày 10/01/2022 của Viện kiểm sát nhân dân thành phố Huế",
    ],
)
def test_its_day_and_office_say_which_document_is_meant(
    register: Register, graph: Catalogue, typed: str
) -> None:
    _, _, meant = (register(each) for each in (LATER, ELSEWHERE, HUE))

    pasted = read_pasted(graph, typed)
    assert (pasted.held, pasted.unheld) == ((meant,), ())


def test_several_are_meant_by_their_numbers(
    register: Register, graph: Catalogue
) -> None:
    number = DocumentNumber("2", "HD-VKS")
    other = make_parsed(body="hai", number=number, doc_type="Hướng dẫn")
    ids = {register(HUE), register(other)}

    assert set(read_pasted(graph, "48/KH-VKS, 2/HD-VKS").held) == ids


@pytest.mark.parametrize(
    "typed", ["48/KH-VKS", "Kế hoạch số 48/KH-VKS ngày 10/01/2024 của VKSND TP Huế"]
)
def test_one_that_is_not_held_comes_with_those_that_cite_it(
    register: Register, graph: Catalogue, typed: str
) -> None:
    if "2024" in typed:
        register(HUE)
    cited = {"number": PLAN, "text": "48/KH-VKS", "issued_on": date(2024, 1, 10)}
    report = DocumentNumber("9", "BC-VKS")
    citing = register(make_parsed(make_citation(**cited), body="x", number=report))

    pasted = read_pasted(graph, typed)
    assert pasted.held == ()
    (missing,) = pasted.unheld
    assert missing.number == "48/KH-VKS"
    assert [each.id for each in missing.needed_by] == [citing]


def test_one_that_nobody_cites_is_not_held_either(graph: Catalogue) -> None:
    (missing,) = read_pasted(graph, "48/KH-VKS").unheld

    assert (missing.number, missing.needed_by) == ("48/KH-VKS", ())


@pytest.mark.parametrize("typed", ["thi đua", "48", "48/KH", "10/1/2022", ""])
def test_other_queries_cite_nothing(graph: Catalogue, typed: str) -> None:
    assert read_pasted(graph, typed).unheld == ()


def test_words_beside_a_bare_number_are_about_who_cites_it(
    register: Register, graph: Catalogue
) -> None:
    register(HUE)

    assert read_pasted(graph, "đăng ký thi đua theo 48/KH-VKS").held == ()
