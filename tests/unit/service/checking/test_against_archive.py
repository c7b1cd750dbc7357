"""Drafts that do not say what the archive says."""

from datetime import date

import pytest

from schemas.citation import Mention, Relation
from schemas.document import ParsedDocument
from schemas.finding import Severity
from schemas.link import LinkState
from schemas.number import DocumentNumber
from tests.conftest import Register
from tests.drafts import Check, codes, corrections, found
from tests.factories import DAY, OFFICE, make_citation, make_parsed

PLAN_IN_FULL = (
    f"Thực hiện Kế hoạch số 48/KH-VKS ngày 10/01/2022 của {OFFICE} về thi đua."
)
CIRCULAR = DocumentNumber("2", "TT-BNV", 2024)
DECISION = DocumentNumber("28", "QĐ-TTg", 2025)


def circular() -> ParsedDocument:
    return make_parsed(
        body="Thông tư",
        number=CIRCULAR,
        doc_type="Thông tư",
        issuer="Bộ Nội vụ",
        issued_on=date(2024, 8, 12),
    )


def ending(relation: Relation, provision: str | None = None) -> ParsedDocument:
    text = "Kế hoạch số 48/KH-VKS ngày 10/01/2022"
    mention = Mention(1, 0, len(text), text, None, relation, provision)
    return make_parsed(
        make_citation(mentions=(mention,), relation=relation),
        body=f"{text} {relation} {provision}",
        number=DocumentNumber("63", "KH-VKS"),
        issued_on=date(2023, 3, 1),
    )


def test_a_citation_that_agrees_is_exact_and_without_findings(
    register: Register, check: Check
) -> None:
    register(make_parsed())

    checked = check(PLAN_IN_FULL)

    assert [link.state for link in checked.links] == [LinkState.EXACT]
    assert checked.findings == ()


def test_another_day_of_the_same_year_is_an_error_with_the_day_of_the_archive(
    register: Register, check: Check
) -> None:
    register(make_parsed())

    checked = check(PLAN_IN_FULL.replace("10/01/2022", "01/10/2022"))

    assert corrections(checked, "date_contradicts") == [("01/10/2022", "10/01/2022")]
    assert checked.has(Severity.ERROR)


def test_a_day_in_words_is_corrected_in_words(register: Register, check: Check) -> None:
    register(make_parsed())

    checked = check(PLAN_IN_FULL.replace("10/01/2022", "11 tháng 01 năm 2022"))

    assert corrections(checked, "date_contradicts") == [
        ("11 tháng 01 năm 2022", "10 tháng 01 năm 2022")
    ]


def test_another_day_of_an_office_that_is_not_named_may_be_another_document(
    register: Register, check: Check
) -> None:
    register(make_parsed())

    assert codes(check("Theo Kế hoạch số 48/KH-VKS ngày 01/10/2022.")) == set()


def test_the_same_number_of_another_office_on_another_day_is_another_document(
    register: Register, check: Check
) -> None:
    register(make_parsed())
    other = "Viện kiểm sát nhân dân tỉnh Bình An"

    checked = check(f"Theo Kế hoạch số 48/KH-VKS ngày 01/10/2023 của {other}.")

    assert codes(checked) == set()


def test_a_number_that_the_archive_has_from_another_year_alone(
    register: Register, check: Check
) -> None:
    register(make_parsed())

    checked = check(PLAN_IN_FULL.replace("10/01/2022", "10/01/2023"))

    assert codes(checked) == {"other_year"}
    assert "2022" in found(checked, "other_year")[0].message


def test_a_day_in_front_of_the_number_may_be_of_another_year(
    register: Register, check: Check
) -> None:
    register(make_parsed())

    checked = check(f"Ngày 10/01/2023, {OFFICE} ban hành Kế hoạch số 48/KH-VKS.")

    assert codes(checked) == {"other_year"}


def test_another_office_on_the_same_day_is_an_error(
    register: Register, check: Check
) -> None:
    register(circular())

    checked = check("Theo Thông tư số 02/2024/TT-BNV ngày 12/8/2024 của Bộ Công an.")

    assert corrections(checked, "issuer_contradicts") == [("Bộ Công an", "Bộ Nội vụ")]


def test_another_office_without_a_day_may_have_another_document(
    register: Register, check: Check
) -> None:
    register(make_parsed())

    checked = check("Theo Kế hoạch số 48/KH-VKS của VKSND tỉnh Bình An.")

    assert codes(checked) == set()


def test_an_office_that_the_number_names_is_right(
    register: Register, check: Check
) -> None:
    heir = make_parsed(
        number=DocumentNumber("23", "TT-BTTTT", 2024),
        doc_type="Thông tư",
        issuer="Bộ Khoa học và Công nghệ",
        issued_on=date(2024, 12, 31),
    )
    register(heir)

    checked = check(
        "Theo Thông tư số 23/2024/TT-BTTTT ngày 31/12/2024 của Bộ trưởng "
        "Bộ Thông tin và Truyền thông."
    )

    assert codes(checked) == set()


def test_the_office_of_a_merged_province_is_that_of_its_heir(
    register: Register, check: Check
) -> None:
    register(make_parsed(issuer="Viện kiểm sát nhân dân tỉnh Thừa Thiên Huế"))

    checked = check(
        "Theo Kế hoạch số 48/KH-VKS ngày 10/01/2022 của VKSND thành phố Huế."
    )

    assert codes(checked) == {"office_of_day_unclear"}


def test_the_office_of_another_province_is_an_error(
    register: Register, check: Check
) -> None:
    register(make_parsed())
    other = "Viện kiểm sát nhân dân tỉnh Bình An"

    checked = check(f"Theo Kế hoạch số 48/KH-VKS ngày 10/01/2022 của {other}.")

    assert corrections(checked, "issuer_contradicts") == [(other, OFFICE)]


def test_an_abbreviated_office_does_not_contradict(
    register: Register, check: Check
) -> None:
    register(make_parsed())

    checked = check(PLAN_IN_FULL.replace("Viện kiểm sát nhân dân", "VKSND"))

    assert codes(checked) == set()


def test_another_kind_is_found_where_day_and_office_agree(
    register: Register, check: Check
) -> None:
    register(make_parsed())

    checked = check(PLAN_IN_FULL.replace("Kế hoạch", "Công văn"))

    assert codes(checked) == {"kind_contradicts"}


def test_a_year_that_the_number_lost_is_put_back(
    register: Register, check: Check
) -> None:
    decision = make_parsed(
        body="Quyết định",
        number=DECISION,
        doc_type="Quyết định",
        issuer="Thủ tướng Chính phủ",
        issued_on=date(2025, 8, 24),
    )
    register(decision)

    checked = check("Theo Quyết định số 28/QĐ-TTg ngày 24/8/2025.")

    assert corrections(checked, "year_of_number") == [("28/QĐ-TTg", "28/2025/QĐ-TTg")]
    assert found(checked, "missing") == []


def test_a_wrong_year_of_the_number_is_corrected(
    register: Register, check: Check
) -> None:
    register(circular())

    checked = check("Theo Thông tư số 02/2023/TT-BNV ngày 12/8/2024 của Bộ Nội vụ.")

    assert corrections(checked, "year_of_number") == [
        ("02/2023/TT-BNV", "2/2024/TT-BNV")
    ]
    assert codes(checked) == {"year_of_number"}


def test_a_symbol_that_is_one_letter_off_is_corrected(
    register: Register, check: Check
) -> None:
    letter = DocumentNumber("227", "MTTQ-BTT")
    register(make_parsed(number=letter, doc_type="Công văn", issuer="Ủy ban Mặt trận"))

    checked = check("Theo Công văn số 227/NTTQ-BTT ngày 10/01/2022.")

    assert corrections(checked, "symbol_of_number") == [
        ("227/NTTQ-BTT", "227/MTTQ-BTT")
    ]


def test_a_symbol_that_names_the_issuer_is_right(
    register: Register, check: Check
) -> None:
    register(
        make_parsed(
            number=DocumentNumber("33", "TT-BTNMT", 2025),
            doc_type="Thông tư",
            issuer="Bộ Nông nghiệp và Môi trường",
            issued_on=date(2025, 7, 2),
        )
    )

    checked = check(
        "Theo Thông tư số 33/2025/TT-BNNMT ngày 02/7/2025 của Bộ trưởng "
        "Bộ Nông nghiệp và Môi trường."
    )

    assert codes(checked) == set()


def test_a_number_without_year_of_another_day_is_left_alone(
    register: Register, check: Check
) -> None:
    register(make_parsed(number=DECISION, issued_on=date(2025, 8, 24)))

    assert codes(check("Theo Quyết định số 28/QĐ-TTg ngày 02/02/2025.")) == set()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Trước đây, {} có nêu", "ended_past"),
        ("Tổng kết {}", "ended_past"),
        ("Khi ấy còn hiệu lực {}", "ended_past"),
        ("Kho xây theo {} khi kế hoạch này còn hiệu lực", "ended_past"),
        ("Theo {} còn hiệu lực", "replaced"),
        ("Thực hiện {}", "replaced"),
        ("Căn cứ {} tổng kết phong trào", "replaced"),
    ],
)
def test_what_is_only_of_the_past_is_a_note(
    register: Register, check: Check, words: str, code: str
) -> None:
    register(make_parsed(), ending(Relation.REPLACES))
    cited = PLAN_IN_FULL.removeprefix("Thực hiện ").removesuffix(".")

    assert codes(check(words.format(cited) + ".")) == {code}


def test_a_replaced_document_is_told_with_who_replaced_it(
    register: Register, check: Check
) -> None:
    register(make_parsed(), ending(Relation.REPLACES))

    checked = check(PLAN_IN_FULL)

    assert codes(checked) == {"replaced"}
    assert "63/KH-VKS" in found(checked, "replaced")[0].message


def test_a_repealed_document_is_told(register: Register, check: Check) -> None:
    register(make_parsed(), ending(Relation.REPEALS))

    assert codes(check(PLAN_IN_FULL)) == {"repealed"}


def test_a_document_of_which_a_provision_was_repealed_stands(
    register: Register, check: Check
) -> None:
    register(make_parsed(), ending(Relation.REPEALS, "khoản 2 Điều 5"))

    assert codes(check(PLAN_IN_FULL)) == {"amended"}


def test_an_amended_document_stands(register: Register, check: Check) -> None:
    register(make_parsed(), ending(Relation.AMENDS))

    assert codes(check(PLAN_IN_FULL)) == {"amended"}


def test_who_replaces_a_document_may_name_it(register: Register, check: Check) -> None:
    register(make_parsed(), ending(Relation.REPLACES))

    checked = check(
        f"Kế hoạch này thay thế Kế hoạch số 48/KH-VKS ngày 10/01/2022 của {OFFICE}."
    )

    assert codes(checked) == set()


def test_what_is_not_in_the_archive_is_a_note_at_its_first_mention(
    check: Check,
) -> None:
    checked = check(f"{PLAN_IN_FULL}\n{PLAN_IN_FULL}")

    assert [each.place.start for each in found(checked, "missing")] == [10]
    assert not checked.has(Severity.WARNING)


def test_several_documents_that_fit_are_a_note(
    register: Register, check: Check
) -> None:
    register(make_parsed(body="Một"), make_parsed(body="Hai"))

    assert codes(check(PLAN_IN_FULL)) == {"ambiguous"}


def test_each_of_several_that_fit_is_named_with_subject_and_file(
    register: Register, check: Check
) -> None:
    register(make_parsed(body="Một", subject="Kiểm sát"), make_parsed(body="Hai"))
    (unclear,) = found(check(PLAN_IN_FULL), "ambiguous")

    assert "(Kiểm sát, tệp plan.txt)" in unclear.message


def test_those_that_fit_worse_than_others_are_not_said_to_fit(
    register: Register, check: Check
) -> None:
    other = make_parsed(body="Ba", issued_on=date(2021, 1, 10), subject="Cũ")
    register(make_parsed(body="Một"), make_parsed(body="Hai"), other)
    (unclear,) = found(check(PLAN_IN_FULL), "ambiguous")

    assert unclear.message.count("tệp plan.txt") == 2
    assert "Cũ" not in unclear.message


def test_several_of_the_number_of_which_each_contradicts_are_named(
    register: Register, check: Check
) -> None:
    register(*(make_parsed(body=f"{n}", issued_on=date(n, 3, 2)) for n in (2020, 2021)))
    checked = check("Thực hiện Kế hoạch số 48/KH-VKS ngày 10/01/2022.")
    (unclear,) = found(checked, "ambiguous")

    assert [link.state for link in checked.links] == [LinkState.CONFLICT]
    assert "có số ấy mà không khớp hẳn: Kế hoạch 48/KH-VKS" in unclear.message
    assert unclear.message.count("tệp plan.txt") == 2


def test_a_draft_that_is_in_the_archive_is_not_held_against_itself(
    register: Register, check: Check
) -> None:
    register(make_parsed(body=PLAN_IN_FULL, issued_on=DAY))

    assert [each.code for each in check(PLAN_IN_FULL).findings] == ["missing"]
