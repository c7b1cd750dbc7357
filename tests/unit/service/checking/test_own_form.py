"""Abbreviations, and how an administrative draft ends."""

import pytest

from tests.drafts import Check, corrections, found

DRAFT = """SỞ NỘI VỤ
TỈNH LÂM ĐỒNG
Số: 5/BC-SNV
Lâm Đồng, ngày 10 tháng 01 năm 2026

BÁO CÁO
Kết quả thi đua

Đơn vị làm tốt công tác bảo vệ môi trường (BVMT), nhất là BVMT ở nông thôn./.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nguyễn Văn An
"""
OF_FORM = ("abbreviation", "authority_form", "end_mark", "signer_degree")


def of_form(check: Check, draft: str) -> list[str]:
    return [each.code for each in check(draft).findings if each.code in OF_FORM]


def test_a_draft_in_good_form_has_no_finding(check: Check) -> None:
    assert of_form(check, DRAFT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("bảo vệ môi trường (BVMT)", "bảo vệ môi trường", "abbreviation"),
        ("thôn./.", "thôn.", "end_mark"),
        ("thôn./.", "thôn...", "end_mark"),
        ("KT. GIÁM", "K/T GIÁM", "authority_form"),
        ("KT. GIÁM", "KT GIÁM", "authority_form"),
        ("Nguyễn Văn An", "TS. Nguyễn Văn An", "signer_degree"),
        ("Nguyễn Văn An", "PGS.TS. Nguyễn Văn An", "signer_degree"),
    ],
)
def test_what_the_decree_wants_differently_is_found(
    check: Check, right: str, wrong: str, code: str
) -> None:
    assert of_form(check, DRAFT.replace(right, wrong)) == [code]


def test_authority_and_degree_are_corrected(check: Check) -> None:
    draft = DRAFT.replace("KT. GIÁM", "K/T GIÁM").replace("Nguyễn", "ThS. Nguyễn")
    checked = check(draft)

    assert corrections(checked, "authority_form") == [("K/T", "KT.")]
    assert corrections(checked, "signer_degree") == [("ThS. ", "")]


@pytest.mark.parametrize("degree", ["Tiến sĩ", "Phó Giáo sư, Tiến sĩ", "Luật sư"])
def test_a_degree_in_full_is_one_too(check: Check, degree: str) -> None:
    draft = DRAFT.replace("Nguyễn Văn An", f"{degree} Nguyễn Văn An")

    assert of_form(check, draft) == ["signer_degree"]


def test_what_an_abbreviation_stands_for_is_said_once(check: Check) -> None:
    (finding,) = found(check(DRAFT.replace("Đơn vị", "Ban GNBV")), "abbreviation")

    assert finding.message.count("trong dự thảo") == 1
    assert not finding.message.endswith("..")


def test_universities_may_give_degrees(check: Check) -> None:
    draft = DRAFT.replace("SỞ NỘI VỤ\nTỈNH LÂM ĐỒNG", "TRƯỜNG ĐẠI HỌC ĐÀ LẠT")

    assert of_form(check, draft.replace("Nguyễn Văn", "TS. Nguyễn Văn")) == []


def test_an_office_of_the_environment_is_no_school(check: Check) -> None:
    draft = DRAFT.replace("SỞ NỘI VỤ", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG")

    assert of_form(check, draft.replace("Nguyễn Văn", "TS. Nguyễn Văn")) == [
        "signer_degree"
    ]


@pytest.mark.parametrize("word", ["UBND tỉnh", "Phần III", "48/KH-ABC", "BỘ NỘI VỤ"])
def test_offices_numerals_numbers_and_capitals_are_no_abbreviations(
    check: Check, word: str
) -> None:
    assert found(check(DRAFT.replace("nhất là", word)), "abbreviation") == []


def test_a_party_draft_has_rules_of_its_own(check: Check) -> None:
    draft = DRAFT.replace("5/BC-SNV", "5-BC/TU").replace("KT. GIÁM", "K/T GIÁM")

    assert of_form(check, draft) == []


@pytest.mark.parametrize(
    ("words", "unexplained"),
    [
        ("nhất là GNBV, XDNTM", ["GNBV", "XDNTM"]),
        ("nhất là GNBV XDNTM và", ["GNBV", "XDNTM"]),
        ("nhất là BAN GNBV XDNTM HUYỆN", []),
        ("nhất là\nTINH HINH GNBV\n", []),
        ("nhất là Công ty Cổ phần Tin học GNBV Việt Nam", []),
        ("nhất là phần mềm GNBV", []),
        ("nhất là công ty nộp GNBV", ["GNBV"]),
    ],
)
def test_one_beside_another_is_one_and_no_name_or_heading_is(
    check: Check, words: str, unexplained: list[str]
) -> None:
    noted = found(check(DRAFT.replace("nhất là", words)), "abbreviation")

    assert [each.place.text for each in noted] == unexplained
