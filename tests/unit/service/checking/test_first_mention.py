"""Documents that are not named in full at first, or are again later."""

import pytest

from tests.conftest import Register
from tests.drafts import Check, corrections, found
from tests.factories import OFFICE, make_parsed

PLAN = "Kế hoạch số 12/KH-UBND ngày 10/01/2022 của Ủy ban nhân dân tỉnh Lâm Đồng"


@pytest.mark.parametrize(
    ("cited", "lacking"),
    [
        ("Kế hoạch số 12/KH-UBND về thi đua", "ngày và cơ quan"),
        ("Kế hoạch số 12/KH-UBND ngày 10/01/2022 về thi đua", "cơ quan"),
        ("Kế hoạch số 12/KH-UBND của UBND tỉnh Lâm Đồng về thi đua", "ngày"),
    ],
)
def test_what_a_first_mention_lacks_is_said(
    check: Check, cited: str, lacking: str
) -> None:
    (finding,) = found(check(f"Theo {cited}, báo cáo như sau."), "incomplete_first")

    assert finding.message == f"Viện dẫn lần đầu chưa ghi {lacking} ban hành."


@pytest.mark.parametrize(
    "text",
    [
        f"Theo {PLAN} về thi đua.",
        f"Theo {PLAN} về thi đua.".replace("ngày ", "ngày 31/4/2206, "),
        "Ngày 10/01/2022, UBND tỉnh Lâm Đồng ban hành Kế hoạch số 12/KH-UBND.",
        "Theo Công văn số 3/BNV-TH, Công văn số 4/BNV-TH ngày 5/5/2022 của Bộ Nội vụ.",
        "Xe chạy theo hợp đồng số 05/HĐ-VT, còn hạn.",
        "Nơi nhận:\n- Như Quyết định số 12/QĐ-UBND;",
    ],
)
def test_what_is_said_in_the_sentence_lacks_nowhere(check: Check, text: str) -> None:
    assert found(check(text), "incomplete_first") == []


def test_a_first_mention_without_subject_is_a_note(check: Check) -> None:
    assert len(found(check(f"Theo {PLAN}."), "first_subject")) == 1
    assert found(check(f"Theo {PLAN} về thi đua."), "first_subject") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo Kế hoạch số 11/KH-UBND ngày 09/01/2022, {} về thi đua.",
        "Theo Kế hoạch số 11/KH-UBND ngày 09/01/2022 và {} về thi đua.",
        "Theo Kế hoạch số 9/KH-UBND về thi đua, được sửa đổi, bổ sung bởi {}.",
    ],
)
def test_a_list_shares_its_subject_and_an_amending_document_needs_none(
    check: Check, sentence: str
) -> None:
    assert found(check(sentence.format(PLAN)), "first_subject") == []


@pytest.mark.parametrize(
    "cited",
    [
        "Quy chế số 4/QCPH-CA-QS ngày 11/02/2026 giữa Công an và Quân sự tỉnh",
        (
            "Thông tư liên tịch số 01/2018/TTLT/BCA/BQP/TANDTC ngày 12/3/2018 của Bộ"
            " Công an, Bộ Quốc phòng, Tòa án nhân dân tối cao về tạm giữ"
        ),
    ],
)
def test_a_subject_may_stand_behind_the_parties_or_more_issuers(
    check: Check, cited: str
) -> None:
    assert found(check(f"Theo {cited}."), "first_subject") == []


def test_a_subject_that_begins_without_about_is_recognised_where_it_is_known(
    check: Check, register: Register
) -> None:
    register(make_parsed(subject="Chống khai thác thủy sản bất hợp pháp"))
    plan = f"Theo Kế hoạch số 48/KH-VKS ngày 10/01/2022 của {OFFICE}"

    assert len(found(check(f"{plan}."), "first_subject")) == 1
    assert (
        found(check(f"{plan} chống khai thác thủy sản bất hợp pháp."), "first_subject")
        == []
    )


def test_a_list_without_a_subject_lacks_one_for_each(check: Check) -> None:
    checked = check(f"Theo Kế hoạch số 11/KH-UBND ngày 09/01/2022 và {PLAN}.")

    assert len(found(checked, "first_subject")) == 2


def test_a_later_mention_in_full_is_shortened(check: Check) -> None:
    checked = check(f"Theo {PLAN} về thi đua.\nSau một năm, {PLAN} còn dang dở.")

    assert corrections(checked, "later_in_full") == [
        (PLAN.removeprefix("Kế hoạch số "), "12/KH-UBND")
    ]


def test_a_footnote_may_give_all_again(check: Check) -> None:
    checked = check(f"Theo {PLAN} về thi đua¹.\n\n¹ {PLAN}")

    assert found(checked, "later_in_full") == []
