"""How long the parts of a head and of an end may be, each limit from both sides."""

from datetime import date

import pytest

from ingest.heading.header import read_header
from schemas.document import Header, Part, Segment, Text

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
DAY = "Hà Nội, ngày 06 tháng 10 năm 2025"
BODY = "Đề nghị các đơn vị thực hiện."


def header(content: str) -> Header:
    return read_header(Text(content))[0]


def codes(text: Text) -> list[str]:
    return [doubt.code for doubt in read_header(text)[1]]


@pytest.mark.parametrize(
    ("content", "vietnamese"),
    [
        ("đ" * 4 + "a" * 96, True),
        ("đ" * 3 + "a" * 97, False),
        # figures and blanks are no letters
        ("đ" * 4 + "a" * 96 + "1 " * 900, True),
        ("đ" * 3 + "a" * 97 + "1 " * 900, False),
        ("ỹ" * 4 + "a" * 96, True),
        ("Ạ" * 4 + "a" * 96, True),
        ("ă" * 50 + "a" * 50, False),  # Romanian has it, too
        ("1 " * 50, False),
    ],
)
def test_four_letters_of_a_hundred_make_a_text_vietnamese(
    content: str,
    vietnamese: bool,
) -> None:
    assert ("not_vietnamese" in codes(Text(content))) is not vietnamese


@pytest.mark.parametrize("letters", ["ABCDEFGH", "ABCDEFGHI"])
def test_the_name_of_an_office_takes_eight_lines(letters: str) -> None:
    lines = [f"KHU {letter}" for letter in letters]
    lines[0] = "TRUNG TÂM A"
    found = header("\n".join([*lines, DAY, BODY]))

    assert found.issuer == "Trung tâm A khu b khu c khu d khu e khu f khu g khu h"


@pytest.mark.parametrize(("length", "read"), [(40, True), (41, False)])
def test_the_line_of_a_law_s_number_has_little_else(
    length: int,
    read: bool,
) -> None:
    rest = "31/2024/QH15 ".ljust(length, "đ")

    assert (header(f"QUỐC HỘI\nLuật số: {rest}\n{DAY}").number is not None) is read


@pytest.mark.parametrize(("above", "read"), [(39, True), (40, False)])
def test_the_letterhead_stands_in_the_first_40_pieces(
    above: int,
    read: bool,
) -> None:
    lines = [f"Dòng thứ {number}" for number in range(above)]

    found = header("\n".join([*lines, "Số: 15/KH-SNV"]))
    assert (found.number is not None) is read


@pytest.mark.parametrize(("rules", "cut"), [(39, True), (40, False)])
def test_columns_are_taken_apart_in_the_first_40_lines(
    rules: int,
    cut: bool,
) -> None:
    found = header("\n".join([*["-----"] * rules, f"BỘ NỘI VỤ {NATION}", DAY]))

    assert (found.issuer == "Bộ Nội vụ") is cut


@pytest.mark.parametrize(("above", "form"), [(11, "Sao y"), (12, None)])
def test_a_copy_is_marked_in_the_first_12_pieces(above: int, form: str | None) -> None:
    lines = [f"Dòng thứ {number}" for number in range(above)]

    assert header("\n".join([*lines, "SAO Y"])).copy_form == form


@pytest.mark.parametrize(("between", "found"), [(10, True), (11, False)])
def test_an_annex_says_in_the_first_12_pieces_what_it_was_issued_with(
    between: int,
    found: bool,
) -> None:
    lines = ["QUY CHẾ", *(f"Dòng thứ {number}" for number in range(between))]
    read = header("\n".join([*lines, "(Kèm theo Quyết định số 5/QĐ-SNV)"]))

    assert (str(read.annex_of) == "5/QĐ-SNV") is found


@pytest.mark.parametrize(("above", "issuer"), [(10_000, "Chính phủ"), (10_001, None)])
def test_the_office_is_named_after_10_000_characters_of_bases(
    above: int, issuer: str | None
) -> None:
    bases = ("Căn cứ " + "điều " * above)[: above - 1]

    assert header(f"{bases}\nChính phủ ban hành Nghị định").issuer == issuer


@pytest.mark.parametrize(("length", "stub"), [(2000, True), (2001, False)])
def test_a_page_of_the_register_has_2000_characters(
    length: int,
    stub: bool,
) -> None:
    page = "Số hiệu337/1998/QĐ-BGTVT\nLoại văn bảnQuyết định\n".ljust(length, "đ")

    assert ("stub_page" in codes(Text(page))) is stub


@pytest.mark.parametrize(
    ("sure", "doubts"),
    [
        (0.8, set()),
        (0.79, {"number_unreadable"}),
        (0.65, {"number_unreadable"}),
        (0.64, {"number_unreadable", "date_unreadable"}),
    ],
)
def test_ocr_must_be_surer_of_a_number_than_of_a_day(
    sure: float, doubts: set[str]
) -> None:
    content = f"BỘ NỘI VỤ\nSố: 15/KH-BNV\n{DAY}\nKẾ HOẠCH\nCông tác năm"
    text = Text(content, segments=(Segment(0, 1, 0, Part.BODY, sure=sure),))
    found, _ = read_header(text)

    assert {each for each in codes(text) if "unreadable" in each} == doubts
    assert (found.number is None) is ("number_unreadable" in doubts)
    assert (found.issued_on == date(2025, 10, 6)) is ("date_unreadable" not in doubts)


def test_60_recipients_are_read() -> None:
    def recipients(count: int) -> int:
        items = [f"- Sở {number};" for number in range(count)]
        return len(header("\n".join(["Nơi nhận:", *items])).recipients)

    assert recipients(60) == 60
    assert recipients(61) == 60


@pytest.mark.parametrize(("lines", "name"), [(6, "Trần Văn Bình"), (7, None)])
def test_a_signer_stands_below_seven_lines_in_capitals(
    lines: int, name: str | None
) -> None:
    office = ["KT. GIÁM ĐỐC", *(f"KHỐI {number}" for number in range(lines))]
    found = header("\n".join([*office, "Trần Văn Bình"]))

    assert found.signer.name == name


def test_a_subject_has_eight_lines() -> None:
    lines = [f"dòng thứ {number}" for number in range(1, 10)]
    below = "\n".join([*lines, BODY])

    plan = header(f"KẾ HOẠCH\n{below}").subject
    letter = header(f"V/v kiểm tra\n{below}").subject
    assert plan == " ".join(lines[:8])
    assert letter == " ".join(["V/v kiểm tra", *lines[:8]])
