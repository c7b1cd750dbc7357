"""Names in capitals, spelt as the document writes them."""

import pytest

from ingest.heading.own_spelling import spelled_in_text


def test_a_company_is_spelt_as_a_sentence_of_the_document_writes_it() -> None:
    content = "CÔNG TY CỔ PHẦN HÒA LƯ\nTại trụ sở Công ty Cổ phần\nHòa Lư, hai bên ký."

    assert spelled_in_text("Công ty cổ phần hòa lư", content) == (
        "Công ty Cổ phần Hòa Lư"
    )


@pytest.mark.parametrize("content", ["", "CÔNG TY CỔ PHẦN HÒA LƯ", "Công ty khác."])
def test_a_name_that_no_sentence_has_stays_as_it_is(content: str) -> None:
    name = "Công ty cổ phần hòa lư"

    assert spelled_in_text(name, content) == name


def test_a_level_gains_no_capital() -> None:
    content = "Học sinh của Trường Tiểu học Xã Hòa Lư nghỉ hè."

    assert spelled_in_text("Trường Tiểu học xã hòa lư", content) == (
        "Trường Tiểu học xã Hòa Lư"
    )


def test_bodies_of_the_state_are_spelt_by_rule() -> None:
    content = "Ủy Ban Nhân Dân tỉnh Hà Nam quyết định."

    name = "Ủy ban nhân dân tỉnh Hà Nam"
    assert spelled_in_text(name, content) == name
