"""Printed lines -> paragraphs, footnotes behind the body, and the way back."""

from ingest.text.joining import join_pages
from schemas.document import Box, Line, Method, Page, Part, Text

WIDTH = 600.0


def page(*lines: Line | str, number: int = 1, method: Method = Method.PDFIUM) -> Page:
    full = Box(60, 0, 560, 12)
    made = (Line(each, full) if isinstance(each, str) else each for each in lines)
    return Page(number, tuple(made), method, width=WIDTH)


def joined(*lines: Line | str) -> str:
    return join_pages((page(*lines),)).content


def test_a_sentence_goes_on_in_the_next_line() -> None:
    text = joined("Thực hiện kế hoạch của Sở", "Nội vụ về công tác văn thư")

    assert text == "Thực hiện kế hoạch của Sở Nội vụ về công tác văn thư"


def test_a_symbol_broken_at_the_line_end_is_made_whole() -> None:
    assert "2764/QĐ-TTg" in joined("Quyết định số 2764/QĐ-", "TTg ngày 19/12/2025")


def test_a_number_goes_on_behind_its_word() -> None:
    text = joined("kèm theo Nghị định số", "126/2024/NĐ-CP).")

    assert text == "kèm theo Nghị định số 126/2024/NĐ-CP)."


def test_a_new_item_begins_a_new_paragraph() -> None:
    assert joined("- Như trên;", "- Lưu: VT.") == "- Như trên;\n- Lưu: VT."


def test_a_semicolon_at_the_margin_does_not_end_the_paragraph() -> None:
    text = joined("theo Kết luận 177-KL/TW;", "Kết luận 178-KL/TW của Bộ Chính trị")

    assert "\n" not in text


def test_a_heading_in_capitals_stands_alone() -> None:
    assert joined("KẾ HOẠCH", "Công tác năm 2026") == "KẾ HOẠCH\nCông tác năm 2026"


def test_the_signer_stands_alone() -> None:
    text = joined("Trần Văn Bình", "Số điện thoại liên hệ: 0900000000")

    assert text.startswith("Trần Văn Bình\n")


def test_place_and_date_stand_alone() -> None:
    text = joined("Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 06 tháng 10 năm 2025")

    assert "\nHà Nội, ngày" in text


def test_running_heads_and_stamps_are_left_on_the_page() -> None:
    text = joined("2", Line("3", None, Part.RUNNING), Line("SAO Y", None, Part.STAMP))

    assert text == "2"


def noted() -> Text:
    body = (Line("theo Kế hoạch của ngành¹ và", Box(60, 0, 560, 12)),)
    note = (Line("¹ Kế hoạch số 12/KH-SNV", None, Part.FOOTNOTE),)
    rest = page("của địa phương.", number=2)
    return join_pages((page(*body, *note), rest))


def test_a_note_does_not_interrupt_the_sentence_around_it() -> None:
    assert noted().content.startswith("theo Kế hoạch của ngành¹ và của địa phương.\n")


def test_a_note_is_tied_to_its_mark() -> None:
    text = noted()

    assert text.notes[0].mark == "1"
    assert text.notes[0].referred_at == text.content.index("¹")


def test_every_character_knows_its_page() -> None:
    text = noted()

    assert text.page_at(text.content.index("địa phương")) == 2
    assert text.page_at(text.content.index("12/KH-SNV")) == 1


def test_a_centred_title_does_not_go_on_in_the_paragraph_below() -> None:
    title = Line("Kết luận cuộc họp về an toàn thông tin mạng", Box(110, 0, 510, 12))
    text = joined(title, "Triển khai Kế hoạch số 12/KH-SNV, Sở Nội vụ thông báo")

    assert text.startswith(f"{title.text}\n")


def test_a_title_of_two_centred_lines_is_one() -> None:
    lines = (
        Line("Kết luận cuộc họp về bảo đảm an toàn thông tin", Box(90, 0, 530, 12)),
        Line("mạng và Chuyển đổi số", Box(200, 14, 420, 26)),
    )

    assert "\n" not in joined(*lines, Line("x", Box(60, 40, 560, 52))).split("\nx")[0]
