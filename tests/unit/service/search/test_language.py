"""The table of field names: each example is understood."""

import pytest

from schemas.vocabulary import table_rows
from service.search.conditions import Conditions, OneOf
from service.search.filters import FieldName, field_names
from service.search.language import read_query

STANDINGS = table_rows("service.search", "standings")


def read(text: str) -> Conditions:
    _, conditions = read_query(text)
    return conditions


@pytest.mark.parametrize("name", field_names().values(), ids=lambda each: each.name)
def test_each_name_of_a_field_has_an_example(name: FieldName) -> None:
    assert f"{name.name}:" in name.example
    assert len(read(name.example).required) == 1


@pytest.mark.parametrize("row", STANDINGS, ids=lambda row: row["name"])
def test_each_standing_is_asked_for_by_its_example(row: dict[str, str]) -> None:
    asked = OneOf("standing", tuple(row["standings"].split()))

    assert row["example"].endswith(f":{row['name']}")
    assert read(row["example"]).required == ((asked,),)
