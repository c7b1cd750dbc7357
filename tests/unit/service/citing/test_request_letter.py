"""The letter that asks for a document has all parts of a công văn."""

from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.shared import Mm

from schemas.letter_head import LetterHead
from schemas.record import MissingDocument
from service.citing.request_letter import (
    DOTS,
    MOST_NAMED,
    request_letter,
    requested_words,
)
from tests.factories import make_document

DAY = date(2026, 11, 28)
HEAD = LetterHead("Văn phòng", "Tỉnh ủy Hòa An", "Hòa An", "Ban Bí thư")


def missing(needed: int = 1, **parts: Any) -> MissingDocument:
    usual: dict[str, Any] = {
        "number": "31-CT/TW",
        "doc_type": "Chỉ thị",
        "issued_on": date(2020, 3, 2),
        "issuer": "Ban Bí thư Trung ương Đảng",
        "needed_by": tuple(make_document(id=str(each)) for each in range(needed)),
    }
    return MissingDocument(**{**usual, **parts})


def written(asked: MissingDocument, head: LetterHead = HEAD) -> tuple[str, list[str]]:
    """Return the text of the letter's tables, and its paragraphs."""
    letter = docx.Document(BytesIO(request_letter(asked, head, DAY)))
    cells = (cell.text for table in letter.tables for cell in table.rows[0].cells)
    return "\n".join(cells), [each.text for each in letter.paragraphs if each.text]


def test_the_head_has_office_state_number_and_date() -> None:
    tables, _body = written(missing())

    for each in (
        "TỈNH ỦY HÒA AN\nVĂN PHÒNG",
        "V/v đề nghị cung cấp Chỉ thị 31-CT/TW",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Hòa An, ngày      tháng 11 năm 2026",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
    ):
        assert each in tables


def test_what_is_asked_for_and_who_needs_it_is_in_the_body() -> None:
    _tables, body = written(missing())

    assert body[0] == "Kính gửi: Ban Bí thư"
    assert "Chỉ thị số 31-CT/TW ngày 02/03/2020 của Ban Bí thư Trung ương" in body[1]
    assert body[2].startswith("1. Kế hoạch số 48/KH-VKS ngày 10 tháng 01 năm 2022")
    assert body[-1].endswith("./.")


def test_what_the_sender_did_not_say_is_dots() -> None:
    tables, body = written(missing(issuer=None), LetterHead())

    assert body[0] == f"Kính gửi: {DOTS}"
    assert tables.startswith(DOTS)


def test_of_many_that_need_it_some_are_named() -> None:
    _tables, body = written(missing(MOST_NAMED + 3))

    assert f"{MOST_NAMED + 3} văn bản" in body[1]
    assert "và 3 văn bản khác." in body


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "Chỉ thị số 31-CT/TW ngày 02/03/2020 của Ban Bí thư Trung ương Đảng"),
        ({"doc_type": None, "issued_on": None, "issuer": None}, "văn bản số 31-CT/TW"),
        (
            {"number": "Luật Đất đai", "doc_type": "Luật", "issuer": None},
            "Luật Đất đai ngày 02/03/2020",
        ),
    ],
)
def test_what_is_asked_for_is_named_as_far_as_it_is_known(
    parts: dict[str, Any], words: str
) -> None:
    assert requested_words(missing(**parts)) == words


def test_the_paper_is_a4_with_the_margins_of_the_decree() -> None:
    letter = docx.Document(BytesIO(request_letter(missing(), HEAD, DAY)))

    [section] = letter.sections
    sizes = (
        (section.page_width, Mm(210)), (section.page_height, Mm(297)),
        (section.left_margin, Mm(30)), (section.right_margin, Mm(15)),
        (section.top_margin, Mm(20)), (section.bottom_margin, Mm(20)),
    )  # fmt: skip
    assert all(found and abs(found - wanted) < Mm(0.2) for found, wanted in sizes)


def test_the_same_request_gives_the_same_bytes() -> None:
    assert request_letter(missing(), HEAD, DAY) == request_letter(missing(), HEAD, DAY)


def test_what_cannot_be_printed_does_no_harm() -> None:
    tables, body = written(missing(issuer="a\x00<b>"), LetterHead("x\ny"))

    assert body[0] == "Kính gửi: a <b>"
    assert "X Y" in tables
