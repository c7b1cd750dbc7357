"""What programs leave about is known by its name."""

import pytest

from schemas.vocabulary import table_rows
from service.intake.leftovers import leftover_code

ROWS = table_rows("service.intake", "leftovers")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["pattern"])
def test_each_row_knows_its_example(row: dict[str, str]) -> None:
    assert leftover_code(["hồ sơ", row["example"]]) == row["code"]


def test_rows_are_sorted() -> None:
    patterns = [row["pattern"] for row in ROWS]

    assert patterns == sorted(set(patterns))


@pytest.mark.parametrize(
    "name", ["77-KH.docx", "Thumbs.pdf", "a~$b.docx", "part", "url.txt", ".."]
)
def test_a_document_is_no_leftover(name: str) -> None:
    assert leftover_code([name]) is None
