"""Each row of a table proves itself by its own example."""

import pytest

from schemas.vocabulary import table_rows

TABLES = {
    "hand_digits": "sign",
    "issuer_heads": "word",
    "law_names": "name",
    "phrase_stops": "words",
    "positions": "words",
    "proper_names": "name",
    "title_links": "words",
    "title_verbs": "words",
    "triggers": "words",
}
ROWS = [
    (table, row[column], row["example"])
    for table, column in TABLES.items()
    for row in table_rows("ingest", table)
]


@pytest.mark.parametrize(("table", "words", "example"), ROWS)
def test_each_row_stands_in_its_example(table: str, words: str, example: str) -> None:
    assert words.lower() in example.lower(), table


def test_each_short_name_of_a_law_stands_in_its_example() -> None:
    rows = table_rows("ingest", "law_names")

    assert all(row["short"] in row["example"] for row in rows)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted_and_told_apart(table: str) -> None:
    words = [row[TABLES[table]] for row in table_rows("ingest", table)]

    assert words == sorted(set(words))
