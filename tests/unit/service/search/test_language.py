"""The table of field names: each example is understood."""

import pytest

from schemas.vocabulary import table_rows
from service.search.conditions import Conditions, OneOf
from service.search.filters import FieldName, field_names
from service.search.language import read_query

VALUES = [
    (field, row)
    for field, table in (("standing", "standings"), ("signature", "signature_states"))
    for row in table_rows("service.search", table)
]


def read(text: str) -> Conditions:
    _, conditions = read_query(text)
    return conditions


@pytest.mark.parametrize("name", field_names().values(), ids=lambda each: each.name)
def test_each_name_of_a_field_has_an_example(name: FieldName) -> None:
    assert f"{name.name}:" in name.example
    assert len(read(name.example).required) == 1


@pytest.mark.parametrize(("field", "row"), VALUES, ids=str)
def test_each_value_is_asked_for_by_its_example(
    field: str, row: dict[str, str]
) -> None:
    asked = OneOf(field, tuple(row["values"].split()))

    assert row["example"].endswith(f":{row['name']}")
    assert read(row["example"]).required == ((asked,),)


@pytest.mark.parametrize("text", ["48 kh vks", "10 2018 ttlt btp", "48 kế hoạch vks"])
def test_words_may_be_a_number(text: str) -> None:
    tree, _ = read_query(text)

    assert tree.number


def test_a_sentence_that_begins_with_a_figure_is_no_number() -> None:
    tree, _ = read_query("3 tủ sách pháp luật tại cơ quan")

    assert tree.number is None
