"""Which lines of a document in TCVN3 are printed in capitals."""

import pytest

from ingest.readers.encodings.tcvn3_capitals import printed_capitals

TITLE = "Cộng hòa xã hội chủ nghĩa Việt Nam"


@pytest.mark.parametrize(("between", "capitals"), [(24, True), (25, False)])
def test_a_head_has_25_lines(between: int, capitals: bool) -> None:
    lines = [TITLE, *(f"dòng {each}" for each in range(between)), "Căn cứ Luật"]
    printed = printed_capitals(lines)

    assert (printed[0] == TITLE.upper()) is capitals
    assert printed[-1] == "Căn cứ Luật"


def test_without_a_title_there_is_no_head() -> None:
    lines = ["Sở Nội vụ", "Căn cứ Luật"]

    assert printed_capitals(lines) == lines


@pytest.mark.parametrize(
    ("sentence", "begins"),
    [
        ("ý" * 40 + ".", True),
        ("ý" * 39 + ".", False),
        ("ý" * 40 + ":", True),
        ("ý" * 40 + "; ", True),
        ("ý" * 41, False),
        ("1) ý", True),
        ("Kính gửi", True),
    ],
)
def test_a_sentence_of_more_than_40_characters_begins_the_body(
    sentence: str,
    begins: bool,
) -> None:
    printed = printed_capitals([TITLE, sentence, "dòng sau", "Căn cứ Luật"])

    assert printed[2] == ("dòng sau" if begins else "DÒNG SAU")


@pytest.mark.parametrize(("below", "capitals"), [(39, True), (40, False)])
def test_the_signer_s_office_stands_in_the_last_40_lines(
    below: int,
    capitals: bool,
) -> None:
    lines = ["Căn cứ Luật", "phó giám đốc", *["dòng"] * below]

    assert (printed_capitals(lines)[1] == "PHÓ GIÁM ĐỐC") is capitals


def test_the_end_begins_with_the_recipients_however_long_it_is() -> None:
    lines = ["Căn cứ Luật", "Nơi nhận:", "phó giám đốc", *["dòng"] * 50]

    assert printed_capitals(lines)[2] == "PHÓ GIÁM ĐỐC"


@pytest.mark.parametrize(("length", "capitals"), [(80, True), (81, False)])
def test_the_signer_s_office_takes_80_characters(
    length: int,
    capitals: bool,
) -> None:
    office = "phó giám đốc ".ljust(length, "x")

    assert (printed_capitals(["Căn cứ Luật", office])[1] == office.upper()) is capitals


@pytest.mark.parametrize("end", [";", ":", ".", ","])
def test_a_sentence_about_an_office_is_none(end: str) -> None:
    assert printed_capitals(["Căn cứ", f"giám đốc{end}"])[1] == f"giám đốc{end}"


def test_a_line_typed_in_capitals_is_printed_in_capitals() -> None:
    assert printed_capitals(["CộNG HòA", "CộNG Hòa"]) == ["CỘNG HÒA", "CộNG Hòa"]


@pytest.mark.parametrize("mark", ["mật", "Thượng khẩn", "hỏa tốc"])
def test_a_mark_below_what_a_letter_is_about_is_in_capitals(mark: str) -> None:
    printed = printed_capitals(["V/v tiêm chủng", mark, TITLE, "Kính gửi: Các trạm"])

    assert printed[:2] == ["V/v tiêm chủng", mark.upper()]


@pytest.mark.parametrize("begins", ["(Kèm theo Quyết định", "STT Họ tên"])
def test_a_list_begins_below_the_head(begins: str) -> None:
    printed = printed_capitals([TITLE, "danh sách", begins, *["dòng"] * 30])

    assert printed[1:4] == ["DANH SÁCH", begins, "dòng"]
