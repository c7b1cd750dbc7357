"""For each rule a draft that breaks it, against the archive of ``tests.archived``."""

_OFFICE = "Viện kiểm sát nhân dân tỉnh Hòa An"
_THAT_DAY = f"ngày 10/01/2022 của {_OFFICE}"
_DECREED = "ngày 01/3/2025 của Chính phủ"
_DECIDED = "Quyết định số 53/2025/QĐ-TTg ngày 24/8/2025 của Thủ tướng Chính phủ"
_MINISTRY = "ngày 12/8/2024 của Bộ Nội vụ"

_ISSUER = "của Ủy ban nhân dân tỉnh Lâm Đồng"

_SIGNED = """SỞ NỘI VỤ
TỈNH LÂM ĐỒNG
Số: 5/BC-SNV
Lâm Đồng, ngày 10 tháng 01 năm 2026

BÁO CÁO
Kết quả thi đua

Đơn vị làm tốt công tác BVMT.

Nơi nhận:
- Như trên;
- Lưu: VT.
T/M GIÁM ĐỐC
PHÓ GIÁM ĐỐC

TS. Nguyễn Văn An
"""

DRAFTS = {
    "amended": f"Theo Kế hoạch số 52/KH-VKS {_THAT_DAY}.",
    "early_basis": f"Căn cứ Nghị định số 62/2025/NĐ-CP {_DECREED};",
    "no_provision": f"Theo khoản 3 Điều 2 {_DECIDED}.",
    "other_title": f"Theo {_DECIDED} về cấp nước sạch đô thị miền núi.",
    "abbreviation": _SIGNED,
    "archival_differs": (
        f"Theo Kế hoạch số 53/KH-VKS {_THAT_DAY} (số lưu trữ: P05-H21)."
    ),
    "archival_lacking": f"Theo Kế hoạch số 53/KH-VKS {_THAT_DAY}.",
    "authority_form": _SIGNED,
    "end_mark": _SIGNED,
    "first_subject": f"Theo Kế hoạch số 48/KH-VKS {_THAT_DAY}.",
    "incomplete_first": "Theo Thông tư số 03/2024/TT-BNV, báo cáo như sau.",
    "later_in_full": (
        f"Theo Kế hoạch số 48/KH-VKS {_THAT_DAY}.\n"
        f"Sau Kế hoạch số 48/KH-VKS {_THAT_DAY}."
    ),
    "law_day": "Căn cứ Luật Lưu trữ;",
    "law_number": "Số: 3/2026/TT-BNV\n\nCăn cứ Luật Lưu trữ;",
    "law_with_number": "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024;",
    "office_of_day": (
        "Theo Thông tư số 05/2018/TT-BTNMT ngày 05/6/2018 "
        "của Bộ Nông nghiệp và Môi trường."
    ),
    "office_of_day_unclear": (
        "Theo Kế hoạch số 48/KH-UBND ngày 10/01/2022 của UBND thành phố Huế."
    ),
    "signer_degree": _SIGNED,
    "after_draft": f"Theo Kế hoạch số 12/KH-UBND ngày 20/5/2027 {_ISSUER}.",
    "joint_form": (
        "Theo Thông tư liên tịch số 01/2014/TTLT/BNV-BXD ngày 03/4/2014 "
        "của Bộ Nội vụ, Bộ Xây dựng."
    ),
    "number_form": f"Theo Kế hoạch số 180/KH/UBND ngày 10/01/2022 {_ISSUER}.",
    "symbol_of_issuer": (
        "Theo Nghị định số 181/2025/NĐ-CP ngày 01/7/2025 của Bộ Tài chính."
    ),
    "symbol_of_kind": "Theo Thông tư số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ.",
    "two_days": (
        f"Theo Kế hoạch số 12/KH-UBND ngày 10/01/2022 {_ISSUER}.\n"
        f"Theo Kế hoạch số 12/KH-UBND ngày 12/01/2022 {_ISSUER}."
    ),
    "two_issuers": (
        f"Theo Kế hoạch số 12/KH-UBND ngày 10/01/2022 {_ISSUER}.\n"
        "Theo Kế hoạch số 12/KH-UBND ngày 10/01/2022 "
        "của Ủy ban nhân dân tỉnh Gia Lai."
    ),
    "ambiguous": "Theo Thông báo số 7/TB-VKS.",
    "date_contradicts": f"Theo Kế hoạch số 48/KH-VKS ngày 01/10/2022 của {_OFFICE}.",
    "ended_past": f"Trước đây, theo Kế hoạch số 50/KH-VKS {_THAT_DAY}.",
    "expired": f"Theo Nghị định số 61/2025/NĐ-CP {_DECREED}.",
    "first_mention": "Theo Thông tư số 02/2024/TT-BNV, báo cáo như sau.",
    "impossible_date": "Theo Quyết định số 76/QĐ-BCA ngày 08/9/2925 của Bộ Công an.",
    "issuer_contradicts": (
        "Theo Thông tư số 02/2024/TT-BNV ngày 12/8/2024 của Bộ Công an."
    ),
    "kind_case": f"Theo kế hoạch số 48/KH-VKS {_THAT_DAY}.",
    "kind_contradicts": f"Theo Công văn số 48/KH-VKS {_THAT_DAY}.",
    "missing": f"Theo Kế hoạch số 99/KH-VKS {_THAT_DAY}.",
    "not_yet": f"Theo Nghị định số 62/2025/NĐ-CP {_DECREED}.",
    "number_word": f"Theo Kế hoạch 48/KH-VKS {_THAT_DAY}.",
    "other_year": f"Theo Kế hoạch số 48/KH-VKS ngày 10/01/2023 của {_OFFICE}.",
    "provision_case": "Theo Khoản 2 điều 5 Nghị định số 30/2020/NĐ-CP.",
    "repealed": f"Theo Kế hoạch số 51/KH-VKS {_THAT_DAY}.",
    "replaced": f"Theo Kế hoạch số 50/KH-VKS {_THAT_DAY}.",
    "short_form_first": (
        "Theo Thông tư số 03/2024/TT-BNV, báo cáo như sau.\n"
        f"Căn cứ Thông tư số 03/2024/TT-BNV {_MINISTRY}."
    ),
    "symbol_of_number": "Theo Công văn số 227/NTTQ-BTT ngày 10/01/2022.",
    "two_footnotes": (
        "Phong trào một¹, phong trào hai².\n\n"
        f"¹ Thông tư số 02/2024/TT-BNV {_MINISTRY}\n\n"
        f"² Thông tư số 02/2024/TT-BNV {_MINISTRY}."
    ),
    "two_spellings": (
        f"Theo Nghị quyết số 9-NQ/BCSD {_THAT_DAY}.\n"
        f"Theo Nghị quyết số 9-NQ/BCSĐ {_THAT_DAY}."
    ),
    "year_contradicts": (
        "Theo Thông tư số 03/2024/TT-BNV ngày 12/8/2023 của Bộ Nội vụ."
    ),
    "year_of_number": "Theo Quyết định số 28/QĐ-TTg ngày 24/8/2025.",
}
