"""A title that is not that of the cited number is reported, if that is clear."""

from datetime import date

import pytest

from schemas.document import ParsedDocument
from schemas.number import DocumentNumber
from tests.conftest import Register
from tests.drafts import Check, found
from tests.factories import make_parsed

CITED = "Quyết định số 21/2024/QĐ-TTg ngày 19/11/2024 của Thủ tướng Chính phủ"
OTHER = "Quyết định số 22/2024/QĐ-TTg ngày 19/11/2024 của Thủ tướng Chính phủ"


def decision(serial: str, subject: str) -> ParsedDocument:
    return make_parsed(
        body=subject,
        number=DocumentNumber(serial, "QĐ-TTg", 2024),
        doc_type="Quyết định",
        issuer="Thủ tướng Chính phủ",
        issued_on=date(2024, 11, 19),
        subject=subject,
    )


@pytest.fixture(autouse=True)
def _held(register: Register) -> None:
    register(
        decision("21", "Về mức vay làm nhà ở của hộ nghèo"),
        decision("22", "Về khoanh nợ cho hộ nghèo trồng rừng ven biển"),
    )


def test_a_title_about_something_else_is_a_warning(check: Check) -> None:
    checked = check(f"Theo {CITED} về chính sách bảo hiểm nông nghiệp.")

    (other,) = found(checked, "other_title")
    assert other.message == (
        "Trích yếu của Quyết định 21/2024/QĐ-TTg là: Về mức vay làm nhà ở của hộ nghèo."
    )


def test_a_law_that_the_act_does_not_detail_is_another_act_s(check: Check) -> None:
    titled = f"Theo {CITED} quy định chi tiết một số điều của Luật Giá."

    assert len(found(check(titled), "other_title")) == 1


def test_the_act_whose_title_it_is_is_named_where_it_is_known(check: Check) -> None:
    titled = f"Theo {CITED} về khoanh nợ cho hộ nghèo trồng rừng ven biển."

    (other,) = found(check(f"{titled}\nTheo {OTHER}."), "other_title")

    assert other.message.endswith("là của Quyết định 22/2024/QĐ-TTg.")


@pytest.mark.parametrize(
    "title",
    [
        "về mức vay làm nhà ở của hộ nghèo",
        "về mức vay của hộ nghèo ở các xã biên giới phía Bắc",
        "về vay vốn",
        "",
    ],
)
def test_shortened_and_longer_titles_are_right(check: Check, title: str) -> None:
    assert found(check(f"Theo {CITED} {title}."), "other_title") == []


def test_a_title_that_nobody_knows_is_not_compared(check: Check) -> None:
    unknown = CITED.replace("21/2024", "99/2024")

    assert found(check(f"Theo {unknown} về cấp nước sạch đô thị."), "other_title") == []
