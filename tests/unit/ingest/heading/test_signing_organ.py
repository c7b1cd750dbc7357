"""The organ that signs, beside the letterhead."""

import pytest

from ingest.heading.header import read_header
from ingest.heading.signing_organ import signing_organ
from schemas.document import Header, Signer, Text

DECISION = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: 21/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Đồng, ngày 04 tháng 3 năm 2025
QUYẾT ĐỊNH
Về việc khen thưởng
Căn cứ Luật Thi đua, khen thưởng;
Điều 1. Khen thưởng ông A.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
{signature}
Đỗ Văn Khánh
"""
DIRECTIVE = """BAN CHẤP HÀNH TRUNG ƯƠNG
*
Số 34-CT/TW
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 07 tháng 5 năm 2031
CHỈ THỊ
của Ban Bí thư về thi đua
Các cấp ủy lãnh đạo thực hiện.
Nơi nhận:
- Các tỉnh ủy;
- Lưu Văn phòng Trung ương Đảng.
T/M BAN BÍ THƯ
Trần Văn Mẫu
"""


def header(content: str) -> Header:
    return read_header(Text(content))[0]


@pytest.mark.parametrize(
    ("signature", "organ"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            "Ủy ban nhân dân tỉnh Lâm Đồng",
        ),
        ("CHỦ TỊCH", "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng"),
    ],
)
def test_a_committee_signs_or_its_chairman(signature: str, organ: str) -> None:
    found = header(DECISION.format(signature=signature))

    assert found.issuer == "Ủy ban nhân dân tỉnh Lâm Đồng"
    assert found.signing_organ == organ


def test_the_secretariat_signs_under_the_central_committees_letterhead() -> None:
    found = header(DIRECTIVE)

    assert found.issuer == "Ban Chấp hành Trung ương"
    assert found.signing_organ == "Ban Bí thư"


def test_where_the_organ_is_printed_is_kept() -> None:
    span = header(DIRECTIVE).spans["signing_organ"]

    assert DIRECTIVE[span.start : span.end] == "T/M BAN BÍ THƯ"


@pytest.mark.parametrize(
    ("authority", "issuer", "organ"),
    [
        (
            "TM. Ban Thường vụ",
            "Tỉnh ủy Lâm Đồng",
            "Ban Thường vụ Tỉnh ủy Lâm Đồng",
        ),
        ("TM. Ban Thường vụ", "Tỉnh đoàn Hà Nam", "Ban Thường vụ Tỉnh đoàn Hà Nam"),
        ("TM. Chính phủ; KT. Thủ tướng", "Chính phủ", "Chính phủ"),
        ("TM. UBND", "Ủy ban nhân dân xã Bắc Hà", "Ủy ban nhân dân xã Bắc Hà"),
        ("TM. Bộ Chính trị", "Ban Chấp hành Trung ương", "Bộ Chính trị"),
        ("TM. Chính phủ", None, "Chính phủ"),
        ("TM. Chính phủ", "Chính phủ; Ủy ban Thường vụ Quốc hội", None),
    ],
)
def test_who_signs_on_behalf_of_an_organ(
    authority: str, issuer: str | None, organ: str | None
) -> None:
    signer = Signer("Trần Văn Mẫu", "Bí thư", authority)

    assert signing_organ(signer, issuer, "Nghị quyết") == organ


@pytest.mark.parametrize(
    ("signer", "issuer", "doc_type", "organ"),
    [
        (Signer("A", "Bộ Trưởng"), "Bộ Y tế", "Thông tư", "Bộ trưởng Bộ Y tế"),
        (Signer("A", "Thứ trưởng"), "Bộ Y tế", "Thông tư", "Bộ trưởng Bộ Y tế"),
        (
            Signer("A", "Phó Tổng Thanh tra", "KT. Tổng Thanh tra"),
            "Thanh tra Chính phủ",
            "Thông tư",
            "Tổng Thanh tra Chính phủ",
        ),
        (
            Signer("A", "Phó Thủ tướng", "KT. Thủ tướng"),
            "Chính phủ",
            "Quyết định",
            "Thủ tướng Chính phủ",
        ),
        (
            Signer("A"),
            "Bộ trưởng Bộ Y tế",
            "Thông tư",
            "Bộ trưởng Bộ Y tế",
        ),
        # the office's own, not its head's
        (Signer("A", "Giám đốc"), "Sở Y tế tỉnh Hà Nam", "Báo cáo", None),
        # not the head of that office
        (Signer("A", "Chánh Văn phòng"), "Bộ Y tế", "Quyết định", None),
        (Signer("A", "Thư ký"), "Bộ Y tế", "Quyết định", None),
        (Signer("A", "Bộ trưởng"), None, "Thông tư", None),
    ],
)
def test_an_act_of_the_head_of_an_office_is_issued_in_his_name(
    signer: Signer, issuer: str | None, doc_type: str, organ: str | None
) -> None:
    assert signing_organ(signer, issuer, doc_type) == organ


def test_the_minister_who_enacts_is_named_without_a_signature() -> None:
    content = (
        "BỘ Y TẾ\nSố: 8/2031/TT-BYT\nHà Nội, ngày 04 tháng 3 năm 2031\nTHÔNG TƯ\n"
        "Quy định về tiêm chủng\nCăn cứ Luật Phòng bệnh;\n"
        "Bộ trưởng Bộ Y tế ban hành Thông tư quy định về tiêm chủng.\n"
    )
    found = header(content)
    span = found.spans["signing_organ"]

    assert found.signing_organ == "Bộ trưởng Bộ Y tế"
    assert content[span.start : span.end] == "Bộ trưởng Bộ Y tế"


@pytest.mark.parametrize(
    ("issuer", "organ"),
    [
        ("Đảng ủy xã Hòa Lư", "Ban Chấp hành Đảng bộ xã Hòa Lư"),
        ("Tỉnh ủy Hà Nam", "Ban Chấp hành Đảng bộ tỉnh Hà Nam"),
        ("Thành ủy Huế", "Ban Chấp hành Đảng bộ thành phố Huế"),
        ("Huyện ủy Phú Vang", "Ban Chấp hành Đảng bộ huyện Phú Vang"),
        ("Công đoàn xã Hòa Lư", "Ban Chấp hành Công đoàn xã Hòa Lư"),
    ],
)
def test_a_party_committee_signs_for_the_party_of_its_place(
    issuer: str, organ: str
) -> None:
    signer = Signer("A", "Bí thư", "TM. Ban Chấp hành")

    assert signing_organ(signer, issuer, "Nghị quyết") == organ


JOINT = """{letterhead}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Hà Nội, ngày 12 tháng 3 năm 2014
{kind}
Hướng dẫn phối hợp công tác
Điều 1. Phạm vi điều chỉnh
Văn bản này quy định về phối hợp.
{signatures}
Nơi nhận:
- Lưu: VT.
"""


@pytest.mark.parametrize(
    ("letterhead", "number", "kind", "signatures", "organs"),
    [
        (
            "BỘ Y TẾ - BỘ TÀI CHÍNH",
            "45/2014/TTLT-BYT-BTC",
            "THÔNG TƯ LIÊN TỊCH",
            (
                "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nTrần Văn Hai\n"
                "BỘ TRƯỞNG\nBỘ Y TẾ\nLê Thị Ba"
            ),
            "Bộ trưởng Bộ Y tế; Bộ trưởng Bộ Tài chính",
        ),
        (
            "TỈNH ỦY HẢI DƯƠNG - ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG",
            "15/CTr-TU-UBND",
            "CHƯƠNG TRÌNH",
            (
                "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nBùi Văn Quyến\n"
                "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Hiển"
            ),
            "Ban Thường vụ Tỉnh ủy Hải Dương; Ủy ban nhân dân tỉnh Hải Dương",
        ),
        (
            "BỘ Y TẾ - BỘ TÀI CHÍNH",
            "7/CTPH-BYT-BTC",
            "CHƯƠNG TRÌNH",
            "BỘ TRƯỞNG BỘ Y TẾ\nTrần Văn Hai\nBỘ TRƯỞNG BỘ TÀI CHÍNH\nLê Văn Ba",
            None,
        ),
    ],
)
def test_a_joint_document_has_all_organs_that_sign_it(
    letterhead: str, number: str, kind: str, signatures: str, organs: str | None
) -> None:
    found = header(
        JOINT.format(
            letterhead=letterhead, number=number, kind=kind, signatures=signatures
        )
    )

    assert found.issuer
    assert ";" in found.issuer
    assert found.signing_organ == organs


def test_where_the_first_of_several_organs_is_printed_is_kept() -> None:
    content = JOINT.format(
        letterhead="BỘ Y TẾ - BỘ TÀI CHÍNH",
        number="45/2014/TTLT-BYT-BTC",
        kind="THÔNG TƯ LIÊN TỊCH",
        signatures="BỘ TRƯỞNG BỘ TÀI CHÍNH\nTrần Văn Hai\nBỘ TRƯỞNG BỘ Y TẾ\nLê Thị Ba",
    )
    span = header(content).spans["signing_organ"]

    assert content[span.start : span.end] == "BỘ TRƯỞNG BỘ TÀI CHÍNH"
