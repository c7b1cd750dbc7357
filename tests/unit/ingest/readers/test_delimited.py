"""Registers saved as text."""

import pytest

from ingest.readers import delimited
from schemas.document import Method, Part
from tests.sample_files import read, texts_of

REGISTER = 'TT{0}Số{0}Ký hiệu{0}Ngày\n1{0}77{0}KH-UBND{0}14/3/2022\n\n2{0}"8"{0}{0}\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_values_between_delimiters_are_a_table(delimiter: str, encoding: str) -> None:
    reading = read(REGISTER.format(delimiter).encode(encoding), "a.csv")

    assert texts_of(reading, Part.TABLE) == [
        "TT | Số | Ký hiệu | Ngày",
        "1 | 77/KH-UBND | 14/3/2022",
    ]
    assert reading.methods == (Method.SHEET,)


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ a, b, c;\nCăn cứ d, e;",
        "Gồm a, b, c, d",
        "SỞ NỘI VỤ\tCỘNG HÒA\nSố: 3\tĐộc lập",
        'a,b,"c\nd,e,f',
        "",
    ],
)
def test_running_text_is_none(text: str) -> None:
    assert not delimited.is_delimited(text.encode())


def test_what_is_no_text_is_none() -> None:
    assert not delimited.is_delimited(b"a,b,c\x8a\x8a\xff")


def test_only_so_many_rows_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_ROWS", 2)
    reading = read(b"a,b,c\n" * 3)

    assert texts_of(reading) == ["a | b | c"] * 2
    assert [each.code for each in reading.doubts] == ["rows_unread"]


def test_a_long_register_is_known_by_its_beginning() -> None:
    assert delimited.is_delimited(b"a,b,c\n" * 20_000 + b"x")
