"""Each row of a table proves itself by its own example."""

import pytest

from ingest.citing.citations import find_citations
from ingest.heading.doc_type_line import doc_type_of
from ingest.heading.segments import Piece
from schemas.document import Header, Text
from schemas.vocabulary import document_types, table_rows

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


WITH_EXAMPLES = [
    *[("schemas", table) for table in ("document_types", "issuers", "provinces")],
    ("schemas", "relations"),
    *[("ingest", table) for table in TABLES],
    ("schemas.spelling", "confusions"),
    ("schemas.spelling", "abbreviations"),
    *[("ingest.readers", table) for table in ("legacy_letters", "english_words")],
]


@pytest.mark.parametrize(("package", "table"), WITH_EXAMPLES)
def test_every_row_has_an_example(package: str, table: str) -> None:
    assert [row for row in table_rows(package, table) if not row["example"]] == []


@pytest.mark.parametrize("row", table_rows("schemas", "relations"))
def test_each_relation_is_read_in_its_example(row: dict[str, str]) -> None:
    assert relation_of(row["example"]) == row["key"]


@pytest.mark.parametrize(
    "row", table_rows("ingest", "triggers"), ids=lambda row: row["words"]
)
def test_each_trigger_says_its_relation_in_its_example(row: dict[str, str]) -> None:
    assert relation_of(row["example"]) == row["relation"]


@pytest.mark.parametrize(
    "name", [k.name for k in document_types() if not k.example[0].isdigit()]
)
def test_each_kind_without_a_symbol_is_read_as_a_heading(name: str) -> None:
    (kind,) = (each for each in document_types() if each.name == name)

    assert doc_type_of(Piece(kind.example, 0)) == name


def relation_of(content: str) -> str:
    """Return the relation of the last mention: a chain ends in the amender."""
    found = find_citations(Text(content), Header(doc_type="Luật"))
    return found[-1].mentions[-1].relation.value
