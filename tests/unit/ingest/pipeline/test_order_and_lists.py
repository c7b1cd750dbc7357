"""HARD_CASES 3: order, lists and scope of citations."""

import pytest

from tests.trapped import numbers, parsed, relations, said

SHARED = {
    "day and office before": (
        (
            "Ngày 25/9/2025, Ban Thường trực Ủy ban MTTQ tỉnh Hà Nam ban hành"
            " Công văn số"
            " 27/MTTQ-BTT"
        ),
        ["27/MTTQ-BTT 25/09/2025 Ban Thường trực Ủy ban MTTQ tỉnh Hà Nam"],
    ),
    "day and office before, a symbol in two lines": (
        "ngày 10/11/2025, Sở Nội vụ đã ban hành Công văn số 75/SNV-\nCCHC&VTLT về phí",
        ["75/SNV-CCHC&VTLT 10/11/2025 Sở Nội vụ"],
    ),
    "two days meet": (
        (
            "theo Nghị quyết số 2/2025/QH15 ngày 12/6/2025 về sắp xếp, ngày"
            " 01/7/2025, Bộ"
            " Tư pháp đã có Công văn số 17/BTP-BTTP"
        ),
        ["2/2025/QH15 12/06/2025", "17/BTP-BTTP 01/07/2025 Bộ Tư pháp"],
    ),
    "office before the day": (
        "Nghị quyết số 2/2025/QH15 của Quốc hội thông qua ngày 12 tháng 6 năm 2025",
        ["2/2025/QH15 12/06/2025 Quốc hội"],
    ),
    "comma before the day": (
        "Quyết định số 6/QĐ-SNV, ngày 11/8/2025",
        ["6/QĐ-SNV 11/08/2025"],
    ),
    "office at the end of a list": (
        (
            "Kết luận 74 KL/TW ngày 4/7/2025, Kết luận 77-KL/TW, ngày 11/7/2025;"
            " Kết luận"
            " 78-KL/TW ngày 17/7/2025 của Bộ Chính trị"
        ),
        [
            "74-KL/TW 04/07/2025 Bộ Chính trị",
            "77-KL/TW 11/07/2025 Bộ Chính trị",
            "78-KL/TW 17/07/2025 Bộ Chính trị",
        ],
    ),
    "office in front of a list": (
        (
            "các nghị định của Chính phủ: Nghị định số 9/2016/NĐ-CP về dấu, Nghị"
            " định số"
            " 5/2023/NĐ-CP"
        ),
        ["9/2016/NĐ-CP Chính phủ", "5/2023/NĐ-CP Chính phủ"],
    ),
    "items without a kind": (
        (
            "các Tờ trình số 5/TTr-CP ngày 11/6/2025, số 31/TTr-CP ngày 18/6/2025 và số"
            " 36/TTr-CP ngày 19/6/2025 của Chính phủ"
        ),
        [
            "5/TTr-CP 11/06/2025 Chính phủ",
            "31/TTr-CP 18/06/2025 Chính phủ",
            "36/TTr-CP 19/06/2025 Chính phủ",
        ],
    ),
    "two items, one day": (
        "Tờ trình số 80/TTr-CP và số 81/TTr-CP ngày 29/12/2025",
        ["80/TTr-CP 29/12/2025", "81/TTr-CP 29/12/2025"],
    ),
    "two letters, one day": (
        "Công văn số 80/SNV-VP, 81/SNV-VP ngày 29/12/2025 của Sở Nội vụ",
        ["80/SNV-VP 29/12/2025 Sở Nội vụ", "81/SNV-VP 29/12/2025 Sở Nội vụ"],
    ),
    "another kind shares no day": (
        "Tờ trình số 80/TTr-SNV; số 15/BC-SNV ngày 02/3/2025",
        ["80/TTr-SNV", "15/BC-SNV 02/03/2025"],
    ),
    "laws by number": (
        "các Luật số 3/2024/QH15, số 7/2024/QH15",
        ["3/2024/QH15", "7/2024/QH15"],
    ),
    "office and kind above": (
        (
            "Bãi bỏ các Kế hoạch của UBND tỉnh: Số 17/KH-UBND ngày 18/9/2019 về chợ; số"
            " 51/KH- UBND"
        ),
        ["17/KH-UBND 18/09/2019 UBND tỉnh", "51/KH-UBND UBND tỉnh"],
    ),
    "office before the brackets": (
        (
            "ý kiến của Sở Tài chính (Công văn số 46/STC-VP ngày 10/9/2025), Sở"
            " Y tế (Công"
            " văn số 7/SYT-VP)"
        ),
        ["46/STC-VP 10/09/2025 Sở Tài chính", "7/SYT-VP Sở Y tế"],
    ),
    "the symbol has no letter for và": (
        "ý kiến của Sở Khoa học và Công nghệ tỉnh Hà Nam (Công văn số 7/SKHCN-VP)",
        ["7/SKHCN-VP Sở Khoa học và Công nghệ tỉnh Hà Nam"],
    ),
    "the sentence goes on behind a place": (
        "Kế hoạch số 6/KH-STP của Sở Tư pháp tỉnh Phước Điền giao việc cho các phòng",
        ["6/KH-STP Sở Tư pháp tỉnh Phước Điền"],
    ),
    "a place within a place": (
        "Kế hoạch số 6/KH-CAH của Công an huyện Tân Yên tỉnh Hà Nam giao việc",
        ["6/KH-CAH Công an huyện Tân Yên tỉnh Hà Nam"],
    ),
    "another office before the brackets": (
        "ý kiến của Sở Tài chính (Quyết định số 46/QĐ-TTg)",
        ["46/QĐ-TTg"],
    ),
    "office that reports": (
        "nghe Sở Tài chính báo cáo tại Báo cáo số 45/BC-STC ngày 30/10/2025",
        ["45/BC-STC 30/10/2025 Sở Tài chính"],
    ),
    "office that speaks in it": (
        "Tại Công văn số 77/SYT-NVY ngày 03/3/2025 về khám bệnh, Sở Y tế đề nghị",
        ["77/SYT-NVY 03/03/2025 Sở Y tế"],
    ),
    "cells of a row": (
        "1 | Nghị quyết về phí | 15/2025/NQ-HĐND | 10/7/2025 | HĐND tỉnh",
        ["15/2025/NQ-HĐND 10/07/2025 HĐND tỉnh"],
    ),
    "the day is the amending law's": (
        "Luật sửa đổi, bổ sung một số điều của Luật Luật sư ngày 20 tháng 11 năm 2012",
        [
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Luật sư ngày 20"
                " tháng 11 năm 2012"
                " 20/11/2012"
            ),
            "Luật Luật sư",
        ],
    ),
    "day and office in capitals": (
        "SỬA ĐỔI NGHỊ ĐỊNH SỐ 24/2004/NĐ-CP NGÀY 14 THÁNG 12 NĂM 2004 CỦA CHÍNH PHỦ",
        ["24/2004/NĐ-CP 14/12/2004 Chính phủ"],
    ),
    "head of an office in capitals": (
        "SỬA ĐỔI THÔNG TƯ SỐ 4/2004/TT-BYT CỦA BỘ TRƯỞNG BỘ Y TẾ VỀ CHỢ",
        ["4/2004/TT-BYT Bộ trưởng Bộ Y tế"],
    ),
}


@pytest.mark.parametrize("trap", SHARED)
def test_day_and_office_are_those_of_the_document(trap: str) -> None:
    content, expected = SHARED[trap]

    assert said(content) == expected


NAMES = {
    "law and day": ("Luật Lưu trữ ngày 21/6/2024", ["Luật Lưu trữ ngày 21/6/2024"]),
    "law and year": ("Luật Lưu trữ năm 2024", ["Luật Lưu trữ năm 2024"]),
    "law and number": ("Luật Lưu trữ số 33/2024/QH15", ["33/2024/QH15"]),
    "bare law": ("theo quy định của Luật Lưu trữ.", ["Luật Lưu trữ"]),
    "commas within names": (
        (
            "Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài"
            " tại Việt Nam,"
            " Luật Cư trú"
        ),
        [
            (
                "Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước"
                " ngoài tại Việt"
                " Nam"
            ),
            "Luật Cư trú",
        ],
    ),
    "offices within a name": (
        (
            "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân và"
            " Ủy ban nhân"
            " dân ngày 03/12/2004"
        ),
        [
            (
                "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân"
                " và Ủy ban nhân"
                " dân ngày 03/12/2004"
            )
        ],
    ),
    "name, number in brackets": (
        "Luật Lưu trữ (tại Điều 7, Luật số 33/2024/QH15)",
        ["Luật Lưu trữ", "33/2024/QH15"],
    ),
}


@pytest.mark.parametrize("trap", NAMES)
def test_the_law_is_named_whole(trap: str) -> None:
    content, expected = NAMES[trap]

    assert numbers(content) == expected


RELATIONS = {
    "nested in a title": (
        (
            "Nghị định số 7/2018/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số"
            " 3/2013/NĐ-CP"
        ),
        ["7/2018/NĐ-CP refers_to", "3/2013/NĐ-CP refers_to nested"],
    ),
    "nested in an office's name": (
        "Công văn số 9-CV/BCĐ của Ban Chỉ đạo về tổng kết Nghị quyết số 18-NQ/TW",
        ["9-CV/BCĐ refers_to", "18-NQ/TW refers_to nested"],
    ),
    "nested three deep": (
        (
            "Nghị quyết số 3/NQ-CP về thực hiện Kết luận số 12-KL/TW về tiếp tục"
            " thực hiện"
            " Chỉ thị số 6-CT/TW"
        ),
        ["3/NQ-CP refers_to", "12-KL/TW refers_to nested", "6-CT/TW refers_to nested"],
    ),
    "chain of amendments": (
        (
            "Căn cứ Nghị định số 2/2020/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số"
            " 5/2021/NĐ-CP và Nghị định số 7/2022/NĐ-CP;"
        ),
        [
            "2/2020/NĐ-CP legal_basis",
            "5/2021/NĐ-CP legal_basis",
            "7/2022/NĐ-CP legal_basis",
        ],
    ),
    "two acts, one basis": (
        "Căn cứ Nghị định số 2/2020/NĐ-CP về dấu; Nghị định số 5/2021/NĐ-CP về hội;",
        ["2/2020/NĐ-CP legal_basis", "5/2021/NĐ-CP legal_basis"],
    ),
    "a need is no basis": (
        "“Căn cứ nhu cầu cai nghiện, cơ sở lập danh sách theo Thông tư số 3/TT-BYT”",
        ["3/TT-BYT refers_to"],
    ),
    "verb behind the document": (
        (
            "Quyết định số 4/2019/QĐ-TTg về phí hết hiệu lực thi hành kể từ ngày"
            " Quyết định"
            " này có hiệu lực"
        ),
        ["4/2019/QĐ-TTg replaces"],
    ),
    "two that expire": (
        (
            "2. Nghị định số 4/2019/NĐ-CP về phí; Nghị định số 5/2020/NĐ-CP về"
            " lệ phí hết"
            " hiệu lực kể từ ngày Nghị định này có hiệu lực"
        ),
        ["4/2019/NĐ-CP replaces", "5/2020/NĐ-CP replaces"],
    ),
    "goes on in force": (
        "Công bố Nghị định số 4/2019/NĐ-CP về phí tiếp tục có hiệu lực",
        ["4/2019/NĐ-CP refers_to"],
    ),
    "suspended": (
        "Ngưng hiệu lực quy định tại Phụ lục V Nghị định số 4/2019/NĐ-CP",
        ["4/2019/NĐ-CP amends"],  # its force changes; the mention says suspends
    ),
    "words repealed, not the act": (
        (
            "NGHỊ ĐỊNH\nVề hội\nĐiều 1. Bãi bỏ cụm từ “cấp huyện” tại điểm b khoản 5"
            " Điều 36 Nghị định số 4/2019/NĐ-CP"
        ),
        ["4/2019/NĐ-CP amends"],
    ),
    "annex": (
        "(Ban hành kèm theo Quyết định số 9/2010/QĐ-UBND ngày 21 tháng 01năm 2010)",
        ["9/2010/QĐ-UBND annex_of"],
    ),
    "done by the one before": (
        "Quyết định số 7-QĐ/TU (thay thế Quyết định số 5-QĐ/TU)",
        ["7-QĐ/TU refers_to", "5-QĐ/TU refers_to"],
    ),
    "an opinion within the list": (
        (
            "Thực hiện Công văn số 8/BNV-TCPCP của Bộ Nội vụ và ý kiến chỉ đạo"
            " của Chủ tịch"
            " UBND tỉnh tại Văn bản số 6/UBND-NC, Sở Nội vụ báo cáo"
        ),
        ["8/BNV-TCPCP implements", "6/UBND-NC implements"],
    ),
}


@pytest.mark.parametrize("trap", RELATIONS)
def test_the_relation_is_what_the_sentence_says(trap: str) -> None:
    content, expected = RELATIONS[trap]

    assert relations(content) == expected


PROVISIONS = {
    "capital": ("Khoản 3 Điều 15", "Khoản 3 Điều 15"),
    "list": ("Điều 3, khoản 2, khoản 3 Điều 4 và Điều 6",) * 2,
    "foreign units": ("điểm b, khoản 1, mục II, bước 4, khoản 2 mục III",) * 2,
    "section with a dot": ("mục 5.1 của", "mục 5.1"),
    "form of an annex": ("Mẫu số 15 Phụ lục III kèm theo", "Mẫu số 15 Phụ lục III"),
    "article with a letter": ("Điều 70b", "Điều 70b"),
}


@pytest.mark.parametrize("trap", PROVISIONS)
def test_the_provision_is_whole(trap: str) -> None:
    printed, provision = PROVISIONS[trap]
    (found,) = parsed(f"theo {printed} Hướng dẫn số 7/HD-BCA-C04").citations

    assert found.provision == provision


def recalls(content: str) -> list[list[str]]:
    return [[r.text for r in each.recalls] for each in parsed(content).citations]


DECREE = "Nghị định số 9/2020/NĐ-CP"
RECALLS = {
    "this one": (f"{DECREE} về hội. Nghị định này có hiệu lực", [[]]),
    "this one, in quotation marks": (
        (
            f"NGHỊ ĐỊNH\nVề hội\nĐiều 1. Sửa đổi khoản 2 Điều 5 {DECREE}: “2. Theo Nghị"
            " định này, hội được lập.”"
        ),
        [["Nghị định này"]],
    ),
    "named above": (
        f"Theo {DECREE} về hội. Nghị định nêu trên là cơ sở",
        [["Nghị định nêu trên"]],
    ),
    "number and named above": (f"{DECREE} ngày 24/4/2020 nêu trên", [[]]),
    "short name": (
        f"{DECREE} về hội (sau đây gọi tắt là Nghị định số 9). Nghị định số 9 nêu",
        [["Nghị định số 9", "Nghị định số 9"]],
    ),
    "short name of a body": (
        f"{DECREE} về Ban Chỉ đạo hội (gọi tắt là Ban Chỉ đạo); Ban Chỉ đạo họp",
        [[]],
    ),
}


@pytest.mark.parametrize("trap", RECALLS)
def test_what_points_back_is_known(trap: str) -> None:
    content, expected = RECALLS[trap]

    assert recalls(content) == expected


def test_a_definition_in_brackets_without_a_verb_is_a_citation() -> None:
    assert numbers("Kết luận của Bộ Chính trị (Kết luận số 32-KL/TW)") == ["32-KL/TW"]


def test_a_quotation_repeats_what_the_quoted_letter_cites() -> None:
    content = f"Bộ trả lời: “Theo {DECREE}, hội được lập.” Sở thực hiện {DECREE}."
    (found,) = parsed(content).citations

    assert len(found.mentions) == 2


def test_a_citation_of_a_note_alone_is_found_there() -> None:
    content = "Sở đã ban hành kế hoạch¹.\n\n¹ Kế hoạch số 14/KH-SNV ngày 03/02/2025."
    (found,) = parsed(content).citations

    assert [each.footnote for each in found.mentions] == ["1"]


def test_a_row_of_a_table_repeats_what_the_text_cites() -> None:
    content = f"Theo {DECREE}:\n1 | {DECREE} | Chính phủ\n2 | Luật Hội | Quốc hội\n"

    assert len(parsed(content).citations[0].mentions) == 2
