"""HARD_CASES 5 (and 0.3): how head and signature are set, on papers of our own."""

import pytest

from schemas.document import Header
from tests.trapped import parsed

BODY = "\nCăn cứ Luật Lưu trữ số 33/2024/QH15;\nSở Nội vụ báo cáo.\n"


def header(content: str) -> Header:
    return parsed(content).header


def codes(content: str) -> list[str]:
    return [doubt.code for doubt in parsed(content).doubts]


MERGED = (
    "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TỈNH HÀ NAM Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12/QĐ-UBND Hà Nam, ngày 03 tháng 02 năm 2025\nQUYẾT ĐỊNH\nVề chợ"
)
LETTER = (
    "UBND TỈNH HÀ NAM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "SỞ NỘI VỤ          Độc lập - Tự do - Hạnh phúc\n"
    "Số: 77/SNV-CCHC          Hà Nam, ngày 06 tháng 10 năm 2025\n"
    "V/v trả lời đề nghị của\nSở Y tế tỉnh Hà Nam\n\nKính gửi: Sở Y tế tỉnh Hà Nam.\n"
)
NUMBER_FIRST = "Số: 12/QĐ-UBND\n" + MERGED.replace("Số: 12/QĐ-UBND ", "")
NUMBER_LAST = (
    "BỘ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Hà Nội, ngày 03 tháng 02 năm 2025\nSố: 12/QĐ-BNV\nQUYẾT ĐỊNH\nVề chợ"
)


@pytest.mark.parametrize(
    ("content", "number", "issuer"),
    [
        (MERGED, "12/QĐ-UBND", "Ủy ban nhân dân tỉnh Hà Nam"),
        (LETTER, "77/SNV-CCHC", "Sở Nội vụ tỉnh Hà Nam"),
        (NUMBER_FIRST, "12/QĐ-UBND", "Ủy ban nhân dân tỉnh Hà Nam"),
        (NUMBER_LAST, "12/QĐ-BNV", "Bộ Nội vụ"),
        (
            "BỘ NÔNG NGHIỆP VÀ\nMÔI TRƯỜNG\nSố: 9/2025/TT-BNNMT\nTHÔNG TƯ\nVề chợ",
            "9/2025/TT-BNNMT",
            "Bộ Nông nghiệp và Môi trường",
        ),
        (
            "BỘ CÔNG AN\nCÔNG AN TỈNH HÀ NAM\nSố: 9/KH-CAT\nKẾ HOẠCH\nTuần tra",
            "9/KH-CAT",
            "Công an tỉnh Hà Nam",
        ),
        (
            (
                "UBND TỈNH HÀ NAM\nHỘI ĐỒNG THẨM ĐỊNH,\nĐÁNH GIÁ CHỈ SỐ"
                " CCHC\nSố: 3/BC-HĐTĐ\n"
                "BÁO CÁO\nChấm điểm"
            ),
            "3/BC-HĐTĐ",
            "Hội đồng thẩm định, đánh giá chỉ số CCHC",
        ),
        (
            (
                "TỈNH ỦY HÀ NAM\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nSố 36 -"
                " HD/BTGDVTU\nHƯỚNG DẪN\n"
                "Tuyên truyền"
            ),
            "36-HD/BTGDVTU",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy Hà Nam",
        ),
    ],
    ids=[
        "columns in one line",
        "columns with blanks between",
        "number first",
        "number last",
        "name in two lines",
        "police under its ministry",
        "name in three lines",
        "Party",
    ],
)
def test_number_and_office_are_read(content: str, number: str, issuer: str) -> None:
    found = header(content + BODY)

    assert str(found.number) == number
    assert (found.issuer or "").lower() == issuer.lower()


def test_the_subject_beside_the_day_is_whole() -> None:
    assert header(LETTER).subject == "V/v trả lời đề nghị của Sở Y tế tỉnh Hà Nam"
    assert header(LETTER).doc_type == "Công văn"


def test_the_decision_of_a_chairman_bears_the_committees_letterhead() -> None:
    head = f"{MERGED}\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM{BODY}"

    assert header(head).issuer == "Ủy ban nhân dân tỉnh Hà Nam"
    assert header(head).subject == "Về chợ"


def test_an_invitation_has_no_subject() -> None:
    head = (
        "VĂN PHÒNG CHÍNH PHỦ\nSố: 3/GM-VPCP\nGIẤY MỜI\nVăn phòng Chính phủ trân trọng"
        " kính mời:\n- Sở Nội vụ;\n"
    )

    assert (header(head).doc_type, header(head).subject) == ("Giấy mời", None)


def test_a_word_said_twice_stays_in_the_subject() -> None:
    head = (
        "SỞ NỘI VỤ\nSố: 3/SNV-VP\nV/v góp ý dự thảo dự thảo Quyết định\n\nKính gửi: Sở"
    )

    assert header(head).subject == "V/v góp ý dự thảo dự thảo Quyết định"


@pytest.mark.parametrize(
    "number", ["Số:        /KH-SNV", "Số: …/KH-SNV", "Số:      /2025/TT-BNV", "Số:"]
)
def test_a_blank_number_is_none_though_others_are_cited(number: str) -> None:
    head = f"SỞ NỘI VỤ\n{number}\nKẾ HOẠCH\nThực hiện Kế hoạch số 9/KH-UBND{BODY}"

    assert header(head).number is None
    assert "number_blank" in codes(head)


def test_a_page_without_a_number_takes_none_of_those_it_cites() -> None:
    assert header(f"QUYẾT ĐỊNH\nVề chợ{BODY}").number is None


def test_a_symbol_of_another_kind_and_office_is_doubted_not_mended() -> None:
    head = "CHÍNH PHỦ\nSố: 10/2025/TT-BCA\nNGHỊ ĐỊNH\nVề chợ" + BODY

    assert str(header(head).number) == "10/2025/TT-BCA"
    assert {"symbol_contradicts_kind", "symbol_contradicts_issuer"} <= set(codes(head))


SIGNATURES = {
    "minister who heads an office too": (
        "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\n(Đã ký)\nTrần Văn Bình",
        ("Trần Văn Bình", "Phó Chủ nhiệm", "KT. Bộ trưởng, Chủ nhiệm"),
    ),
    "two authorities": (
        "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nTrần Văn Bình",
        ("Trần Văn Bình", "Phó Chánh Văn phòng", "TL. Chủ tịch; KT. Chánh Văn phòng"),
    ),
    "for the body and for its head": (
        "TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Văn Bình",
        ("Trần Văn Bình", "Phó Thủ tướng", "TM. Chính phủ; KT. Thủ tướng"),
    ),
    "slash for the dot": (
        "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nTrần Văn Bình",
        ("Trần Văn Bình", "Phó Trưởng ban", "KT. Trưởng ban"),
    ),
    "slash, of a committee": (
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTrần Văn Bình",
        ("Trần Văn Bình", "Phó Bí thư", "TM. Ban Thường vụ"),
    ),
    "glued": (
        "KT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Bình",
        ("Trần Văn Bình", "Phó Chủ tịch", "KT. Chủ tịch"),
    ),
    "a council's chairman, and what he is": (
        "TM.HỘI ĐỒNG THẨM ĐỊNH\nCHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nTrần Văn Bình",
        ("Trần Văn Bình", "Chủ tịch Giám đốc Sở Nội vụ", "TM. Hội đồng thẩm định"),
    ),
    "rank before the name": (
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThượng tướng Trần Văn Bình",
        ("Trần Văn Bình", "Thứ trưởng", "KT. Bộ trưởng"),
    ),
    "office of a procurator before the name": (
        "VIỆN TRƯỞNG\nKiểm sát viên cao cấp Trần Văn Bình",
        ("Trần Văn Bình", "Viện trưởng", None),
    ),
}


@pytest.mark.parametrize("trap", SIGNATURES)
def test_who_signed_is_read(trap: str) -> None:
    signature, expected = SIGNATURES[trap]
    signer = header(
        f"{MERGED}{BODY}Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{signature}"
    ).signer

    assert (signer.name, signer.position, signer.authority) == expected


RECIPIENTS = ("Như Điều 3", "Chủ tịch UBND tỉnh (để b/c)", "Lưu: VT, NC.Châu")
ENDS = {
    "one above the other": (
        "Nơi nhận:\n- Như Điều 3;\n- Chủ tịch UBND tỉnh (để b/c);\n- Lưu: VT,"
        " NC.Châu.\n"
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Bình"
    ),
    "side by side, with blanks": (
        "Nơi nhận:                              KT. GIÁM ĐỐC\n"
        "- Như Điều 3;                          PHÓ GIÁM ĐỐC\n"
        "- Chủ tịch UBND tỉnh (để b/c);\n- Lưu: VT, NC.Châu.\n"
        "                                       Trần Văn Bình"
    ),
    "side by side, with tabs": (
        "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như Điều 3;\tPHÓ GIÁM ĐỐC\n"
        "- Chủ tịch UBND tỉnh (để b/c);\n- Lưu: VT, NC.Châu.\n\tTrần Văn Bình"
    ),
    "the signature first": (
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Bình\nNơi nhận:\n- Như Điều 3;\n"
        "- Chủ tịch UBND tỉnh (để b/c);\n- Lưu: VT, NC.Châu."
    ),
    "two in a line": (
        "Nơi nhận:\n- Như Điều 3; - Chủ tịch UBND tỉnh (để b/c);\n- Lưu: VT, NC.Châu.\n"
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Bình"
    ),
}


@pytest.mark.parametrize("trap", ENDS)
def test_recipients_and_signature_are_told_apart(trap: str) -> None:
    found = header(f"{MERGED}{BODY}{ENDS[trap]}\n")

    assert found.recipients == RECIPIENTS
    assert found.signer.name == "Trần Văn Bình"


def test_a_number_among_the_recipients_is_no_citation() -> None:
    end = "Nơi nhận:\n- Thành viên BCĐ (QĐ932);\n- Lưu: VT, TH (2) Thạch.\n"

    cited = parsed(f"{MERGED}\nSở báo cáo.\n{end}").citations

    assert cited == ()


def test_an_annex_without_a_head_names_its_document() -> None:
    annex = (
        "PHỤ LỤC I\nDanh mục chợ\n(Ban hành kèm theo Quyết định số"
        " 9/2010/QĐ-UBND ngày 21"
        " tháng 01năm 2010 của UBND tỉnh)\n1. Chợ Bầu\n"
    )

    assert str(header(annex).annex_of) == "9/2010/QĐ-UBND"
    assert header(annex).number is None


def test_a_page_of_the_register_is_known_as_such() -> None:
    page = (
        "Quyết định số 37/1998/QĐ-BGTVT về cầu\nSố hiệu37/1998/QĐ-BGTVT\n"
        "Loại văn bảnQuyết định\nNgày ban hành04/03/1998\nCơ quan ban hànhBộ"
        " Giao thông\n"
    )

    assert "stub_page" in codes(page)


def test_an_english_page_is_known_as_such() -> None:
    assert "not_vietnamese" in codes("DECISION No. 18/QD-TTg of October 11, 2010\n")
