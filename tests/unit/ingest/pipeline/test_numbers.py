"""HARD_CASES 1: each row of its table of forms of numbers, in numbers of our own."""

import pytest

from tests.trapped import numbers, parsed

FORMS = {
    "number, year, kind, office": ("Thông tư số 12/2026/TT-BNV", ["12/2026/TT-BNV"]),
    "glued to its word": ("Quyết định Số:19/2010/QĐ-UBND", ["19/2010/QĐ-UBND"]),
    "no year": ("Quyết định số 319/QĐ-TTg", ["319/QĐ-TTg"]),
    "office and unit, no kind": ("Công văn số 85/VPCP-KGVX", ["85/VPCP-KGVX"]),
    "the Quốc hội": ("Nghị quyết số 12/2025/QH15", ["12/2025/QH15"]),
    "its committee": ("Nghị quyết số 14/2025/UBTVQH15", ["14/2025/UBTVQH15"]),
    "the Party": ("Kết luận số 32-KL/TW, 2-KH/BCĐTW", ["32-KL/TW", "2-KH/BCĐTW"]),
    "as the Party, by others": ("Tờ trình số 12-TTr/ĐLS", ["12-TTr/ĐLS"]),
    "as the Party, spaced": ("Công văn số 16 -CV/TĐTN-BTC", ["16-CV/TĐTN-BTC"]),
    "as the Party, more spaced": ("Công văn số 5 - CV/HNDT", ["5-CV/HNDT"]),
    "Party, hyphen lost": ("Kết luận 74 KL/TW", ["74-KL/TW"]),
    "Party, slash first": ("Chỉ thị số 6/CT-TW", ["6/CT-TW"]),
    "Party, two slashes": ("Nghị quyết số 7/NQ/TW", ["7/NQ/TW"]),
    "Party, two hyphens": ("Đề án số 8-ĐA-TU", ["8-ĐA-TU"]),
    "dotted": ("Nghị quyết số 66.15/2026/NQ-CP", ["66.15/2026/NQ-CP"]),
    "old, hyphen": ("Nghị định số 11-CP", ["11-CP"]),
    "old, slash": ("Nghị định số 10/CP", ["10/CP"]),
    "old, Hội đồng Bộ trưởng": ("Nghị định số 35/HĐBT", ["35/HĐBT"]),
    "old, office only": ("Quyết định số 22/TCCP-VC", ["22/TCCP-VC"]),
    "joint": (
        "Thông tư liên tịch số 9/2012/TTLT-BTC-BKH&ĐT-BTTTT",
        ["9/2012/TTLT-BTC-BKH&ĐT-BTTTT"],
    ),
    "joint, three slashes": (
        "Thông tư liên tịch số 1/2001/TTLT/BNG-TCBĐ",
        ["1/2001/TTLT/BNG-TCBĐ"],
    ),
    "joint, no year": (
        "Thông tư liên tịch số 27/TTLT/TTCP-BNV-UBKTTW",
        ["27/TTLT/TTCP-BNV-UBKTTW"],
    ),
    "joint, written TT": (
        "Thông tư liên tịch số 3/2014/TT-BNV-BXD",
        ["3/2014/TTLT-BNV-BXD"],
    ),
    "joint, of seven": (
        "Thông tư liên tịch số 5/2012/TTLT-VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT",
        ["5/2012/TTLT-VKSNDTC-TANDTC-BCA-BTP-BQP-BTC-BNNPTNT"],
    ),
    "ampersand": ("Công văn số 21/SNV-CCHC&VTLT", ["21/SNV-CCHC&VTLT"]),
    "ampersand, two parts": (
        "Văn bản số 56/BTP-KTVB&QLXLVPHC",
        ["56/BTP-KTVB&QLXLVPHC"],
    ),
    "brackets": ("Tờ trình số 49 /TTr-CAT(PC04)", ["49/TTr-CAT(PC04)"]),
    "digits in the office": ("Kế hoạch số 94/KH-BCĐ06", ["94/KH-BCĐ06"]),
    "digits in the unit": ("Báo cáo số 1/BC-HHDN-K5", ["1/BC-HHDN-K5"]),
    "no office": ("Công văn số 36/TGV", ["36/TGV"]),
    "no office, in a list": ("Công văn số 36/TGV, 10/TCT", ["36/TGV", "10/TCT"]),
    "a letter in the number": ("Nghị quyết số 30a/2008/NQ-CP", ["30a/2008/NQ-CP"]),
    "spaces before the slash": ("Thông tư số 7 /2025/TT-NHNN", ["7/2025/TT-NHNN"]),
    "spaces in the symbol": ("Tờ trình số 18 /TTr - SNV", ["18/TTr-SNV"]),
    "space behind the hyphen": ("QĐ số 4/QĐ- BHXH", ["4/QĐ-BHXH"]),
    "broken in the symbol": ("Quyết định số 27/QĐ-\nTTg về lương", ["27/QĐ-TTg"]),
    "broken behind its word": ("Nghị định số\n26/2024/NĐ-CP về hội", ["26/2024/NĐ-CP"]),
    "a note's mark glued on": ("Nghị định số 26/2024/NĐ-CP1, Sở", ["26/2024/NĐ-CP"]),
    "underscore": ("Quyết định số 10/2007/QĐ_BKHCN", ["10/2007/QĐ-BKHCN"]),
    "Cyrillic letter": ("Thông tư số 6/2026/TT-BT\u0421", ["6/2026/TT-BTC"]),
    "Icelandic letter": ("Nghị định số 16/2021/N\u00d0-CP", ["16/2021/NĐ-CP"]),
    "decomposed accents": (
        "Nghi\u0323 đi\u0323nh số 16/2021/NĐ-CP",
        ["16/2021/NĐ-CP"],
    ),
    "no-break space": ("Nghị định số\u00a016/2021/NĐ-CP", ["16/2021/NĐ-CP"]),
    "zero-width space": ("Nghị định số 16/2021/\u200bNĐ-CP", ["16/2021/NĐ-CP"]),
    "soft hyphen": ("Nghị định số 16/2021/NĐ\u00ad-CP", ["16/2021/NĐ-CP"]),
    "word and colon": ("Các Quyết định số: 23/QĐ-UBND", ["23/QĐ-UBND"]),
    "kind without the word": ("Kế hoạch 14/KH-UBND", ["14/KH-UBND"]),
    "kind in small letters": ("công văn số 27/STTTT-BCVT", ["27/STTTT-BCVT"]),
    "all in small letters": ("quyết định số 27/2002/qđ-ttg", ["27/2002/qđ-ttg"]),
    "generic word": ("Văn bản số 23/UBND-NCKS", ["23/UBND-NCKS"]),
    "spoken kind is not the symbol's": ("Công văn số 3/BC-HHNM", ["3/BC-HHNM"]),
    "torn by OCR": (
        "Thông tư liên tịch số 6/2010/TT1 .T-BTC-BNG",
        ["6/2010/TTLT-BTC-BNG"],
    ),
    "read thrice by OCR": ("Quyết định số 52/2024/QĐĐĐXXST-HS", ["52/2024/QĐXXST-HS"]),
    "of the Thủ tướng, misread": ("Quyết định số 23/QĐ-TTqg", ["23/QĐ-TTg"]),
    "read twice by OCR": ("Quyết định số 27/QĐĐ-UBND", ["27/QĐ-UBND"]),
    "slash lost before the Quốc hội": ("Luật Di sản số 4/2024 QH15", ["4/2024/QH15"]),
    "marks lost, as in English": ("Decree No. 8/2005/ND-CP", ["8/2005/ND-CP"]),
    "procuracy": ("Hướng dẫn số 22/HD-VKSTC", ["22/HD-VKSTC"]),
    "procuracy, year, no kind": ("CV 120/2025/VKSTC", ["120/2025/VKSTC"]),
    "procuracy of a region": ("Kế hoạch số 15/KH-VKSKV7", ["15/KH-VKSKV7"]),
    "court": ("Bản án số 12/2020/HSST", ["12/2020/HSST"]),
}


@pytest.mark.parametrize("trap", FORMS)
def test_the_form_is_read(trap: str) -> None:
    content, expected = FORMS[trap]

    assert numbers(f"Căn cứ {content} của cơ quan có thẩm quyền.") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Luật số: 12/2025/QH15", "12/2025/QH15"),
        ("Pháp lệnh số: 3/2025/UBTVQH15", "3/2025/UBTVQH15"),
        ("Nghị quyết số: 14/2025/UBTVQH15", "14/2025/UBTVQH15"),
        ("Số: 66.15/2026/NQ-CP", "66.15/2026/NQ-CP"),
        ("Số 16 -CV/TĐTN-BTC", "16-CV/TĐTN-BTC"),
        ("Số: 7 /2025/TT-NHNN", "7/2025/TT-NHNN"),
        ("S\u00f4\u0301: 21/SNV-CCHC", "21/SNV-CCHC"),
    ],
)
def test_the_line_of_the_documents_own_number_is_read(line: str, expected: str) -> None:
    head = f"CHÍNH PHỦ\n{line}\nHà Nội, ngày 3 tháng 2 năm 2025\nNGHỊ QUYẾT\nVề hội\n"

    assert str(parsed(head).header.number) == expected


def test_one_symbol_in_three_damaged_forms_is_one_document() -> None:
    (found,) = parsed("Kết luận 74 KL/TW; Kết luận số 74-KL/TW; 74/KL-TW").citations

    assert len(found.mentions) == 3
    assert any("viết khác nhau" in doubt for doubt in found.doubts)
