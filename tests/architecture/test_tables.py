"""The order of the rows of tables, by which a row is found; see ``tests/ablation``."""

import pytest

from schemas.vocabulary import table_rows

SORTED = {
    ("schemas", "document_types"): "key",
    ("schemas", "relations"): "key",
    ("ingest", "hand_digits"): "sign",
    ("ingest", "issuer_heads"): "word",
    ("ingest", "law_names"): "name",
    ("ingest", "phrase_stops"): "words",
    ("ingest", "positions"): "words",
    ("ingest", "proper_names"): "name",
    ("ingest", "title_links"): "words",
    ("ingest", "title_verbs"): "words",
    ("ingest", "triggers"): "words",
}


@pytest.mark.parametrize(("package", "table"), SORTED)
def test_rows_are_sorted_and_told_apart(package: str, table: str) -> None:
    words = [row[SORTED[package, table]] for row in table_rows(package, table)]

    assert words == sorted(set(words))
