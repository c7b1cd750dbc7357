"""The address of a search says all of it."""

from dataclasses import replace
from datetime import date

import pytest
from starlette.datastructures import QueryParams

from schemas.errors import QuerySyntaxError
from schemas.search import FacetValue, SearchQuery, SortOrder
from service.web.search_form import (
    MOST_FACET_VALUES,
    PAGE_SIZE,
    FacetLink,
    SearchForm,
    facet_groups,
    read_form,
    search_query,
)

FULL = SearchForm(
    text='nông thôn & "mới"',
    doc_types=("Kế hoạch", "Báo cáo"),
    issuers=("UBND tỉnh Hòa An",),
    issued_from="2022-01-01",
    issued_to="2022-12-31",
    cites="48/KH-VKS",
    sort=SortOrder.OLDEST,
    page=3,
)


def form_at(address: str) -> SearchForm:
    return read_form(QueryParams(address.removeprefix("/?")))


def facet_link(form: SearchForm, name: str, value: str) -> FacetLink:
    [group] = facet_groups(form, {name: (FacetValue(value, 1),)})
    return group.links[0]


@pytest.mark.parametrize("form", [SearchForm(), FULL])
def test_an_address_is_read_as_the_form_that_wrote_it(form: SearchForm) -> None:
    assert form_at(form.address) == form


def test_a_form_asks_for_its_page() -> None:
    query = search_query(FULL)

    assert query == SearchQuery(
        text=FULL.text,
        doc_types=FULL.doc_types,
        issuers=FULL.issuers,
        issued_from=date(2022, 1, 1),
        issued_to=date(2022, 12, 31),
        cites="48/KH-VKS",
        sort=SortOrder.OLDEST,
        limit=PAGE_SIZE,
        offset=2 * PAGE_SIZE,
    )


def test_empty_fields_filter_nothing() -> None:
    form = form_at("q=&type=&issuer=&from=&to=&cites=&sort=&page=")

    assert form == SearchForm()
    assert not form.is_filtered


def test_days_are_read_as_they_are_written_in_vietnam() -> None:
    query = search_query(SearchForm(issued_from="28/10/2026"))

    assert query.issued_from == date(2026, 10, 28)


@pytest.mark.parametrize(
    "form",
    [
        SearchForm(issued_from="hôm qua"),
        SearchForm(issued_to="31/02/2026"),
    ],
)
def test_days_that_make_no_sense_are_told(form: SearchForm) -> None:
    with pytest.raises(QuerySyntaxError):
        search_query(form)


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 5000, "²"])
def test_what_is_no_page_is_the_first(page: str) -> None:
    assert form_at(f"page={page}").page == 1


@pytest.mark.parametrize(
    ("name", "value", "chosen"),
    [
        ("doc_type", "Kế hoạch", SearchForm("thi đua", doc_types=("Kế hoạch",))),
        ("issuer", "Sở Y tế", SearchForm("thi đua", issuers=("Sở Y tế",))),
        (
            "year",
            "2022",
            SearchForm("thi đua", issued_from="2022-01-01", issued_to="2022-12-31"),
        ),
    ],
)
def test_a_facet_is_chosen_and_given_up_by_its_link(
    name: str, value: str, chosen: SearchForm
) -> None:
    form = SearchForm("thi đua")

    first = facet_link(form, name, value)
    again = facet_link(chosen, name, value)

    assert (form_at(first.address), first.is_chosen) == (chosen, False)
    assert (form_at(again.address), again.is_chosen) == (form, True)


def test_choosing_a_facet_goes_back_to_the_first_page() -> None:
    link = facet_link(replace(FULL, page=3), "doc_type", "Kế hoạch")

    assert form_at(link.address).page == 1


def test_the_rest_of_a_facet_follows_its_most_frequent_values() -> None:
    values = tuple(FacetValue(f"Loại {each}", 30 - each) for each in range(25))

    [group] = facet_groups(SearchForm(), {"doc_type": values})

    assert len(group.links) == MOST_FACET_VALUES
    shown = [each.value for each in (*group.links, *group.more)]
    assert shown == [each.value for each in values]


def test_years_are_in_their_order_the_last_one_first() -> None:
    values = (FacetValue("2020", 5), FacetValue("2022", 3), FacetValue("2021", 1))

    [group] = facet_groups(SearchForm(), {"year": values})

    assert [each.value for each in group.links] == ["2022", "2021", "2020"]
    assert (group.is_in_time, group.most) == (True, 5)
