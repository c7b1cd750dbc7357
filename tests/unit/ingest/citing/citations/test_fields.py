"""The fields of a citation, where offices and clerks write them in unusual ways."""

from datetime import date

import pytest

from ingest.citing.citations import find_citations
from ingest.heading.header import read_header
from schemas.citation import Citation
from schemas.document import Header, Text


def only(content: str) -> Citation:
    (found,) = find_citations(Text(content), Header())
    return found


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("của Ủy ban nhân dân tỉnh cải thiện môi trường", "Ủy ban nhân dân tỉnh"),
        ("của UBND xã hỗ trợ người dân", "UBND xã"),
        ("của Bảo hiểm xã hội tỉnh về thu", "Bảo hiểm xã hội tỉnh"),
        ("của Liên Đoàn Luật sư Việt Nam về phí", "Liên Đoàn Luật sư Việt Nam"),
        ("của sở Nội vụ", "sở Nội vụ"),
        ("của đoàn Luật sư tỉnh", "đoàn Luật sư tỉnh"),
    ],
)
def test_an_issuer_ends_where_the_office_ends(words: str, issuer: str) -> None:
    assert only(f"Theo Công văn số 65/CV-AB ngày 03/01/2031 {words}.").issuer == issuer


def test_an_office_in_small_letters_may_precede_its_document() -> None:
    found = only(
        "Theo đề nghị của sở Nội vụ tại Tờ trình số 65/TTr-SNV ngày 03/01/2031."
    )

    assert found.issuer == "sở Nội vụ"


def test_the_symbol_says_which_office_of_the_clause_wrote() -> None:
    found = only(
        "Sở Tài chính, theo yêu cầu của UBND tỉnh, đã có văn bản số 76/STC-NS ngày"
        " 03/01/2031."
    )

    assert found.issuer == "Sở Tài chính"


def test_joint_guidance_has_both_issuers() -> None:
    found = only(
        "Theo Hướng dẫn liên ngành số 55/HDLN-SYT-BHXH ngày 03/01/2031 của Sở Y tế, Bảo"
        " hiểm xã hội tỉnh."
    )

    assert found.issuer == "Sở Y tế; Bảo hiểm xã hội tỉnh"


@pytest.mark.parametrize("day", ["28/9/2030", "28.9.2030", "ngày 28/9/2030"])
def test_a_date_may_lack_its_word(day: str) -> None:
    assert only(f"tại Tờ trình số 65/TTr-TCCB {day}.").issued_on == date(2030, 9, 28)


def test_an_impossible_year_in_front_is_no_date_and_is_doubted() -> None:
    found = only(
        "Ngày 8/9/2925, Bộ trưởng Bộ Y tế ban hành Quyết định số 76/QĐ-BYT về vắc xin."
        " Thực hiện Quyết định số 76/QĐ-BYT ngày 8/9/2030 của Bộ Y tế."
    )

    assert found.issued_on == date(2030, 9, 8)
    assert any("không thể có" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("về cải cách hành chính (CCHC) đối với các sở", "."),
        ("về tiêm chủng", ", Sở Y tế báo cáo kết quả như sau:"),
        ("về tiêm chủng", ", UBND tỉnh đề nghị các sở thực hiện."),
        ("về nhà ở, đất ở", "; và các văn bản khác."),
    ],
)
def test_a_title_ends_before_the_sentence_and_goes_on_over_its_bracket(
    title: str, rest: str
) -> None:
    found = only(f"Theo Quyết định số 66/QĐ-UBND của UBND tỉnh {title}{rest}")

    assert found.title == title


def test_what_is_laid_down_in_an_article_is_no_title() -> None:
    assert only("bộ luật lao động số 92/2028/QH15 quy định tại Điều 4").title is None


@pytest.mark.parametrize(
    ("words", "doc_type"),
    [
        ("Biên bản họp của Hội đồng Bệnh viện số 27/BBH-HĐBV", "Biên bản"),
        ("các quy định liên quan đến bộ luật lao động số 92/2028/QH15", "Bộ luật"),
        ("theo pháp lệnh dân số số 6/2028/UBTVQH15", "Pháp lệnh"),
    ],
)
def test_the_kind_is_that_of_the_number(words: str, doc_type: str) -> None:
    assert only(words).doc_type == doc_type


@pytest.mark.parametrize(
    ("words", "provision"),
    [
        ("tại Điều 17, Luật số 45/2028/QH15", "Điều 17"),
        ("khoản 2, 3, Điều 28, Quyết định số 2/QĐ-UBND", "khoản 2, 3, Điều 28"),
        ("khoản 2 và 3 Điều 28 Quyết định số 2/QĐ-UBND", "khoản 2 và 3 Điều 28"),
    ],
)
def test_a_comma_may_follow_a_provision(words: str, provision: str) -> None:
    assert only(words).provision == provision


@pytest.mark.parametrize(
    "words",
    [
        "Ví dụ: văn bản của Sở Y tế ghi: Số: 15/QĐ-SYT; có trích yếu: Số: 20/SYT-VP.",
        "Số của quyết định được ghi là: Số: 15/QĐ-SYT.",
        "vụ án hình sự thụ lý số 03/2031/TLST-HS ngày 02 tháng 02 năm 2031",
        "đã thụ lý vụ án dân sự số 03/2031/TLST-DS",
        "thụ lý vụ án hôn nhân và gia đình số 03/2031/TLST-HNGĐ",
    ],
)
def test_samples_and_dockets_are_no_citations(words: str) -> None:
    assert find_citations(Text(words), Header()) == ()


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("Sở Y tế tỉnh Hà Nam", "Sở Y tế tỉnh Hà Nam"),
        ("Bộ Y tế", None),
        (None, None),
    ],
)
def test_a_head_word_alone_is_the_office_that_speaks(
    issuer: str | None, expected: str | None
) -> None:
    content = "Sở đã ban hành Quyết định số 402/QĐ-SYT ngày 09/02/2031 về công bố."

    (found,) = find_citations(Text(content), Header(issuer=issuer))

    assert found.issuer == expected


def test_what_a_site_prints_above_the_document_is_no_citation() -> None:
    page = (
        "Quyết định 31/QĐ-BYT đã được thay thế bởi Quyết định 44/QĐ-BYT\nBỘ Y TẾ\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 31/QĐ-BYT\n"
        "Hà Nội, ngày 10 tháng 3 năm 2031\nQUYẾT ĐỊNH\nVề tiêm chủng\n"
        "Căn cứ Quyết định số 8/QĐ-BYT ngày 02/01/2031 của Bộ Y tế;\n"
    )
    text = Text(page)
    found = find_citations(text, read_header(text)[0])

    assert [str(each.number) for each in found] == ["8/QĐ-BYT"]


def test_a_title_ends_where_the_sentence_goes_on_with_who_acts() -> None:
    found = only(
        "Thực hiện Công điện số 171/CĐ-TTg ngày 20/9/2031 của Thủ tướng Chính phủ về "
        "việc ứng phó bão, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:"
    )

    assert found.title == "về việc ứng phó bão"
