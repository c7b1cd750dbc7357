"""Unsure numbers of a scan, read a second time."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from ingest.programs import Column, NumberWord, RecognisedLine
from ingest.readers.ocr.second_pass import with_second_look

PAGE = Image.new("L", (2480, 3508), 255)


def mended(text: str, shown: str, least: float = 0.7, sure: float = 0.99) -> str:
    """What becomes of a line of OCR where the second look shows *shown*."""

    def read(_: bytes) -> Sequence[Column]:
        signs = [sign for letter in shown for sign in (letter, "")]
        return tuple(Column(((sign, sure), ("?", 1 - sure))) for sign in signs)

    line = RecognisedLine(text, 400, 900, 2100, 950, 0.93)
    line = replace(line, number_words=(NumberWord(0, 1, least),))
    (found,) = with_second_look(PAGE, 300, [line], read)  # type: ignore[arg-type]
    return found.text


@pytest.mark.parametrize(
    ("text", "shown", "meant"),
    [
        (
            "Kết luận sô 132- KL TW ngày 18/3/2025 của",
            "Kt luân s 132-KL/TW ngày 18/3/2025 cua",
            "Kết luận sô 132-KL/TW ngày 18/3/2025 của",
        ),
        (
            "Nghị quyết số 33/N 1NQ-CP ngày",
            "Nghi quyêt s 93/NQ-CP ngày",
            "Nghị quyết số 93/NQ-CP ngày",
        ),
        (
            "đã có Công văn sô 77/SNV-VVP",
            "đã có Công văn s 77/SNV-VP",
            "đã có Công văn sô 77/SNV-VP",
        ),
        ("ngày 16/6/ 2019 của", "ngày 16/8/2019 cua", "ngày 16/8/2019 của"),
        ("số 5/QDĐ-UBND về", "s 5/QD-UBND v", "số 5/QĐ-UBND về"),
    ],
)
def test_a_damaged_number_is_mended(text: str, shown: str, meant: str) -> None:
    assert mended(text, shown) == meant


def test_what_ocr_is_sure_of_is_not_looked_at_again() -> None:
    assert mended("số 5/QĐ-SNV về", "s 6/QD-SNV v", least=0.95) == "số 5/QĐ-SNV về"


def test_a_second_look_that_is_not_sure_changes_nothing() -> None:
    assert mended("số 5/QĐ-SNV về", "s 6/QD-SNV v", sure=0.6) == "số 5/QĐ-SNV về"


def test_a_number_where_ocr_saw_words_changes_nothing() -> None:
    text = "tại cuộc họp 5/6 của Sở"

    assert mended(text, "tai 12/KH-UBND 5/6 cua S") == text


def test_words_are_left_to_ocr() -> None:
    text = "Nghị quyết 9/NQ-CP của Chính phủ"

    assert mended(text, "Nghi quyt 9/NQ-CP cua Chinh phu") == text


def widths_looked_at(text: str, *words: NumberWord) -> list[int]:
    """How wide the pictures are that a second look at a line takes."""
    seen: list[int] = []

    def read(picture: bytes) -> Sequence[Column]:
        seen.append(Image.open(BytesIO(picture)).width)
        return ()

    line = RecognisedLine(text, 400, 900, 2100, 950, 0.93, number_words=words)
    with_second_look(PAGE, 300, [line], read)  # type: ignore[arg-type]
    return seen


def test_only_the_unsure_number_of_a_line_is_looked_at() -> None:
    text = "Nghị quyết số 33/NQ-CP ngày 16/4/2025 của Chính phủ ban hành kế hoạch"
    unsure, sure = NumberWord(0.2, 0.31, 0.7), NumberWord(0.38, 0.52, 0.95)

    (one,) = widths_looked_at(text, unsure, sure)
    (both,) = widths_looked_at(text, unsure, sure._replace(confidence=0.7))

    assert one < both < 2100 - 400


def test_unsure_capitals_far_from_a_number_are_not_looked_at() -> None:
    text = "Nghị quyết số 33/NQ-CP của Chính phủ về việc sắp xếp các đơn vị của UBND"

    assert widths_looked_at(text, NumberWord(0.94, 1.0, 0.4)) == []


@pytest.mark.parametrize(("sure", "looked"), [(0.84, True), (0.85, False)])
def test_a_number_below_085_is_looked_at(sure: float, looked: bool) -> None:
    found = widths_looked_at("số 33/NQ-CP ngày", NumberWord(0.2, 0.6, sure))

    assert bool(found) is looked


@pytest.mark.parametrize(("blanks", "looked"), [(4, True), (5, False)])
def test_an_unsure_word_within_4_letters_of_a_number_is_looked_at(
    blanks: int,
    looked: bool,
) -> None:
    # "3/" looks like a number, and ends at the second letter of 100
    text = "3/".ljust(100, "x")
    word = NumberWord((2 + blanks - 1) / 100, (10 + blanks) / 100, 0.5)

    assert bool(widths_looked_at(text, word)) is looked


def test_eight_letters_on_either_side_are_looked_at_as_well() -> None:
    text = "x" * 40 + "33/NQ-CPxxx" + "x" * 49

    (wide,) = widths_looked_at(text, NumberWord(0.4, 0.5, 0.5))
    (wider,) = widths_looked_at(text, NumberWord(0.3, 0.6, 0.5))
    letter = (2100 - 400) / len(text)
    assert wider - wide == pytest.approx(20 * letter, abs=25)
    assert wide == pytest.approx((10 + 2 * 8) * letter, rel=0.15)


@pytest.mark.parametrize(("sure", "number"), [(0.8, "6"), (0.79, "5")])
def test_each_sign_of_a_number_must_be_seen_with_080(sure: float, number: str) -> None:
    assert (
        mended("số 5/QĐ-SNV về", "s 6/QD-SNV v", sure=sure) == f"số {number}/QĐ-SNV về"
    )


@pytest.mark.parametrize(
    ("above", "by_ocr", "shown", "meant"),
    [
        ("Hà Sơn, ngày 23 tháng 7 năm", "2022", "2025", "2025"),
        ("Hà Sơn, ngày 23 tháng 7 năm", "20707", "2025_", "2025"),
        ("Hà Sơn, ngày 23 tháng 7 năm", "2022", "202S", "2022"),
        ("Danh sách các hộ trong năm", "2022", "2025", "2022"),
    ],
)
def test_a_year_alone_below_its_date_is_looked_at_again(
    above: str, by_ocr: str, shown: str, meant: str
) -> None:
    def read(_: bytes) -> Sequence[Column]:
        signs = [sign for letter in shown for sign in (letter, "")]
        return tuple(Column(((sign, 0.99),)) for sign in signs)

    lines = [
        RecognisedLine(above, 1300, 900, 2200, 950, 0.96),
        RecognisedLine(by_ocr, 1700, 980, 1850, 1020, 0.5),
    ]
    found = with_second_look(PAGE, 300, lines, read)  # type: ignore[arg-type]

    assert found[1].text == meant
