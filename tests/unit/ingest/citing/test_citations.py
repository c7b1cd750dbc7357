"""Which documents a text cites (HARD_CASES, 1 to 3), on sentences of our own."""

from datetime import date

import pytest

from ingest.citing.citations import find_citations
from schemas.citation import Citation
from schemas.document import Header, Note, Text
from schemas.number import DocumentNumber
from schemas.span import Span

LAW = Header(doc_type="Luật")


def cited(content: str, header: Header = LAW) -> tuple[Citation, ...]:
    return find_citations(Text(content), header)


def numbers(content: str) -> list[str]:
    return [str(each.number or each.text) for each in cited(content)]


def only(content: str) -> Citation:
    (citation,) = cited(content)
    return citation


def test_kind_number_day_and_office_are_read() -> None:
    found = only("theo Kế hoạch số 15/KH-SNV ngày 03/02/2025 của Sở Nội vụ tỉnh Hà Nam")

    assert found.doc_type == "Kế hoạch"
    assert str(found.number) == "15/KH-SNV"
    assert found.issued_on == date(2025, 2, 3)
    assert found.issuer == "Sở Nội vụ tỉnh Hà Nam"


@pytest.mark.parametrize(
    "content",
    [
        "Kế hoạch 15/KH-SNV, ngày 03/02/2025",
        "Kế hoạch số: 15/KH-SNV (ngày 03/02/2025)",
        "kế hoạch số 15/KH-SNV ký ngày 03 tháng 02 năm 2025",
        "Kế hoạch số 15/KH-SNV¹ ngày 3/2/2025",
    ],
)
def test_the_day_is_found_in_each_form(content: str) -> None:
    assert only(content).issued_on == date(2025, 2, 3)


def test_day_and_office_may_stand_in_front() -> None:
    found = only("Ngày 25/9/2025, Sở Y tế đã ban hành Công văn số 77/SYT-NVY về việc")

    assert found.issuer == "Sở Y tế"
    assert found.issued_on == date(2025, 9, 25)


def test_a_day_that_opens_the_next_clause_is_not_that_of_the_document_before() -> None:
    first, second = cited(
        "theo Nghị quyết số 12/NQ-HĐND, ngày 01/7/2025, Sở Y tế đã có Công văn"
        " số 77/SYT-NVY"
    )

    assert first.issued_on is None
    assert second.issued_on == date(2025, 7, 1)


def test_the_office_before_tai_is_that_of_the_letter() -> None:
    found = only("theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 9/TTr-SYT")

    assert found.issuer == "Giám đốc Sở Y tế"


def test_the_office_at_the_end_of_a_list_is_that_of_all_its_items() -> None:
    found = cited(
        "Kết luận số 17-KL/TW ngày 4/7/2025, Kết luận số 18-KL/TW ngày 11/7/2025"
        " của Bộ Chính trị"
    )

    assert [each.issuer for each in found] == ["Bộ Chính trị", "Bộ Chính trị"]


def test_an_office_is_not_shared_with_the_symbol_of_another_one() -> None:
    found = cited("Nghị định số 12/2020/NĐ-CP và Thông tư số 3/2021/TT-BYT của Bộ Y tế")

    assert [each.issuer for each in found] == [None, "Bộ Y tế"]


def test_items_without_a_kind_share_the_day_behind_them() -> None:
    found = cited("Tờ trình số 128/TTr-CP và số 129/TTr-CP ngày 29/12/2025")

    assert {each.issued_on for each in found} == {date(2025, 12, 29)}


def test_laws_in_a_list_are_laws() -> None:
    found = cited("các Luật số 43/2024/QH15, số 47/2024/QH15")

    assert [each.doc_type for each in found] == ["Luật", "Luật"]


def test_a_law_is_cited_by_name_and_number() -> None:
    found = only("Căn cứ Luật Lưu trữ số 33/2024/QH15;")

    assert found.text == "Luật Lưu trữ số 33/2024/QH15"
    assert found.doc_type == "Luật"


def test_a_law_is_cited_by_name_alone() -> None:
    found = only("theo quy định của Luật Phổ biến, giáo dục pháp luật và các văn bản")

    assert found.number is None
    assert found.text == "Luật Phổ biến, giáo dục pháp luật"


def test_the_day_belongs_to_the_amending_law() -> None:
    amending, amended = cited(
        "Luật sửa đổi, bổ sung một số điều của Luật Luật sư ngày 20 tháng 11 năm 2012"
    )

    assert amending.issued_on == date(2012, 11, 20)
    assert amended.nested
    assert amended.issued_on in (None, date(2012, 11, 20))


@pytest.mark.parametrize(
    "content",
    [
        "Trường Đại học Luật Hà Nội",
        "Hội Luật gia Việt Nam",
        "dự án Luật Dữ liệu",
        "Số 36 đường Trần Phú",
        "đúng pháp luật",
        "theo Quyết định này",
        "Mẫu số 09 kèm theo",
        "Tờ trình số      /TTr-SNV ngày   tháng   năm 2025",
    ],
)
def test_what_is_no_document_is_not_cited(content: str) -> None:
    assert numbers(content) == []


def test_a_document_in_the_title_of_another_is_nested() -> None:
    outer, inner = cited(
        "Quyết định số 5/QĐ-UBND về việc ban hành Kế hoạch thực hiện"
        " Nghị quyết số 18-NQ/TW"
    )

    assert not outer.nested
    assert inner.nested


def test_a_document_in_the_name_of_an_office_is_nested() -> None:
    outer, inner = cited(
        "Công văn số 5-CV/BCĐ của Ban Chỉ đạo về tổng kết Nghị quyết số 18-NQ/TW"
    )

    assert not outer.nested
    assert inner.nested


def test_a_list_after_a_title_is_not_nested() -> None:
    found = cited("Kế hoạch số 5/KH-SNV về cải cách hành chính, Công văn số 6/SNV-CCHC")

    assert not any(each.nested for each in found)


def test_all_places_are_mentions_of_one_citation() -> None:
    found = only(
        "theo Kế hoạch số 15/KH-SNV ngày 03/02/2025; xem Kế hoạch số 15/KH-SNV"
    )

    assert len(found.mentions) == 2
    assert found.text == "Kế hoạch số 15/KH-SNV ngày 03/02/2025"


def test_one_number_of_two_days_is_two_documents() -> None:
    found = cited("Quyết định số 5/QĐ-UBND ngày 1/2/2024; Quyết định số 5/QĐ-UBND"
                  " ngày 1/2/2025")  # fmt: skip

    assert len(found) == 2


def test_spellings_of_one_number_are_one_citation_with_a_doubt() -> None:
    found = only("Nghị quyết số 109-NQ/BCSD; Nghị quyết số 109-NQ/BCSĐ")

    assert str(found.number) == "109-NQ/BCSĐ"
    assert any("viết khác nhau" in doubt for doubt in found.doubts)


def test_the_documents_own_number_is_no_citation() -> None:
    header = Header(DocumentNumber("15", "KH-SNV"), issued_on=date(2025, 2, 3))

    assert cited("Kế hoạch số 15/KH-SNV ngày 03/02/2025", header) == ()


def test_an_annex_may_leave_out_the_year_of_the_own_number() -> None:
    own = Header(number=DocumentNumber("12", "TT-BYT", 2025))

    assert cited("(Kèm theo Thông tư số 12/TT-BYT)", own) == ()


def test_the_own_number_of_another_year_is_a_citation() -> None:
    header = Header(DocumentNumber("15", "KH-SNV"), issued_on=date(2025, 2, 3))

    assert len(cited("Kế hoạch số 15/KH-SNV ngày 04/02/2024", header)) == 1


def test_a_mention_in_a_footnote_knows_its_mark() -> None:
    content = "xem chú thích¹\n¹ Kế hoạch số 15/KH-SNV"
    note = Note("1", Span(content.index("\n") + 1, len(content)))
    (found,) = find_citations(Text(content, notes=(note,)), Header())

    assert found.mentions[0].footnote == "1"


def test_an_impossible_year_is_a_doubt_and_no_date() -> None:
    found = only("Quyết định số 7619/QĐ-BCA ngày 08/9/2925 của Bộ Công an")

    assert found.issued_on is None
    assert found.doubts == ("ngày ghi trong viện dẫn không thể có",)


def test_a_joint_circular_written_short_is_named_in_full() -> None:
    found = only("Thông tư liên tịch số 01/2014/TT-BNV-BXD")

    assert str(found.number) == "01/2014/TTLT-BNV-BXD"


def test_the_provision_is_that_of_the_document_behind_it() -> None:
    found = only("theo khoản 6 Điều 21 Nghị định số 126/2024/NĐ-CP")

    assert found.provision == "khoản 6 Điều 21"


def test_the_title_is_what_stands_behind_the_office() -> None:
    found = only(
        "Kế hoạch số 15/KH-SNV của Sở Nội vụ về công tác văn thư; các việc khác"
    )

    assert found.title == "về công tác văn thư"


@pytest.mark.parametrize(
    "content",
    [
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "Nghị quyết Trung ương 4 của Đảng",
        "Nghị quyết Hội nghị lần thứ 4 Ban Chấp hành Trung ương 6 khóa XII",
        "Hiến pháp năm 2013",
        "Điều lệ Đảng",
    ],
)
def test_documents_without_a_number_are_cited_by_name(content: str) -> None:
    assert only(f"thực hiện {content}, đơn vị").number is None


def test_a_kind_that_ends_the_name_of_a_law_is_not_the_kind_of_its_number() -> None:
    found = only("Căn cứ Luật Cho thuê lại lao động theo hợp đồng số 91/2019/QH14;")

    assert found.doc_type == "Luật"
    assert found.text.startswith("Luật Cho thuê lại lao động")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Nghị định số 61/2011NĐ-CP", "61/2011/NĐ-CP"),
        ("Luật số 35/2024QH15", "35/2024/QH15"),
    ],
)
def test_the_slash_behind_the_year_may_be_lost(printed: str, number: str) -> None:
    assert numbers(f"theo {printed} ngày 03/6/2024") == [number]


def test_a_standard_of_a_year_is_no_document() -> None:
    assert numbers("theo QCVN 55:2013/BTNMT và TCVN 6:2010/BKHCN") == []


def test_what_is_seen_is_no_part_of_a_court_s_name() -> None:
    found = find_citations(
        Text(
            "Qua kiểm sát Quyết định số 33/2025/QĐST-DS ngày 22/9/2025 của Tòa án nhân "
            "dân khu vực 3 - Hà Nam thấy vi phạm Điều 203 Bộ luật Tố tụng dân sự."
        ),
        Header(),
    )

    assert found[0].issuer == "Tòa án nhân dân khu vực 3 - Hà Nam"
    assert found[1].text == "Bộ luật Tố tụng dân sự"


def test_the_centre_before_one_kind_does_not_issue_another() -> None:
    found = find_citations(
        Text(
            "Thực hiện các Nghị quyết của Trung ương: số 18-NQ/TW, số 19-NQ/TW;"
            " Kết luận "
            "số 126-KL/TW và 130-KL/TW của Bộ Chính trị."
        ),
        Header(),
    )

    assert [each.issuer for each in found] == [
        "Trung ương",
        "Trung ương",
        "Bộ Chính trị",
        "Bộ Chính trị",
    ]


def test_what_a_site_prints_above_an_unreadable_number_is_no_citation() -> None:
    content = "Quyết định 12/QĐ-SYT\nHà Nam, ngày 3/2/2025\nQUYẾT ĐỊNH\nVề chợ"
    day, kind = content.index("Hà"), content.index("QUYẾT")
    spans = {"issued_on": Span(day, day + 5), "doc_type": Span(kind, kind + 5)}

    assert cited(content, Header(doc_type="Quyết định", spans=spans)) == ()
