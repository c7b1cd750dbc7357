"""How documents are cited, by the decree on clerical work."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from schemas.archival_reference import ArchivalReference
from schemas.link import DocumentSummary
from service.citing.forms import citation_forms, with_archival
from service.citing.rule_sets import Genre, RuleSet, rule_sets, rules_for

PLAN = DocumentSummary(
    id="1",
    filename="ke-hoach.pdf",
    number="48/KH-VKS",
    doc_type="Kế hoạch",
    issuer="Viện kiểm sát nhân dân thành phố Huế",
    issued_on=date(2022, 1, 10),
    subject="Thực hiện công tác thi đua năm 2022",
)
CODE = DocumentSummary(
    id="2",
    filename="bo-luat.txt",
    number="45/2019/QH14",
    doc_type="Bộ luật",
    issuer="Quốc hội",
    issued_on=date(2019, 11, 20),
    subject="Lao động",
)


def test_the_full_form_has_kind_number_day_office_and_subject() -> None:
    assert citation_forms(PLAN).full == (
        "Kế hoạch số 48/KH-VKS ngày 10 tháng 01 năm 2022 của Viện kiểm sát nhân dân "
        "thành phố Huế về thực hiện công tác thi đua năm 2022"
    )


def test_the_short_form_has_kind_and_number() -> None:
    assert citation_forms(PLAN).short == "Kế hoạch số 48/KH-VKS"


def test_a_footnote_has_the_day_in_figures_and_ends_with_a_full_stop() -> None:
    assert citation_forms(PLAN).footnote == (
        "Kế hoạch số 48/KH-VKS ngày 10/01/2022 của Viện kiểm sát nhân dân "
        "thành phố Huế về thực hiện công tác thi đua năm 2022."
    )


@pytest.mark.parametrize(
    ("subject", "cited"),
    [
        ("Về việc tổ chức hội nghị", "về việc tổ chức hội nghị"),
        ("V/v tổ chức hội nghị.", "về việc tổ chức hội nghị"),
        ("V/v: tổ chức\nhội nghị", "về việc tổ chức hội nghị"),
        ("VỀ VIỆC tổ chức hội nghị", "về việc tổ chức hội nghị"),
        ("Về công tác văn thư", "về công tác văn thư"),
        ("Quy định về chế độ báo cáo", "quy định về chế độ báo cáo"),
        ("Ban hành Quy chế làm việc", "ban hành Quy chế làm việc"),
        ("Công tác văn thư", "về công tác văn thư"),
        ("UBND tỉnh họp", "về UBND tỉnh họp"),
        ("Việt Nam tham gia công ước", "về Việt Nam tham gia công ước"),
    ],
)
def test_the_subject_follows_the_office(subject: str, cited: str) -> None:
    full = citation_forms(replace(PLAN, subject=subject)).full

    assert full.endswith(f"thành phố Huế {cited}")


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020"),
        (date(2020, 2, 28), "ngày 28 tháng 02 năm 2020"),
        (date(2020, 12, 31), "ngày 31 tháng 12 năm 2020"),
    ],
)
def test_small_days_and_the_first_two_months_have_a_zero(
    day: date, written: str
) -> None:
    assert written in citation_forms(replace(PLAN, issued_on=day)).full


@pytest.mark.parametrize(
    ("absent", "full"),
    [
        ({"subject": None, "issuer": None}, "Kế hoạch số 48/KH-VKS ngày 10 tháng 01"),
        ({"subject": None, "issued_on": None}, "Kế hoạch số 48/KH-VKS của Viện"),
        ({"number": None}, "Kế hoạch ngày 10 tháng 01 năm 2022 của Viện"),
        ({"doc_type": None}, "Văn bản số 48/KH-VKS ngày 10"),
    ],
)
def test_what_is_absent_leaves_no_words_behind(
    absent: dict[str, Any], full: str
) -> None:
    assert citation_forms(replace(PLAN, **absent)).full.startswith(full)


def test_without_a_number_the_later_form_is_the_full_one() -> None:
    forms = citation_forms(replace(PLAN, number=None))

    assert forms.short == forms.full


def test_a_number_that_only_the_name_of_the_file_suggests_is_not_cited() -> None:
    forms = citation_forms(replace(PLAN, number=None, hinted_number="48/KH-VKS"))

    assert "48/KH-VKS" not in forms.full


def test_a_document_of_which_nothing_is_known_is_cited_by_its_file() -> None:
    assert citation_forms(DocumentSummary(id="3", filename="scan.pdf")).full == (
        "Văn bản “scan.pdf”"
    )


def test_an_official_letter_is_called_by_its_kind() -> None:
    letter = replace(
        PLAN,
        number="425/VTLTNN-NVTW",
        doc_type="Công văn",
        subject="V/v lựa chọn hồ sơ",
    )

    forms = citation_forms(letter)

    assert forms.short == "Công văn số 425/VTLTNN-NVTW"
    assert forms.full.endswith("về việc lựa chọn hồ sơ")


def test_a_law_is_cited_by_its_name() -> None:
    forms = citation_forms(CODE)

    assert forms.full == "Bộ luật Lao động số 45/2019/QH14"
    assert forms.short == "Bộ luật Lao động"
    assert forms.footnote == "Bộ luật Lao động số 45/2019/QH14."


@pytest.mark.parametrize("subject", ["Luật Đất đai", "LUẬT Đất đai", "Đất đai"])
def test_the_name_of_a_law_has_its_kind_once(subject: str) -> None:
    law = replace(CODE, doc_type="Luật", subject=subject)

    assert citation_forms(law).short == "Luật Đất đai"


def test_a_law_that_amends_another_has_a_small_letter_after_its_kind() -> None:
    law = replace(CODE, doc_type="Luật", subject="Sửa đổi một số điều của Luật Đất đai")

    assert citation_forms(law).short == "Luật sửa đổi một số điều của Luật Đất đai"


def test_a_law_without_a_name_is_cited_by_its_number() -> None:
    assert citation_forms(replace(CODE, subject=None)).short == (
        "Bộ luật số 45/2019/QH14"
    )


@pytest.mark.parametrize(
    ("genre", "day", "full", "short"),
    [
        ("administrative", date(2026, 1, 5), "Bộ luật Lao động", "Bộ luật Lao động"),
        (
            "legal",
            date(2024, 5, 1),
            "Bộ luật Lao động số 45/2019/QH14",
            "Bộ luật Lao động",
        ),
        (
            "legal",
            date(2025, 4, 1),
            "Bộ luật Lao động năm 2019",
            "Bộ luật Lao động năm 2019",
        ),
        (
            "legal",
            date(2025, 7, 1),
            "Bộ luật Lao động số 45/2019/QH14",
            "Bộ luật số 45/2019/QH14",
        ),
    ],
)
def test_a_law_is_named_by_the_rules_of_genre_and_day(
    genre: str, day: date, full: str, short: str
) -> None:
    forms = citation_forms(CODE, rules_for(Genre(genre), day))

    assert (forms.full, forms.short) == (full, short)


def test_since_april_2025_legal_documents_give_no_day() -> None:
    before = citation_forms(PLAN, rules_for(Genre.LEGAL, date(2025, 3, 31)))
    after = citation_forms(PLAN, rules_for(Genre.LEGAL, date(2025, 4, 1)))

    assert "ngày 10 tháng 01 năm 2022" in before.full
    assert "ngày" not in after.full


@pytest.mark.parametrize("rules", rule_sets(), ids=lambda rules: rules.basis)
def test_each_rule_set_names_a_law_as_in_its_example(rules: RuleSet) -> None:
    law = replace(
        CODE,
        doc_type="Luật",
        subject="Lưu trữ",
        number="33/2024/QH15",
        issued_on=date(2024, 6, 21),
    )

    assert citation_forms(law, rules).full == rules.example


@pytest.mark.parametrize("genre", Genre)
def test_each_day_has_one_rule_set_of_each_genre(genre: Genre) -> None:
    days = [date(1980, 1, 1) + timedelta(days=each) for each in range(0, 30_000, 7)]

    for day in days:
        held = [each for each in rule_sets() if each.genre is genre]
        assert sum(each.holds_on(day) for each in held) == 1


@pytest.mark.parametrize("rules", rule_sets(), ids=lambda rules: rules.basis)
def test_each_rule_set_rests_on_a_law_as_in_its_example(rules: RuleSet) -> None:
    law = replace(
        CODE,
        doc_type="Luật",
        subject="Lưu trữ",
        number="33/2024/QH15",
        issued_on=date(2024, 6, 21),
    )

    assert citation_forms(law, rules).legal_basis == rules.basis_example


def test_the_forms_say_which_clause_requires_them() -> None:
    forms = citation_forms(PLAN, rules_for(Genre.LEGAL, date(2026, 1, 5)))

    assert forms.rule.startswith("NĐ 78/2025/NĐ-CP, Điều 68")
    assert "không ghi ngày" in forms.rule


def test_a_writer_decides_on_the_day_against_the_rules() -> None:
    with_day = rules_for(Genre.LEGAL, date(2026, 1, 5), with_day=True)
    without = rules_for(Genre.ADMINISTRATIVE, date(2026, 1, 5), with_day=False)

    assert "ngày 10 tháng 01 năm 2022" in citation_forms(PLAN, with_day).full
    assert "ngày" not in citation_forms(PLAN, without).full
    assert citation_forms(PLAN, without).rule.endswith("không ghi ngày theo yêu cầu")


def test_since_may_2026_the_party_has_a_comma_before_the_day() -> None:
    resolution = replace(PLAN, number="12-NQ/ĐU", doc_type="Nghị quyết")
    before = citation_forms(resolution, rules_for(Genre.PARTY, date(2026, 5, 26)))
    after = citation_forms(resolution, rules_for(Genre.PARTY, date(2026, 5, 27)))

    assert before.full.startswith("Nghị quyết số 12-NQ/ĐU ngày 10 tháng 01 năm 2022")
    assert before.short == "Nghị quyết số 12-NQ/ĐU"
    assert after.full.startswith("Nghị quyết số 12-NQ/ĐU, ngày 10/01/2022 của")
    assert after.short == "Nghị quyết 12-NQ/ĐU"


def test_a_provision_stands_before_each_form() -> None:
    forms = citation_forms(PLAN, provision="khoản 2 Mục I")

    assert forms.full.startswith("khoản 2 Mục I Kế hoạch số 48/KH-VKS")
    assert forms.footnote.startswith("Khoản 2 Mục I Kế hoạch")
    assert forms.legal_basis.startswith("Căn cứ khoản 2 Mục I Kế hoạch")


def test_what_amended_it_is_named_behind_it_the_oldest_first() -> None:
    amenders = [
        replace(CODE, doc_type="Luật", number="90/2025/QH15"),
        replace(
            CODE, doc_type="Luật", number="36/2009/QH12", issued_on=date(2009, 6, 19)
        ),
    ]

    forms = citation_forms(CODE, None, amenders)

    said = ", được sửa đổi, bổ sung bởi Luật số 36/2009/QH12 và Luật số 90/2025/QH15"
    assert forms.full == f"Bộ luật Lao động số 45/2019/QH14{said}"
    assert forms.footnote.endswith(f"{said}.")
    assert forms.short == "Bộ luật Lao động"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("12/2023/HS-ST", "Bản án hình sự sơ thẩm"),
        ("31/2022/HNGĐ-PT", "Bản án hôn nhân và gia đình phúc thẩm"),
    ],
)
def test_a_judgment_is_called_by_its_case(number: str, kind: str) -> None:
    judgment = replace(PLAN, doc_type="Bản án", number=number)

    assert citation_forms(judgment).short == f"{kind} số {number}"


@pytest.mark.parametrize("number", ["15-CP", "234/HĐBT", "65/SL"])
def test_an_old_number_stays_as_it_was_written(number: str) -> None:
    assert f"Quyết định số {number} ngày" in (
        citation_forms(replace(PLAN, doc_type="Quyết định", number=number)).full
    )


KEPT = ArchivalReference("P05-H12-T3", "bản chính", "Trung tâm Lưu trữ quốc gia III")


def test_a_document_of_an_archive_is_cited_with_the_three_facts_of_the_decree() -> None:
    forms = with_archival(citation_forms(PLAN), KEPT)
    source = (
        "(số lưu trữ: P05-H12-T3; độ gốc: bản chính; "
        "cơ quan quản lý: Trung tâm Lưu trữ quốc gia III)"
    )

    assert forms.full == f"{citation_forms(PLAN).full} {source}"
    assert forms.footnote == f"{citation_forms(PLAN).footnote[:-1]} {source}."
    assert forms.short == citation_forms(PLAN).short
    assert forms.rule == "NĐ 31/2026/NĐ-CP, Điều 11.3"


def test_what_is_not_known_of_an_archive_is_left_out() -> None:
    kept = replace(KEPT, originality=None, custodian=None)

    assert with_archival(citation_forms(PLAN), kept).full.endswith(
        "năm 2022 (số lưu trữ: P05-H12-T3)"
    )
    assert kept.lacking == ("độ gốc", "cơ quan quản lý")


def test_what_nobody_recorded_changes_no_form() -> None:
    forms = citation_forms(PLAN)

    assert with_archival(forms, ArchivalReference()) == forms
