"""A list of queries becomes a table of answers."""

import csv
import io
from functools import partial

from service.search.batch import COLUMNS, answer_all, csv_of_rows, queries_of
from service.search.execution import search
from service.search.memory import MemoryIndex
from tests.entries import ALL, put


def table(*queries: str, limit: int = 1) -> list[dict[str, str]]:
    index = MemoryIndex()
    put(index, *ALL)
    written = csv_of_rows(answer_all(partial(search, index), queries, limit))
    return list(csv.DictReader(io.StringIO(written)))


def test_each_query_has_rows_for_its_first_hits() -> None:
    rows = table("48/KH-VKS", "thi đua", limit=2)

    assert [row["query"] for row in rows] == ["48/KH-VKS", "thi đua", "thi đua"]
    assert (rows[0]["rank"], rows[0]["number"], rows[0]["date"]) == (
        "1",
        "48/KH-VKS",
        "2022-01-10",
    )
    assert [row["rank"] for row in rows[1:]] == ["1", "2"]


def test_a_query_that_finds_nothing_has_a_row() -> None:
    [row] = table("xyzzy")

    assert (row["total"], row["id"]) == ("0", "")


def test_a_query_that_cannot_be_understood_stops_no_others() -> None:
    wrong, right = table('thi "đua', "thi đua")

    assert "ngoặc kép" in wrong["problem"]
    assert right["total"] == "2"


def test_a_misspelt_query_says_how_it_was_read() -> None:
    assert table("khen thưởgn")[0]["read_as"] == "khen thưởng"


def test_the_columns_are_those_that_are_promised() -> None:
    assert tuple(table("thi đua")[0]) == COLUMNS


def test_a_list_is_a_query_a_line() -> None:
    text = '\ufeffthi đua\n\n  "thi đua", năm:2022 \n'

    assert queries_of(text, is_csv=False) == ["thi đua", '"thi đua", năm:2022']


def test_of_a_csv_the_first_column_is_asked() -> None:
    text = '"thi đua, khen thưởng",2022\n48/KH-VKS,\n'

    assert queries_of(text, is_csv=True) == ["thi đua, khen thưởng", "48/KH-VKS"]
