"""A document ends or guides another only where it says so of itself."""

import pytest

from ingest.citing.citations import find_citations
from schemas.document import Header, Text
from schemas.number import DocumentNumber
from schemas.span import Span

DECREE = "Nghị định số 7/2029/NĐ-CP"
CIRCULAR = "Thông tư số 8/2029/TT-BYT"
FIRST = "Thông tư số 5/2020/TT-BYT"
LAST = "Thông tư số 10/2030/TT-BYT"
DECISION = "Quyết định số 9/QĐ-SYT"
TITLE = "về sửa đổi một số điều của các thông tư trong lĩnh vực giá; bệnh viện"


def relations(doc_type: str, content: str, subject: str | None = None) -> list[str]:
    spans = {"subject": Span(0, len(subject))} if subject else {}
    header = Header(doc_type=doc_type, subject=subject, spans=spans)
    text = f"{subject}\n{content}" if subject else content
    found = find_citations(Text(text), header)
    return [mention.relation.value for each in found for mention in each.mentions]


@pytest.mark.parametrize("doc_type", ["Báo cáo", "Tờ trình", "Biên bản", "Giấy mời"])
@pytest.mark.parametrize(
    "sentence",
    [
        f"Sở đề nghị Bộ Y tế trình Chính phủ sửa đổi, bổ sung {DECREE}.",
        f"Sở kiến nghị bãi bỏ {DECREE}.",
        f"Dự thảo thay thế {DECREE} đã gửi các đơn vị.",
        f"Bãi bỏ {DECREE}.",
    ],
)
def test_a_report_ends_nothing(doc_type: str, sentence: str) -> None:
    assert relations(doc_type, sentence) == ["refers_to"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"Đề nghị các trung tâm bổ sung số liệu theo {DECISION}.",
        f"Sửa đổi, bổ sung {DECISION} cho phù hợp, xong trong quý II.",
    ],
)
@pytest.mark.parametrize("doc_type", ["Công văn", "Kế hoạch", "Thông báo"])
def test_a_task_is_no_amendment(doc_type: str, sentence: str) -> None:
    assert relations(doc_type, sentence) == ["refers_to"]


@pytest.mark.parametrize(
    "doc_type", ["Công văn", "Kế hoạch", "Thông báo", "Quyết định"]
)
def test_what_says_of_itself_that_it_replaces_does(doc_type: str) -> None:
    content = f"{doc_type} này thay thế {doc_type} số 9/SYT-VP."

    assert relations(doc_type, content) == ["replaces"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"Điều 2. Bãi bỏ {DECREE}.", "repeals"),
        (f"Điều 2. Hiệu lực thi hành\n1. Bãi bỏ {DECREE}.", "repeals"),
        (f"Điều 2. Bãi bỏ các văn bản sau đây:\na) {DECREE};", "repeals"),
        (f"2. {DECREE} hết hiệu lực kể từ ngày Luật này có hiệu lực.", "replaces"),
        (f"Điều 3. Bộ Y tế rà soát, kiến nghị bãi bỏ {DECREE}.", "refers_to"),
        (f"Điều 3. Bãi bỏ các quy định trái với {DECREE}.", "refers_to"),
        (f"Điều 3. Giao Bộ Y tế:\na) Sửa đổi {DECREE};", "refers_to"),
        (f"“Điều 3. Bãi bỏ {DECREE}.”", "refers_to"),
        (f"Điều 3. Bãi bỏ các văn bản cũ, trừ Điều 5 {DECREE}.", "refers_to"),
    ],
)
def test_an_act_ends_others_in_its_articles(content: str, expected: str) -> None:
    assert relations("Luật", content) == [expected]


def test_its_own_title_amends_and_another_title_does_not() -> None:
    own = f"Sửa đổi, bổ sung một số điều của {CIRCULAR}"

    assert relations("Thông tư", "Căn cứ Luật;", own) == ["amends"]
    assert relations("Thông tư", "Căn cứ Luật;", f"Góp ý sửa đổi {CIRCULAR}") == [
        "refers_to"
    ]


@pytest.mark.parametrize(
    "chain",
    [
        f"đã được sửa đổi, bổ sung theo {CIRCULAR}, Thông tư số 10/2030/TT-BYT",
        f"(được sửa đổi bởi {CIRCULAR}; Thông tư số 10/2030/TT-BYT)",
        f"được sửa đồi, bồ sung bởi {CIRCULAR} và Thông tư số 10/2030/TT-BYT",
        f"ĐƯỢC SỬA ĐỔI, BỔ SUNG BỞI {CIRCULAR.upper()} VÀ THÔNG TƯ SỐ 10/2030/TT-BYT",
        f"được sửa đổi bởi {CIRCULAR} {TITLE} và Thông tư số 10/2030/TT-BYT",
    ],
)
def test_who_amended_an_act_does_not_end_with_it(chain: str) -> None:
    content = f"Điều 2. Bãi bỏ Thông tư số 5/2020/TT-BYT {chain}."

    assert relations("Thông tư", content) == ["repeals", "amended_by", "amended_by"]


@pytest.mark.parametrize(
    "amended",
    ["đã được sửa đổi, bổ sung", "được sửa đổi", "đã được bổ sung"],
)
def test_who_amended_an_article_may_follow_without_a_preposition(amended: str) -> None:
    content = (
        f"Điều 9. Bổ sung khoản 1 Điều 9 Thông tư số 5/2020/TT-BYT {amended} "
        "khoản 63 Điều 1 Thông tư số 10/2030/TT-BYT như sau:"
    )

    assert relations("Thông tư", content) == ["amends", "amended_by"]


def test_what_follows_a_chain_ends_where_the_sentence_says_so() -> None:
    content = (
        f"2. Thông tư số 5/2020/TT-BYT được sửa đổi bởi {CIRCULAR} quy định về giá và "
        "Thông tư số 10/2030/TT-BYT hết hiệu lực kể từ ngày Thông tư này có hiệu lực."
    )

    assert relations("Thông tư", content)[-1] == "replaces"


def test_a_provision_that_follows_a_chain_is_changed() -> None:
    content = (
        f"Điều 2. Bãi bỏ Điều 5 Thông tư số 5/2020/TT-BYT được sửa đổi bởi {CIRCULAR} "
        "quy định về giá và Điều 6 Thông tư số 10/2030/TT-BYT."
    )

    assert relations("Thông tư", content)[-1] == "amends"


@pytest.mark.parametrize(
    "chain",
    [
        "(đã được sửa đổi theo các Thông tư: số 8/2029/TT-BYT, số 10/2030/TT-BYT)",
        f", được sửa đổi lần thứ nhất bởi {CIRCULAR}, lần thứ hai bởi {LAST}",
        f"có sửa đổi, bổ sung tại {CIRCULAR} và {LAST}",
        f"(Thông tư này được sửa đổi bởi {CIRCULAR} và {LAST})",
    ],
)
def test_chains_of_amenders_are_written_in_many_ways(chain: str) -> None:
    content = f"Điều 2. Bãi bỏ Thông tư số 5/2020/TT-BYT {chain}."

    assert relations("Thông tư", content) == ["repeals", "amended_by", "amended_by"]


def test_a_heading_in_capitals_names_amenders_over_its_lines() -> None:
    content = (
        "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA THÔNG TƯ SỐ 5/2020/TT-BYT\nVỀ GIÁ THUỐC\n"
        "ĐƯỢC SỬA ĐỔI, BỔ SUNG BỞI THÔNG TƯ SỐ 8/2029/TT-BYT,\nTHÔNG TƯ SỐ "
        "10/2030/TT-BYT\nĐiều 1. Sửa đổi Điều 3"
    )

    assert relations("Thông tư", content) == ["amends", "amended_by", "amended_by"]


def test_who_amended_an_article_may_stand_before_its_act() -> None:
    content = (
        f"Điều 1. Sửa đổi Điều 5 (được sửa đổi tại khoản 2 Điều 1 {CIRCULAR}) của "
        "Thông tư số 5/2020/TT-BYT như sau:"
    )

    assert relations("Thông tư", content) == ["amended_by", "amends"]


@pytest.mark.parametrize(
    "title",
    [
        f"hướng dẫn {DECREE} và sửa đổi, bổ sung một số điều của {CIRCULAR}",
        f"sửa đổi Điều 12 {CIRCULAR} (sửa đổi tại {FIRST}) và bãi bỏ Điều 11 {LAST}",
        f"sửa đổi {CIRCULAR} về giá; {LAST} về phí",
    ],
)
def test_an_item_s_title_changes_nothing_though_it_goes_on(title: str) -> None:
    content = (
        f"Điều 3. Bãi bỏ quy định tại:\na) Điều 1 Thông tư số 5/2020/TT-BYT {title}."
    )

    first, *others = relations("Thông tư", content)

    assert first == "amends"
    assert not {"amends", "replaces", "repeals"} & set(others)


def test_behind_a_title_the_act_goes_on_with_what_it_ends() -> None:
    content = (
        f"1. Thông tư này thay thế {CIRCULAR} về việc mở tài khoản và bãi bỏ Điều 2 "
        "Thông tư số 5/2020/TT-BYT."
    )

    assert relations("Thông tư", content) == ["replaces", "amends"]


ON_FORCE = "Điều 9. Điều khoản thi hành"


@pytest.mark.parametrize(
    "sentence",
    [
        f"1. Bộ Tài chính sửa đổi, bổ sung {CIRCULAR} trước ngày 01/7/2031.",
        f"1. Bộ Y tế có trách nhiệm bãi bỏ {CIRCULAR} theo thẩm quyền.",
        f"1. Vụ Pháp chế tham mưu Bộ trưởng ban hành Thông tư thay thế {CIRCULAR}.",
        f"1. Sau khi Luật này có hiệu lực, Bộ Y tế xem xét bãi bỏ {CIRCULAR}.",
        f"1. Luật này không thay thế {CIRCULAR}.",
        f"1. Trong thời gian chưa ban hành văn bản thay thế {CIRCULAR} thì áp dụng.",
        f"1. Trường hợp {CIRCULAR} hết hiệu lực thì áp dụng Luật này.",
        f"1. Điều chỉnh mức trợ cấp quy định tại {CIRCULAR}.",
        f"1. Phạm vi điều chỉnh tại {CIRCULAR} được giữ nguyên.",
        f"1. Luật này là căn cứ để các Bộ sửa đổi, bổ sung {CIRCULAR}.",
        f"Được thực hiện như trường hợp bổ sung dự án quy định tại {CIRCULAR}.",
        f"1. Ngoài Sửa đổi 1:2031 QCVN 7 thì tiếp tục áp dụng theo {CIRCULAR}.",
    ],
)
def test_what_others_shall_do_an_act_does_not_do(sentence: str) -> None:
    assert relations("Luật", f"{ON_FORCE}\n{sentence}") == ["refers_to"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"1. Kể từ ngày 01/7/2031, bãi bỏ {CIRCULAR}.", "repeals"),
        (f"1. Luật này có hiệu lực từ ngày ký. Thay thế {CIRCULAR}.", "replaces"),
        (f"1. Luật này thay cho {CIRCULAR}.", "replaces"),
        (f"1. Luật thay thế {CIRCULAR}.", "replaces"),
        (f"1. Bỏ cụm từ “và các xã” tại Điều 4 {CIRCULAR}.", "amends"),
        (f"1. Điều chỉnh, bổ sung một số nội dung của {CIRCULAR}.", "amends"),
    ],
)
def test_an_act_ends_others_in_many_words(sentence: str, expected: str) -> None:
    assert relations("Luật", f"{ON_FORCE}\n{sentence}") == [expected]


def test_an_office_s_name_does_not_stop_the_enacting_clause() -> None:
    content = f"Bộ trưởng Bộ Giáo dục và Đào tạo ban hành Thông tư sửa đổi {CIRCULAR}."

    assert relations("Thông tư", content) == ["amends"]


def test_a_correction_amends_nothing() -> None:
    subject = f"Đính chính {CIRCULAR}"
    content = f"Điều 1. Nội dung\n1. Bổ sung dòng “Số:” vào Phụ lục 2 của {CIRCULAR}."

    assert relations("Quyết định", content, subject) == ["corrects", "corrects"]


def test_a_letter_that_is_a_basis_ends_nothing() -> None:
    content = f"Căn cứ Công văn số 3/BYT-VP thống nhất về việc bãi bỏ {CIRCULAR};"

    assert relations("Thông tư", content)[-1] == "refers_to"


def test_an_enacting_clause_behind_the_bases_ends_what_it_names() -> None:
    content = (
        "Căn cứ Công văn số 3/BYT-VP; Bộ trưởng Bộ Y tế ban hành Thông tư bãi bỏ "
        f"{CIRCULAR}."
    )

    assert relations("Thông tư", content)[-1] == "repeals"


def test_what_new_words_of_another_act_change_is_not_changed_by_this_one() -> None:
    content = (
        "Điều 6. Sửa đổi, bổ sung khoản 2 Điều 5\n"
        "“2. Thay thế cụm từ “phòng y tế” bằng cụm từ “Ủy ban nhân dân cấp xã” tại "
        f"{CIRCULAR}.”"
    )

    assert relations("Thông tư", content) == ["refers_to"]


def test_words_replaced_by_others_are_changed_by_this_act() -> None:
    content = (
        "Điều 6. Thay thế một số cụm từ\n"
        "2. Thay thế cụm từ “phòng y tế” bằng cụm từ “Ủy ban nhân dân cấp xã” tại "
        f"{CIRCULAR}."
    )

    assert relations("Thông tư", content) == ["amends"]


def test_what_is_supplied_as_a_decree_demands_does_not_change_it() -> None:
    content = (
        "Điều 22. Quy định chuyển tiếp\n"
        "2. Tổ chức bổ sung hồ sơ để cơ quan có thẩm quyền thẩm định theo trình "
        f"tự, thủ tục quy định tại khoản 2 Điều 51 của {DECREE}."
    )

    assert relations("Nghị định", content) == ["refers_to"]


def test_what_an_act_that_ends_has_changed_does_not_end_with_it() -> None:
    content = (
        "Điều 1. Bãi bỏ các văn bản sau đây:\n"
        "1. Quyết định số 4293/2004/QĐ-BYT bổ sung đối tượng áp dụng “Tiêu chuẩn sức "
        "khỏe” cho người lao động kèm theo Quyết định số 1613/1997/QĐ-BYT."
    )

    assert relations("Thông tư", content) == ["repeals", "refers_to"]


def test_beside_a_part_that_is_repealed_its_title_goes_on() -> None:
    content = (
        "Điều 2. Thông tư này bãi bỏ quy định tại khoản 1 Điều 2 Thông tư số "
        f"5/2027/TT-BYT sửa đổi, bổ sung một số điều của {CIRCULAR} quy định về giá, "
        "Thông tư số 10/2030/TT-BYT quy định về phí và Thông tư số 11/2030/TT-BYT."
    )

    assert relations("Thông tư", content) == ["amends", *["refers_to"] * 3]


def test_a_lower_act_ends_no_higher_one_and_that_is_doubted() -> None:
    header = Header(DocumentNumber("3", "TT-BYT", 2031), "Thông tư")
    content = f"Điều 2. Bãi bỏ {DECREE}."

    (citation,) = find_citations(Text(content), header)

    assert citation.relation.value == "refers_to"
    assert any("cấp thấp hơn" in doubt for doubt in citation.doubts)


@pytest.mark.parametrize(
    ("doc_type", "content", "expected"),
    [
        ("Thông tư", f"Thông tư này hướng dẫn Điều 5 {DECREE}.", ["guides"]),
        ("Nghị quyết", f"Quy định chi tiết và hướng dẫn thi hành {DECREE}", ["guides"]),
        ("Báo cáo", f"Sở hướng dẫn Điều 5 {DECREE} cho các xã.", ["refers_to"]),
        (
            "Kế hoạch",
            f"Căn cứ {DECISION}; Hướng dân số 8/HD-BYT hướng dẫn trình tự xét duyệt.",
            ["legal_basis", "legal_basis"],
        ),
    ],
)
def test_only_its_own_guidance_guides(
    doc_type: str, content: str, expected: list[str]
) -> None:
    assert relations(doc_type, content) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        f"UBND tỉnh chỉ đạo thực hiện tiêm chủng, cụ thể: {DECISION}",
        f"Đã thực hiện rà soát danh mục sau khi có {DECISION}",
        f"Thực hiện nhiệm vụ được giao, qua nghiên cứu {DECISION}, Sở báo cáo",
    ],
)
def test_what_is_implemented_is_the_object_of_the_verb(sentence: str) -> None:
    assert relations("Báo cáo", sentence) == ["refers_to"]


def test_what_a_quoted_article_implements_this_act_does_not() -> None:
    content = f"Điều 1. Sửa đổi Điều 4\n“Điều 4. Việc này thực hiện theo {CIRCULAR}.”"

    assert relations("Thông tư", content) == ["refers_to"]


@pytest.mark.parametrize("noun", ["kết quả", "tình hình triển khai"])
def test_results_of_a_decree_do_not_implement_it(noun: str) -> None:
    assert relations("Kế hoạch", f"Báo cáo {noun} thực hiện {DECREE}.") == ["refers_to"]
