"""The table of field names: each example is understood."""

import pytest

from service.search.conditions import Conditions
from service.search.filters import FieldName, field_names
from service.search.language import read_query


def read(text: str) -> Conditions:
    _, conditions = read_query(text)
    return conditions


@pytest.mark.parametrize("name", field_names().values(), ids=lambda each: each.name)
def test_each_name_of_a_field_has_an_example(name: FieldName) -> None:
    assert f"{name.name}:" in name.example
    assert len(read(name.example).needed) == 1
