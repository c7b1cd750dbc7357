"""An act that is used before it takes effect: a warning as căn cứ, else a note."""

from datetime import date

import pytest

from schemas.number import DocumentNumber
from tests.conftest import Register
from tests.drafts import Check, found
from tests.factories import make_parsed

CITED = "Nghị định số 31/2026/NĐ-CP ngày 18 tháng 9 năm 2026 của Chính phủ"
DECISION = """ỦY BAN NHÂN DÂN
TỈNH CÀ MAU
Số: 268/QĐ-UBND
Cà Mau, ngày 26 tháng 10 năm 2026

QUYẾT ĐỊNH
Về việc cấp mã số vùng nuôi

Căn cứ {cited};

Điều 1. Cấp mã số.
Điều 2. Quyết định này có hiệu lực kể từ ngày {start}.
"""


@pytest.fixture(autouse=True)
def _held(register: Register) -> None:
    register(
        make_parsed(
            number=DocumentNumber("31", "NĐ-CP", 2026),
            doc_type="Nghị định",
            issuer="Chính phủ",
            issued_on=date(2026, 9, 18),
            effective_from=date(2027, 3, 1),
        )
    )


def decision(start: str) -> str:
    return DECISION.format(cited=CITED, start=start)


@pytest.mark.parametrize("start", ["ký", "01 tháng 01 năm 2027"])
def test_a_basis_of_a_draft_that_takes_effect_earlier_is_a_warning(
    check: Check, start: str
) -> None:
    (early,) = found(check(decision(start)), "early_basis")

    assert early.message == (
        "Chưa có hiệu lực ngày 26/10/2026: "
        "Nghị định 31/2026/NĐ-CP có hiệu lực từ 01/03/2027."
    )


def test_a_basis_of_a_draft_that_takes_effect_with_it_is_right(check: Check) -> None:
    checked = check(decision("01 tháng 3 năm 2027"))

    assert found(checked, "early_basis") == found(checked, "not_yet") == []


def test_a_legal_draft_that_does_not_say_when_it_begins_has_a_note(
    check: Check,
) -> None:
    legal = decision("ký").replace("268/QĐ-UBND", "44/2026/QĐ-UBND")
    checked = check(legal.partition("Điều 2")[0])

    assert found(checked, "early_basis") == []
    assert len(found(checked, "not_yet")) == 1


def test_what_is_no_basis_is_noted_unless_the_sentence_says_when(check: Check) -> None:
    head = decision("ký").partition("Căn cứ")[0]
    using = check(f"{head}Mã số cấp theo {CITED}.")
    saying = check(f"{head}Khi {CITED} có hiệu lực, Sở cấp mã số.")

    assert len(found(using, "not_yet")) == 1
    assert found(using, "early_basis") == found(saying, "not_yet") == []
