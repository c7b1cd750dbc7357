"""Numbers of Word's lists, printed before their paragraphs."""

import pytest

from tests.sample_files import (
    paragraph,
    read,
    run,
    texts_of,
    word_xml,
)


def level(depth: int, form: str, pattern: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def lists(*levels: str, restart: str = "") -> str:
    """The part that describes the lists: 1 and 2 are of one kind."""
    kind = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    first = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    second = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{restart}</w:num>'
    return kind + first + second


def item(text: str, depth: int = 0, of: int = 1) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{of}"/></w:numPr>'
    return paragraph(f"<w:pPr>{place}</w:pPr>{run(text)}")


def texts(body: str, numbering: str, styles: str = "") -> list[str]:
    return texts_of(read(word_xml(body, numbering=numbering, styles=styles)))


def test_articles_are_numbered_in_their_order() -> None:
    body = item("Phạm vi") + paragraph(run("Nội dung")) + item("Hiệu lực")

    assert texts(body, lists(level(0, "decimal", "Điều %1."))) == [
        "Điều 1. Phạm vi",
        "Nội dung",
        "Điều 2. Hiệu lực",
    ]


def test_deeper_levels_begin_anew() -> None:
    numbering = lists(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"))
    body = item("x") + item("y", 1) + item("z", 1) + item("x") + item("y", 1)

    assert texts(body, numbering) == ["1. x", "a) y", "b) z", "2. x", "a) y"]


def test_a_number_may_name_all_levels() -> None:
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."))

    assert texts(item("x") + item("y", 1), numbering) == ["I. x", "I.1. y"]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", "14"),
        ("decimalZero", "14"),
        ("lowerLetter", "n"),
        ("upperLetter", "N"),
        ("lowerRoman", "xiv"),
        ("upperRoman", "XIV"),
    ],
)
def test_every_form_of_numbers_is_written(form: str, printed: str) -> None:
    assert texts(item("x"), lists(level(0, form, "%1.", 14))) == [f"{printed}. x"]


def test_bullets_are_dashes() -> None:
    assert texts(item("Như trên;"), lists(level(0, "bullet", "\uf0b7"))) == [
        "- Như trên;"
    ]


def test_lists_of_one_kind_count_on() -> None:
    numbering = lists(level(0, "decimal", "%1."))

    assert texts(item("x") + item("y", of=2), numbering) == ["1. x", "2. y"]


def test_a_list_may_begin_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = lists(level(0, "decimal", "%1."), restart=anew)

    assert texts(item("x") + item("y", of=2), numbering) == ["1. x", "1. y"]


def test_a_style_may_number_its_paragraphs() -> None:
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:styleId="Dieu">{place}</w:style>'
    body = paragraph(f'<w:pPr><w:pStyle w:val="Dieu"/></w:pPr>{run("Phạm vi")}')

    assert texts(body, lists(level(0, "decimal", "Điều %1.")), styles) == [
        "Điều 1. Phạm vi"
    ]


def test_a_list_that_is_not_described_has_no_numbers() -> None:
    assert texts(item("x", of=7), lists()) == ["x"]


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (1, "I"), (3, "III"), (4, "IV"), (5, "V"), (8, "VIII"), (9, "IX"), (10, "X"),
        (14, "XIV"), (40, "XL"), (49, "XLIX"), (50, "L"), (90, "XC"), (99, "XCIX"),
        (100, "C"), (400, "CD"), (500, "D"), (900, "CM"), (1000, "M"),
        (1994, "MCMXCIV"), (3888, "MMMDCCCLXXXVIII"), (99_999, f"{'M' * 9}CMXCIX"),
    ],
)  # fmt: skip
def test_roman_numbers_are_written_as_word_does(number: int, printed: str) -> None:
    for form, expected in (("upperRoman", printed), ("lowerRoman", printed.lower())):
        numbering = lists(level(0, form, "%1.", start=number))
        assert texts(item("x"), numbering) == [f"{expected}. x"]


@pytest.mark.parametrize(
    ("number", "printed"),
    [(1, "a"), (26, "z"), (27, "aa"), (52, "zz"), (53, "aaa"), (26 * 20, "z" * 9)],
)
def test_letters_are_doubled_behind_z(number: int, printed: str) -> None:
    for form, expected in (("lowerLetter", printed), ("upperLetter", printed.upper())):
        numbering = lists(level(0, form, "%1)", start=number))
        assert texts(item("x"), numbering) == [f"{expected}) x"]


@pytest.mark.parametrize(
    ("form", "start", "printed"),
    [
        ("decimalZero", 9, "09. x"),
        ("decimalZero", 10, "10. x"),
        ("decimal", 0, "0. x"),
        ("upperRoman", 0, "0. x"),
        ("none", 1, "x"),
        ("bullet", 1, "- x"),
        ("thaiCounting", 7, "7. x"),
    ],
)
def test_other_forms_are_written_too(form: str, start: int, printed: str) -> None:
    assert texts(item("x"), lists(level(0, form, "%1.", start=start))) == [printed]


def test_a_level_without_a_paragraph_of_its_own_counts_from_its_start() -> None:
    numbering = lists(level(0, "decimal", "%1.", 3), level(1, "decimal", "%1.%2."))

    assert texts(item("y", 1) + item("z", 1), numbering) == ["3.1. y", "3.2. z"]
