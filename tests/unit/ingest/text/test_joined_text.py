"""Printed lines -> paragraphs, footnotes behind the body, and the way back."""

import textwrap

import pytest

from ingest.text.joined_text import join_pages
from schemas.document import Line, Method, Page, Part, Text
from schemas.layout import Box

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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ngày 12 tháng 5 năm 2003 của Thống đốc", "Ngân hàng Nhà nước Việt Nam"),
        ("ngày 12 tháng 5 năm 2003 của Bộ trưởng Bộ", "Y tế quy định mức thu"),
        (
            "Luật Dược số 105/2016/QH13 được sửa đổi, bổ sung bởi",
            "Luật số 44/2024/QH15;",
        ),
        ("thực hiện theo quy định tại khoản 7", "Điều 4 Thông tư số 3/2021/TT-BYT"),
        ("quy định chi tiết một số điều của Luật", "Thủy sản và Nghị định số 5"),
        ("khoản 5 Điều 1, Điều 2 Thông tư", "28/2016/TT-NHNN của Thống đốc"),
    ],
)
def test_a_line_of_a_text_that_ends_in_mid_name_goes_on(
    before: str, after: str
) -> None:
    text = join_pages((page(before, after, method=Method.TEXT),)).content

    assert text == f"{before} {after}"


def test_a_text_cut_into_lines_of_one_length_is_made_whole() -> None:
    words = (
        "Sở Y tế đề nghị các bệnh viện rà soát lại toàn bộ hồ sơ theo Quyết định số 5 "
        "của Bộ Y tế, gửi về Văn phòng Sở Y tế Hà Nam trước ngày 30 tháng 6; hồ sơ của "
        "Bệnh viện Đa khoa Phủ Lý, Bệnh viện Sản Nhi Hà Nam, Bệnh viện Mắt Hà Nam, "
        "Trung tâm Kiểm soát bệnh tật Hà Nam và Trung tâm Y tế Kim Bảng gửi sau; riêng "
        "Bệnh viện Bạch Mai cơ sở Hà Nam do Bộ Y tế hướng dẫn theo Thông tư số 9 của "
        "Bộ trưởng Bộ Y tế và các văn bản của Bảo hiểm xã hội Việt Nam trong năm nay, "
        "Sở Y tế tổng hợp báo cáo Ủy ban nhân dân tỉnh Hà Nam và Bộ Y tế theo"
        " Nghị định "
        "số 30 của Chính phủ."
    )
    lines = textwrap.wrap(words, 60)
    text = join_pages((page(*lines, "Trân trọng", method=Method.TEXT),)).content

    assert text == f"{words}\nTrân trọng"


def test_short_paragraphs_of_a_text_stay_apart() -> None:
    lines = ["Sở Y tế Hà Nam", "Bệnh viện Đa khoa tỉnh", "Bệnh viện Mắt", "Phủ Lý"] * 4
    text = join_pages((page(*lines, method=Method.TEXT),)).content

    assert text == "\n".join(lines)


def test_a_title_does_not_go_on_in_a_sentence_that_looks_centred() -> None:
    lines = (
        Line("Dự họp về khai thác bản đồ của các xã, phường", Box(120, 0, 500, 12)),
        Line("Cơ quan thông báo những việc sau:", Box(96, 24, 533, 36)),
        Line("x", Box(60, 40, 560, 52)),
    )

    assert joined(*lines).startswith(f"{lines[0].text}\n")


def test_a_title_may_end_in_a_word_that_leads_to_a_figure() -> None:
    lines = ("Ban hành Quy chế khai thác bản đồ số", "Cơ quan thông báo những việc sau")
    text = join_pages((page(*lines, method=Method.HTML),)).content

    assert text == "\n".join(lines)


@pytest.mark.parametrize(
    ("before", "after"), [("ngày 12/", "3/2025"), ("ngày 12/3/", "2025 của Sở")]
)
def test_a_day_broken_at_the_line_end_is_made_whole(before: str, after: str) -> None:
    for method in (Method.TEXT, Method.PDFIUM):
        text = join_pages((page(before, after, method=method),)).content
        assert text == before + after
