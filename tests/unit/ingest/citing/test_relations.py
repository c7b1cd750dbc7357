"""What the citing document does with the cited one."""

import pytest

from ingest.citing.citations import find_citations
from schemas.document import Header, Text

Q = "Quyết định số 5/QĐ-UBND"
T = "Thông tư số 3/2021/TT-BYT"


def relations(content: str) -> list[str]:
    found = find_citations(Text(content), Header(doc_type="Luật"))
    return [each.relation.value for each in found]


@pytest.mark.parametrize(
    ("content", "relation"),
    [
        (f"Căn cứ {Q};", "legal_basis"),
        (f"Thực hiện {Q}, Sở Y tế báo cáo", "implements"),
        (f"tiếp tục triển khai thực hiện {Q}", "implements"),
        (f"Sửa đổi, bổ sung một số điều của {Q}", "amends"),
        (f"Bãi bỏ Điều 5 {Q}", "amends"),
        (f"Bãi bỏ cụm từ “xã” tại {Q}", "amends"),
        (f"Bãi bỏ toàn bộ {Q}", "repeals"),
        (f"Công điện này thay thế {Q}", "replaces"),
        (f"{Q} về quản lý chợ hết hiệu lực thi hành kể từ ngày ký", "replaces"),
        (f"Thông tư này hướng dẫn thi hành {Q}", "guides"),
        (f"(Ban hành kèm theo {Q})", "annex_of"),
        (f"theo quy định tại {Q}", "refers_to"),
        (f"Trả lời {Q}", "refers_to"),
        (f"báo cáo sơ kết 05 năm thực hiện {Q}", "refers_to"),
    ],
)
def test_the_words_before_a_document_decide(content: str, relation: str) -> None:
    assert relations(content) == [relation]


def test_neighbours_in_a_list_have_the_same_relation() -> None:
    assert relations(f"Căn cứ {Q}; {T};") == ["legal_basis", "legal_basis"]


def test_the_one_that_amends_is_as_the_one_amended() -> None:
    content = f"Căn cứ {Q} được sửa đổi, bổ sung bởi {T};"

    assert relations(content) == ["legal_basis", "legal_basis"]


def test_a_stray_semicolon_does_not_part_an_act_from_what_amends_it() -> None:
    content = f"Căn cứ {Q}; được sửa đổi, bổ sung bởi {T};"

    assert relations(content) == ["legal_basis", "legal_basis"]


def test_a_document_in_a_title_is_referred_to() -> None:
    assert relations(f"Căn cứ {Q} hướng dẫn thi hành {T};") == [
        "legal_basis",
        "refers_to",
    ]


def test_items_are_as_the_sentence_above_them_says() -> None:
    content = f"Bãi bỏ các văn bản sau đây:\n1. {Q} về phí.\n2. {T} về lệ phí."

    assert relations(content) == ["repeals", "repeals"]


def test_a_new_sentence_inherits_nothing() -> None:
    assert relations(f"Căn cứ {Q}. Ngoài ra, {T} còn hiệu lực.") == [
        "legal_basis",
        "refers_to",
    ]


@pytest.mark.parametrize(
    ("content", "relation"),
    [
        (f"Thực hiện chương trình công tác năm; {Q}, Sở Y tế báo cáo", "implements"),
        (f"Căn cứ chức năng, nhiệm vụ được giao; {Q};", "legal_basis"),
        (f"Sở Y tế báo cáo kết quả; {Q} còn hiệu lực", "refers_to"),
    ],
)
def test_the_verb_that_opens_a_list_governs_its_items(
    content: str, relation: str
) -> None:
    assert relations(content) == [relation]


@pytest.mark.parametrize(
    ("content", "relation"),
    [
        (f"Hồ sơ được thực hiện theo các quy định tại {Q}", "refers_to"),
        (f"Việc sắp xếp được thực hiện theo {Q}", "implements"),
        (f"Thực hiện theo {Q}, Sở Y tế báo cáo", "implements"),
        (f"Chi phí thực hiện các nhiệm vụ đổi mới quy định tại {Q}", "refers_to"),
        (f"Thực hiện nhiệm vụ quy định tại {Q}, Sở báo cáo", "implements"),
        (f"Thông tư này quy định chi tiết thi hành một số điều của {Q}", "guides"),
        (f"Các đơn vị theo Điều 3 được sửa đổi tại khoản 2 Điều 1 {Q}", "refers_to"),
        (f"bị thu hồi chứng chỉ do vi phạm quy định tại {Q}", "refers_to"),
        (f"Thu hồi {Q}", "repeals"),
        (f"Sửa đổi, thay thế và bãi bỏ một số quy định của {Q}", "amends"),
        (f"Thay thế một số Phụ lục ban hành kèm theo {Q}", "amends"),
    ],
)
def test_a_verb_governs_only_what_is_done_to_the_document(
    content: str, relation: str
) -> None:
    assert relations(content) == [relation]


def test_items_of_what_is_no_longer_in_force_are_replaced() -> None:
    content = (
        "Các văn bản sau hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành:"
        f"\na) {Q} về phí;\nb) {T} về lệ phí."
    )

    assert relations(content) == ["replaces", "replaces"]


def test_laws_of_a_programme_are_not_amended() -> None:
    content = f"Bổ sung vào Chương trình lập pháp đối với 02 dự án:\n1. {Q};\n2. {T}."

    assert relations(content) == ["refers_to", "refers_to"]


def test_the_law_that_a_decree_details_is_named_in_its_title() -> None:
    content = f"Căn cứ {Q} quy định chi tiết {T};"

    assert relations(content) == ["legal_basis", "refers_to"]


EXPIRES = "hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"2. {Q} về phí; {T} sửa đổi lệ phí {EXPIRES}.", ["replaces", "replaces"]),
        (f"2. {Q} về phí và {T} {EXPIRES}.", ["replaces", "replaces"]),
        (
            (
                f"3. {Q} được sửa đổi, bổ sung bởi {T} và Quyết định số 8/QĐ-UBND"
                f" {EXPIRES}."
            ),
            ["replaces", "refers_to", "refers_to"],  # who amended it is not ended
        ),
        (f"{Q} về phí chợ; lệ phí cấp bằng {EXPIRES}", ["replaces"]),
        (f"{Q} về nền chợ (QCVN 4:2019/BXD) {EXPIRES}", ["replaces"]),
        (f"{Q} về bản đồ tỷ lệ 1:10.000 và 1:25.000 {EXPIRES}", ["replaces"]),
        (f"Giấy phép đã cấp theo quy định tại {Q} {EXPIRES}", ["refers_to"]),
        (f"Hồ sơ làm theo {Q}: nếu hồ sơ đó hết hiệu lực thì lập lại", ["refers_to"]),
        (f"Các quy định về phí chợ tại {Q} {EXPIRES}", ["amends"]),
        (f"Quy chế ban hành kèm theo {Q} {EXPIRES}", ["amends"]),  # only its annex
    ],
)
def test_what_expires_is_what_the_sentence_begins_with(
    content: str, expected: list[str]
) -> None:
    assert relations(content) == expected


def test_the_heading_of_an_article_says_what_becomes_of_its_items() -> None:
    content = (
        f"Điều 1. Bãi bỏ toàn bộ một số văn bản về chợ\n1. {Q} về phí.\n2. {T} về chợ."
    )

    assert relations(content) == ["repeals", "repeals"]


@pytest.mark.parametrize(
    ("content", "relation"),
    [
        (f"Bãi bỏ quy định về phí vệ sinh tại {Q}", "amends"),
        (f"Thay thế Phụ lục danh sách chợ kèm theo {Q} bằng Phụ lục I", "amends"),
        (f"Bãi bỏ mục 2 của Hướng dẫn ban hành kèm theo {Q}", "amends"),
        (f"Thay thế cụm từ “thực hiện” bằng “thi hành” tại Điều 4 {Q}", "amends"),
        (f"Bãi bỏ các quy định {'của xã ' * 40} tại {Q}", "amends"),
        (f"Thông tư này hướng dẫn khoản 2 Điều 4 của {Q}", "guides"),
        (f"Hướng dẫn Điều 4 {Q}", "guides"),
        (f"quy định chi tiết về Quỹ chợ và biện pháp thi hành {Q}", "guides"),
        (f"được tiếp tục thực hiện cho đến khi {Q} có hiệu lực", "refers_to"),
        (
            f"việc thanh tra thực hiện theo quy định từ Điều 6 đến Điều 9 {Q}",
            "refers_to",
        ),
        (f"quản lý chợ cho các phòng theo hướng dẫn tại {Q}", "implements"),
        (f"gỡ vướng mắc trong tổ chức thi hành {Q}", "refers_to"),
        (f"CHƯƠNG II\nBÃI BỎ MỘT SỐ ĐIỀU CỦA\n{Q.upper()} VỀ CHỢ", "amends"),
    ],
)
def test_the_verb_is_that_of_what_is_done_to_the_document(
    content: str, relation: str
) -> None:
    assert relations(content) == [relation]


def test_a_law_that_amends_another_is_the_basis() -> None:
    content = "Căn cứ Luật Giá số 1/2012/QH13 và Luật sửa đổi Luật Giá số 2/2025/QH15;"

    assert relations(content) == ["legal_basis", "legal_basis"]


def test_the_title_of_an_item_goes_on_with_the_next_of_a_kind() -> None:
    content = (
        "Bãi bỏ các văn bản sau:\n1. Thông tư số 1/2017/TT-BYT sửa đổi, bổ sung"
        " một số điều"
        " của Thông tư số 2/2014/TT-BYT về chợ; Thông tư số 3/2014/TT-BYT về phí.\n"
    )

    assert relations(content) == ["repeals", "refers_to", "refers_to"]


def test_an_item_that_is_part_of_an_annex_changes_its_document() -> None:
    part = "a) Phần 2 của Định mức ban hành kèm theo"
    content = f"Bãi bỏ các nội dung sau:\n{part} {Q};\nb) {T}"

    assert relations(content) == ["amends", "repeals"]


def test_the_next_of_a_list_may_stand_behind_a_title_that_names_a_law() -> None:
    content = f"thay thế {T} quy định chi tiết Luật Giá trong ngành Y tế và {Q} về chợ"

    assert relations(content)[::2] == ["replaces", "replaces"]


def test_a_circular_is_of_a_law_and_a_decree_together() -> None:
    content = (
        f"Căn cứ {T} quy định chi tiết Luật Giá và Nghị định số 5/2021/NĐ-CP về giá;"
    )

    assert relations(content) == ["legal_basis", "refers_to", "refers_to"]


@pytest.mark.parametrize(
    ("content", "relation"),
    [
        (f"đề xuất sửa đổi cho phù hợp, đáp ứng yêu cầu của {Q}", "refers_to"),
        (f"Thông tư này thay thế cho {Q}", "replaces"),
    ],
)
def test_what_is_changed_is_the_object(content: str, relation: str) -> None:
    assert relations(content) == [relation]


def test_a_basis_may_go_on_in_lines_of_its_own() -> None:
    text = (
        "Căn cứ Luật Khoáng sản ngày 29 tháng 11 năm 2024;\n"
        "Nghị định số 193/2025/NĐ-CP ngày 02 tháng 7 năm 2025;\n"
        "Thông tư số 08/2025/TT-BNV quy định việc lưu trữ.\n"
        "Theo đề nghị của Cục trưởng;\n"
    )

    assert relations(text) == ["legal_basis", "legal_basis", "legal_basis"]


@pytest.mark.parametrize(
    "until",
    [
        "đến thời điểm bị thay thế, hủy bỏ hoặc hết hiệu lực",
        "cho đến khi hết hiệu lực",
        "cho đến khi bị thay thế",
    ],
)
def test_what_holds_until_it_expires_is_not_ended(until: str) -> None:
    text = (
        "Hồ sơ theo quy định tại Thông tư số 09/2015/TT-BYT, Thông tư số"
        " 20/2024/TT-BYT "
        f"trước ngày Thông tư này có hiệu lực được tiếp tục áp dụng {until}.\n"
    )

    assert relations(text) == ["refers_to", "refers_to"]


def test_who_amended_what_a_title_names_is_not_amended() -> None:
    text = (
        "Sửa đổi một số điều của Thông tư số 34/2025/TT-NHNN hướng dẫn một số điều của "
        "Nghị định số 24/2012/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số "
        "232/2025/NĐ-CP.\n"
    )

    assert relations(text) == ["amends", "refers_to", "refers_to"]


def test_a_regulation_issued_with_a_decision_that_is_a_basis_is_one_too() -> None:
    text = (
        "- Căn cứ Chỉ thị số 45-CT/TW ngày 14/4/2024 của Bộ Chính trị; Quy chế bầu cử "
        "(ban hành kèm theo Quyết định số 190-QĐ/TW ngày 10/10/2024);\n"
    )

    assert relations(text) == ["legal_basis", "legal_basis"]


def test_a_charter_that_a_title_names_does_not_end_the_list() -> None:
    text = (
        f"Quyết định này thay thế {Q} về việc công nhận Điều lệ Hội Khuyến học tỉnh; "
        "Quyết định số 21/QĐ-UBND ngày 12/02/2020 của UBND tỉnh.\n"
    )

    assert relations(text) == ["replaces", "refers_to", "replaces"]


def test_points_may_have_numbers() -> None:
    text = "Thay thế điểm 2.3 Hướng dẫn số 06-HD/BTCTW ngày 12/5/2020.\n"

    assert relations(text) == ["amends"]


def test_a_colon_behind_the_word_for_number_ends_no_sentence() -> None:
    text = (
        "2. Nghị định số: 57/2022/NĐ-CP quy định mức phí; Nghị định số: 90/2024/NĐ-CP "
        "sửa đổi bảng phí ban hành kèm theo Nghị định số: 57/2022/NĐ-CP về phí"
        " hết hiệu "
        "lực thi hành.\n"
    )

    assert relations(text) == ["replaces", "replaces"]


def test_what_expires_together_stands_in_one_sentence() -> None:
    ended = f"2. {Q} quy định về phí; {T} hết hiệu lực kể từ ngày ký."

    assert relations(f"Theo Nghị định số 4/2020/NĐ-CP.\n{ended}") == [
        "refers_to",
        "replaces",
        "replaces",
    ]
