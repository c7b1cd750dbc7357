"""Values of form fields, drawn by the file or not."""

import io
from typing import Any

import pikepdf
import pytest

from tests.sample_files import HEIGHT, pdf, read, saved, texts_of, with_widget

FORM = [(72, 200, "Họ và tên:"), (72, 240, "Đơn vị:")]


def with_field(field: pikepdf.Dictionary, *, top: float = 203) -> bytes:
    """The form with one field, to the right of a line of it."""
    opened = pikepdf.open(io.BytesIO(pdf(FORM)))
    field.Type, field.Subtype = pikepdf.Name.Annot, pikepdf.Name.Widget
    field.Rect = [160, HEIGHT - top, 400, HEIGHT - top + 16]
    shown = opened.make_indirect(field)
    whole: pikepdf.Object = shown
    if "/Parent" in field:
        whole = opened.make_indirect(field.Parent)
        whole.Kids = pikepdf.Array([shown])
        shown.Parent = whole
    opened.pages[0].Annots = pikepdf.Array([shown])
    opened.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([whole]))
    return saved(opened)


def text_field(value: str, **more: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(FT=pikepdf.Name.Tx, V=pikepdf.String(value), **more)


def test_the_value_of_a_field_is_read_in_its_place() -> None:
    texts = texts_of(read(with_field(text_field("Nguyễn Thị Huệ"))))

    assert [" ".join(text.split()) for text in texts] == [
        "Họ và tên: Nguyễn Thị Huệ",
        "Đơn vị:",
    ]


def test_a_value_may_be_that_of_a_field_around_it() -> None:
    part = pikepdf.Dictionary(Parent=text_field("Phòng Văn thư"))

    texts = texts_of(read(with_field(part, top=243)))

    assert " ".join(texts[1].split()) == "Đơn vị: Phòng Văn thư"


def test_a_chosen_value_is_read() -> None:
    choice = pikepdf.Dictionary(FT=pikepdf.Name.Ch, V=pikepdf.String("Sở Nội vụ"))

    assert "Sở Nội vụ" in texts_of(read(with_field(choice)))[0]


def test_a_note_on_the_page_is_read() -> None:
    opened = pikepdf.open(io.BytesIO(pdf(FORM)))
    note = pikepdf.Dictionary(
        Subtype=pikepdf.Name.FreeText,
        Contents=pikepdf.String("Đã nhận"),
        Rect=[160, HEIGHT - 300, 400, HEIGHT - 284],
    )
    opened.pages[0].Annots = pikepdf.Array([opened.make_indirect(note)])

    assert texts_of(read(saved(opened)))[-1] == "Đã nhận"


def test_lines_of_a_value_stand_below_one_another() -> None:
    field = text_field("Sở Nội vụ\nChi cục Văn thư")

    texts = texts_of(read(with_field(field, top=420)))

    assert texts[-2:] == ["Sở Nội vụ", "Chi cục Văn thư"]


def test_what_a_field_shows_is_read_once() -> None:
    drawn = pikepdf.open(io.BytesIO(with_widget(pdf(FORM), 160, 200, "8977")))
    drawn.pages[0].Annots[0].V = pikepdf.String("8977")
    drawn.pages[0].Annots[0].FT = pikepdf.Name.Tx

    assert " ".join(texts_of(read(saved(drawn)))).count("8977") == 1


@pytest.mark.parametrize(
    "field",
    [
        text_field("bí mật", F=2),
        text_field("bí mật", Ff=1 << 13),
        pikepdf.Dictionary(FT=pikepdf.Name.Btn, V=pikepdf.Name.Yes),
        pikepdf.Dictionary(FT=pikepdf.Name.Sig),
    ],
)
def test_what_nobody_sees_is_not_read(field: pikepdf.Dictionary) -> None:
    assert texts_of(read(with_field(field))) == ["Họ và tên:", "Đơn vị:"]
