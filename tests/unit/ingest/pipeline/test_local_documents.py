"""How clerks of provinces, districts and schools write, in words of our own."""

from datetime import date

import pytest

from ingest.citing.citations import find_citations
from ingest.grammar.written_number import type_of_symbol
from ingest.heading.header import read_header
from ingest.pipeline import parse
from schemas.citation import Citation, Relation
from schemas.document import Header, Text


def cited(content: str) -> tuple[Citation, ...]:
    return find_citations(Text(content), Header(doc_type="Luật"))


def header(content: str) -> Header:
    return read_header(Text(content))[0]


def read(content: str) -> Header:
    """Return the header of a text file, whose lines are joined where they go on."""
    return parse(content.encode(), "paper.txt").header


LETTER = """UBND HUYỆN BẮC HÀ
TRƯỜNG TIỂU HỌC HOA MAI
Số: 12/TH-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Hà, ngày 03 tháng 02 năm 2021
V/v tổ chức ngày hội đọc sách
Kính gửi:
Phòng Giáo dục và Đào tạo huyện.
Nhà trường trân trọng báo cáo như sau.
"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Căn cứ luật đất đai và đơn của ông A;", ["luật đất đai"]),
        ("Theo luật giáo dục 2005, trường này", ["luật giáo dục 2005"]),
        (
            "Thực hiện luật đất đai ngày 29/11/2013,",
            ["luật đất đai ngày 29/11/2013"],
        ),
        ("theo pháp luật đất đai năm 2013 và", []),
        ("hiểu biết về luật giáo dục còn ít", []),
    ],
)
def test_a_law_may_begin_with_a_small_letter(content: str, expected: list[str]) -> None:
    assert [each.text for each in cited(content)] == expected


@pytest.mark.parametrize(
    "offices", ["HĐND, UBND", "HĐND và UBND", "Hội đồng nhân dân, Ủy ban nhân dân"]
)
def test_the_offices_in_the_name_of_a_law_do_not_end_it(offices: str) -> None:
    law = f"Luật Ban hành văn bản quy phạm pháp luật của {offices}"

    (found,) = cited(f"Căn cứ {law} ngày 03/12/2004;")

    assert found.text == f"{law} ngày 03/12/2004"
    assert (found.issuer, found.issued_on) == (None, date(2004, 12, 3))


@pytest.mark.parametrize(
    ("printed", "kind", "office"),
    [
        ("Nghị định của Chính phủ số 11-CP", "Nghị định", "Chính phủ"),
        (
            "Quyết định của Thủ tướng Chính phủ số 7/2010/QĐ-TTg",
            "Quyết định",
            "Thủ tướng Chính phủ",
        ),
    ],
)
def test_the_office_may_stand_between_kind_and_number(
    printed: str, kind: str, office: str
) -> None:
    (found,) = cited(f"Căn cứ {printed} ngày 20/2/2010 về tổ chức;")

    assert found.text == f"{printed} ngày 20/2/2010"
    assert (found.doc_type, found.issuer) == (kind, office)


def test_ban_chap_hanh_is_an_office_not_a_verb() -> None:
    content = "Ban Chấp hành Đảng bộ huyện đã ban hành Nghị quyết số 8-NQ/HU."

    (found,) = cited(content)

    assert found.relation is Relation.REFERS_TO


def test_a_committee_publishes_in_its_term() -> None:
    content = (
        "Ngày 14/11/2016, Ban Chấp hành Đảng bộ tỉnh khóa XIII đã ban hành "
        "Nghị quyết số 8-NQ/TU."
    )

    (found,) = cited(content)

    assert found.issuer == "Ban Chấp hành Đảng bộ tỉnh"
    assert found.issued_on == date(2016, 11, 14)


def test_a_number_whose_hyphen_is_lost_is_no_short_form() -> None:
    content = "Theo Quyết định số 18 QĐ/TĐTN, và thay thế Quyết định số 18 QĐ/TĐTN."

    (found,) = cited(content)

    assert len(found.mentions) == 2
    assert found.recalls == ()


@pytest.mark.parametrize(
    "office",
    [
        "Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh",
        "LĐLĐ tỉnh Hà Nam",
        "BQL Khu kinh tế Vân Phong",
        "Sở Tư pháp Hà Tĩnh",
        "Phòng GDĐT Bắc Hà",
    ],
)
def test_offices_below_the_ministries_are_known(office: str) -> None:
    (found,) = cited(f"Kế hoạch số 29/KH-BCH ngày 4/7/2021 của {office} V/v tập huấn")

    assert found.issuer == office


def test_ministries_that_issue_together_are_a_lien_bo() -> None:
    (found,) = cited(
        "Thông tư liên tịch số 17/2007/TTLT-BTC-BYT ngày 01/10/2007 của liên "
        "Bộ Tài chính - Bộ Y tế hướng dẫn"
    )

    assert found.issuer == "Bộ Tài chính; Bộ Y tế"


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [("QĐUB", "Quyết định"), ("NĐCP", "Nghị định"), ("TCT", None), ("KHTC", None)],
)
def test_a_symbol_may_lack_its_hyphen(symbol: str, kind: str | None) -> None:
    assert type_of_symbol(symbol) == kind


def test_a_school_goes_by_a_name_of_its_own() -> None:
    assert header(LETTER).issuer == "Trường Tiểu học Hoa Mai"
    short = LETTER.replace("TIỂU HỌC HOA MAI", "TH VÀ THCS LÊ LAI")
    assert header(short).issuer == "Trường TH và THCS Lê Lai"


def test_an_addressee_alone_has_no_dash() -> None:
    assert header(LETTER).addressees == ("Phòng Giáo dục và Đào tạo huyện",)


def test_a_subject_ends_where_the_letter_addresses_someone() -> None:
    line = (
        "V/v tổ chức ngày hội đọc sách Kính gửi: - Phòng A; - Phòng B. Nhà trường mời"
    )
    found = header(
        LETTER.replace("V/v tổ chức ngày hội đọc sách\nKính gửi:\nPhòng Giáo", line)
    )

    assert found.subject == "V/v tổ chức ngày hội đọc sách"
    assert found.addressees == ("Phòng A", "Phòng B")


def test_a_department_may_stand_in_the_line_of_its_committee() -> None:
    head = "UBND HUYỆN BẮC HÀ PHÒNG NỘI VỤ\n"
    found = header(LETTER.replace(LETTER[: LETTER.index("Số")], head))

    assert found.issuer == "Phòng Nội vụ huyện Bắc Hà"
    assert found.parent_issuer == "UBND huyện Bắc Hà"


def test_a_place_may_have_a_hyphen() -> None:
    found = header(LETTER.replace("Bắc Hà, ngày", "Phan Rang-Tháp Chàm, ngày"))

    assert found.place == "Phan Rang-Tháp Chàm"


DECISION = """ỦY BAN NHÂN DÂN
Số: 12/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nam, ngày 03 tháng 02 năm 2021
QUYẾT ĐỊNH
Về việc phê duyệt dự toán
ỦY BAN NHÂN DÂN TỈNH HÀ NAM
Căn cứ Luật Ngân sách nhà nước;
"""


def test_a_committee_without_its_place_is_named_above_the_bases() -> None:
    assert header(DECISION).issuer == "Ủy ban nhân dân tỉnh Hà Nam"


def test_the_line_in_capitals_above_the_bases_is_no_subject() -> None:
    found = header(
        DECISION.replace("ỦY BAN NHÂN DÂN TỈNH HÀ NAM", "BAN BÍ THƯ TỈNH ĐOÀN")
    )

    assert found.subject == "Về việc phê duyệt dự toán"


@pytest.mark.parametrize(
    "belonging", ["THẨM QUYỀN CỦA CHỦ TỊCH", "CƠ QUAN THUỘC", "CÔNG CHỨC VĂN PHÒNG"]
)
def test_a_subject_keeps_the_office_it_is_about(belonging: str) -> None:
    subject = f"BAN HÀNH QUY ĐỊNH VỀ {belonging} ỦY BAN NHÂN DÂN TỈNH HÀ NAM"
    found = header(DECISION.replace("Về việc phê duyệt dự toán", subject))

    assert found.subject
    assert found.subject.endswith("Ủy ban nhân dân tỉnh Hà Nam")


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA"),
        ("ỦY BAN NHÂN DÂN\nSố", "ỦY\nBAN NHÂN DÂN\nSố"),
        ("ỦY BAN NHÂN DÂN\nSố", "ỦY BAN NHÂN\nDÂN\nSố"),
        ("Hà Nam, ngày", "Hà\nNam, ngày"),
    ],
)
def test_a_name_that_a_narrow_column_cuts_is_whole(whole: str, cut: str) -> None:
    found = read(DECISION.replace(whole, cut))

    assert found.issuer == "Ủy ban nhân dân tỉnh Hà Nam"
    assert found.place == "Hà Nam"


def test_two_years_that_a_line_end_cuts_are_one_subject() -> None:
    subject = "VỀ VIỆC PHÊ DUYỆT DỰ TOÁN NĂM 2019 -\n2020"
    found = read(DECISION.replace("Về việc phê duyệt dự toán", subject))

    assert found.subject == "Về việc phê duyệt dự toán năm 2019 - 2020"


def test_a_symbol_is_whole_whose_hyphen_stands_apart_at_the_line_end() -> None:
    found = parse("Theo Tờ trình số 47/TTr -\nNN&PTNT ngày 2/5/2007".encode(), "a.txt")

    assert [str(each.number) for each in found.citations] == ["47/TTr-NN&PTNT"]


def test_the_term_in_a_heading_keeps_its_capitals() -> None:
    found = header(
        DECISION.replace("Về việc phê duyệt dự toán", "NGHỊ QUYẾT ĐẠI HỘI KHÓA XIII")
    )

    assert found.subject
    assert found.subject.endswith("khóa XIII")


@pytest.mark.parametrize(
    ("title", "kind", "subject"),
    [
        ("BÁO CÁO TỔNG KẾT NĂM HỌC 2020", "Báo cáo", "Tổng kết năm học 2020"),
        ("BÁO CÁO TỔNG KẾT\nnăm học 2020", "Báo cáo", "Tổng kết năm học 2020"),
        ("BÁO CÁO TỔNG KẾT\nNĂM HỌC 2020", "Báo cáo", "Tổng kết năm học 2020"),
        (
            "KẾ HOẠCH THU, CHI NĂM 2021\nNăm 2021, trường có 300 học sinh.",
            "Kế hoạch",
            "Thu, chi năm 2021",
        ),
    ],
)
def test_a_title_may_go_on_in_the_line_of_the_kind(
    title: str, kind: str, subject: str
) -> None:
    found = header(DECISION.replace("QUYẾT ĐỊNH\nVề việc phê duyệt dự toán", title))

    assert (found.doc_type, found.subject) == (kind, subject)


def test_an_office_named_after_a_resolution_is_no_title() -> None:
    board = LETTER.replace("TRƯỜNG TIỂU HỌC HOA MAI", "TỔ RÀ SOÁT\nKẾ HOẠCH VỐN")

    assert header(board).doc_type == "Công văn"
