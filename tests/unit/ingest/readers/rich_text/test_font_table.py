"""Which letters the bytes of a font stand for."""

import pytest

from ingest.readers.rich_text.font_table import Fonts
from ingest.readers.rich_text.tokens import tokens_of


def fonts(table: str, code_page: int | None = None) -> Fonts:
    found = Fonts()
    if code_page is not None:
        found.use_code_page(code_page)
    for token in tokens_of(table.encode("latin-1")):
        if token.word in {"f", "fcharset"} or token.raw:
            found.declare(token)
    return found


@pytest.mark.parametrize(
    ("charset", "letters", "encoding"),
    [
        (77, "é", "mac_roman"), (128, "日", "cp932"), (129, "한", "cp949"),
        (134, "汉", "cp936"), (136, "漢", "cp950"), (161, "λ", "cp1253"),
        (162, "ğ", "cp1254"), (163, "đ", "cp1258"), (177, "ש", "cp1255"),
        (178, "ش", "cp1256"), (186, "ž", "cp1257"), (204, "я", "cp1251"),
        (222, "ก", "cp874"), (238, "ł", "cp1250"), (254, "é", "cp437"),
    ],
)  # fmt: skip
def test_each_character_set_has_its_letters(
    charset: int, letters: str, encoding: str
) -> None:
    table = fonts(rf"\f3\fcharset{charset} Font;")

    assert table.decode(letters.encode(encoding), 3) == letters


@pytest.mark.parametrize(
    ("code_page", "letter", "encoding"),
    [(1258, "đ", "cp1258"), (65001, "đ", "utf-8"), (1252, "ð", "cp1252"),
     (99999, "ð", "cp1252")],
)  # fmt: skip
def test_other_fonts_have_the_letters_of_the_file(
    code_page: int, letter: str, encoding: str
) -> None:
    table = fonts(r"\f3\fcharset0 Font;\f4 Other;", code_page)

    for font in (3, 4, 9, None):
        assert table.decode(letter.encode(encoding), font) == letter


@pytest.mark.parametrize(
    ("name", "letter"), [(".VnTime", "®"), ("VNI-Times", "®"), ("Times", "đ")]
)
def test_bytes_of_old_fonts_are_western_letters(name: str, letter: str) -> None:
    table = fonts(rf"\f3\fcharset163 {name};", 1258)
    byte = b"\xae" if letter == "®" else b"\xf0"

    assert table.decode(byte, 3) == letter


@pytest.mark.parametrize(
    ("name", "capitals"), [(".VnTimeH", True), (".VnTime", False), ("VNI-TimeH", False)]
)
def test_some_old_fonts_print_capitals_alone(name: str, capitals: bool) -> None:
    assert fonts(rf"\f3 {name};").prints_capitals(3) is capitals
    assert not fonts(rf"\f3 {name};").prints_capitals(4)
