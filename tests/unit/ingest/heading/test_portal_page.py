"""Register entries of portals, without the document."""

from datetime import date

from ingest.heading.header import read_header
from ingest.heading.portal_page import read_stub
from schemas.document import Header, Text

TABLE = (
    "Bản án số 31/2029/DS-ST ngày 12/03/2029 của Tòa án nhân dân khu vực 1 - Hà Nam, "
    "tỉnh Hà Nam về tranh chấp lối đi\n- Thuộc tính\n- Nội dung\n"
    "| Quan hệ pháp luật: | Tranh chấp lối đi |\n|---|---|\n"
    "| Tòa án xét xử: | Tòa án nhân dân khu vực 1 - Hà Nam |\n"
    "| Số hiệu: | 31/2029/DS-ST |\n| Loại văn bản: | Bản án |\n"
    "| Ngày ban hành: | 12/03/2029 |\n"
)
TWO_ON_A_LINE = (
    "Đăng nhập\nKế hoạch 31/KH-UBND 2031 tiêm chủng mở rộng\n"
    "Số hiệu: 31/KH-UBND Loại văn bản: Kế hoạch\n"
    "Nơi ban hành: Tỉnh Hà Nam Người ký: Trần Văn Mẫu\n"
    "Ngày ban hành: 12/03/2031 Ngày hiệu lực: Đã biết\n"
)


def read(content: str) -> tuple[Header, list[str]]:
    header, doubts = read_header(Text(content))
    return header, [doubt.code for doubt in doubts]


def test_a_table_of_properties_is_read() -> None:
    header, codes = read(TABLE)

    assert codes == ["stub_page"]
    assert (str(header.number), header.doc_type) == ("31/2029/DS-ST", "Bản án")
    assert header.issuer == "Tòa án nhân dân khu vực 1 - Hà Nam"
    assert header.issued_on == date(2029, 3, 12)
    assert header.subject == "về tranh chấp lối đi"


def test_two_properties_may_share_a_line() -> None:
    header, codes = read(TWO_ON_A_LINE)

    assert codes == ["stub_page"]
    assert (str(header.number), header.doc_type) == ("31/KH-UBND", "Kế hoạch")
    assert (header.issuer, header.signer.name) == ("Tỉnh Hà Nam", "Trần Văn Mẫu")
    assert header.issued_on == date(2031, 3, 12)
    assert header.subject == "tiêm chủng mở rộng"


def test_the_head_of_the_document_goes_before_its_properties() -> None:
    page = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố: 31/KH-UBND\n"
        "Hà Nam, ngày 10 tháng 3 năm 2031\nKẾ HOẠCH\nTiêm chủng mở rộng\n"
    )
    header, codes = read(TWO_ON_A_LINE + page)

    assert codes == []
    assert header.issuer == "Ủy ban nhân dân tỉnh Hà Nam"
    assert header.issued_on == date(2031, 3, 10)


def test_the_labels_may_stand_above_their_values() -> None:
    stub = read_stub(
        "Văn bản Quy phạm Pháp luật\n07/2031/NQ-HĐND\nSố Ký hiệu:\n07/2031/NQ-HĐND\n"
        "Ban hành:\n14/09/2031\nNgười ký:\nTrần Văn Mẫu\nCơ quan:\nLoại văn bản:\n"
        "Nghị quyết\nTrích yếu:\nQuy định mức thu phí."
    )

    assert stub is not None
    assert (str(stub.number), stub.doc_type) == ("07/2031/NQ-HĐND", "Nghị quyết")
    assert stub.issued_on == date(2031, 9, 14)
    assert stub.subject == "Quy định mức thu phí."
    assert stub.signer.name == "Trần Văn Mẫu"
