"""RTF files: letters, tables, notes, what is not printed."""

import pytest

from schemas.document import Method, Part, Reading
from tests.sample_files import read, texts_of

FONTS = (
    r"{\fonttbl{\f0\fcharset163 Times New Roman;}{\f1\fcharset0 .VnTime;}"
    r"{\f2\fcharset0 .VnTimeH;}}"
)


def rtf(body: str, beginning: str = r"{\rtf1\ansi\ansicpg1258\deff0") -> Reading:
    return read(f"{beginning}{FONTS}{body}}}".encode("latin-1"), "a.rtf")


def row(*cells: str, borders: str = "") -> str:
    defined = "".join(
        rf"{borders}\cellx{4000 * place}" for place in range(1, len(cells) + 1)
    )
    return rf"\trowd{defined}" + "".join(rf"\intbl {x}\cell " for x in cells) + r"\row "


def test_letters_are_read_by_their_numbers() -> None:
    reading = rtf(r"S\u7889?: 12/Q\u272?-UBND\par \uc2 h\u7891ab")

    assert texts_of(reading) == ["Số: 12/QĐ-UBND", "hồ"]
    assert reading.methods == (Method.RTF,)


@pytest.mark.parametrize("before", ["\xef\xbb\xbf", "\r\n  "])
def test_what_precedes_the_beginning_is_no_text(before: str) -> None:
    assert texts_of(rtf("UBND", before + r"{\rtf1\ansi")) == ["UBND"]


def test_letters_are_read_by_the_code_page_of_their_font() -> None:
    assert texts_of(rtf(r"\f0 12/Q\'d0-UBND")) == ["12/QĐ-UBND"]


def test_letters_of_old_fonts_are_repaired() -> None:
    body = r"\f2 quy\'d5t \'ae\'d5nh\par\f1 V\'d2 vi\'d6c ban h\'b5nh k\'d5 ho\'b9ch"

    assert texts_of(rtf(body))[1] == "Về việc ban hành kế hoạch"


def test_characters_in_two_halves_are_one() -> None:
    assert texts_of(rtf(r"\u-10179?\u-8704?")) == ["\U0001f600"]


def test_the_head_is_read_by_column() -> None:
    body = row(r"S\u7902? N\u7896?I V\u7908?\par S\u7889?: 3/KH-SNV", "CỘNG HÒA")

    assert texts_of(rtf(body.replace("Ộ", r"\u7896?").replace("Ò", r"\u210?"))) == [
        "SỞ NỘI VỤ",
        "Số: 3/KH-SNV",
        "CỘNG HÒA",
    ]


def test_a_table_with_borders_is_read_by_row() -> None:
    drawn = r"\clbrdrt\brdrs\brdrw10"
    body = row("TT", "Ky hieu", borders=drawn) + row("1", "3/KH-SNV", borders=drawn)

    assert texts_of(rtf(body), Part.TABLE) == ["TT | Ky hieu", "1 | 3/KH-SNV"]


def test_notes_have_the_mark_that_refers_to_them() -> None:
    note = r"{\super\chftn}{\footnote {\super\chftn} 215/Q\u272?-UBND\par}"
    reading = rtf(rf"theo{note} va{note}\par")

    assert texts_of(reading, Part.BODY) == ["theo¹ va²"]
    assert texts_of(reading, Part.FOOTNOTE) == ["¹ 215/QĐ-UBND", "² 215/QĐ-UBND"]


def test_a_note_with_a_typed_mark_is_a_note() -> None:
    reading = rtf(r"theo{\super *}{\footnote {\super *} 215/Q\u272?-UBND}")

    assert texts_of(reading, Part.FOOTNOTE) == ["* 215/QĐ-UBND"]


def test_heads_and_feet_of_pages_are_running() -> None:
    reading = rtf(r"{\header M\u7852?T\par}{\footer Trang 1\par}Dieu 1")

    assert texts_of(reading, Part.RUNNING) == ["MẬT", "Trang 1"]
    assert texts_of(reading, Part.BODY) == ["Dieu 1"]


@pytest.mark.parametrize(
    "unprinted",
    [
        r"{\deleted 60}",
        r"{\v 60}",
        r"{\*\bkmkstart 60}",
        r"{\info{\title 60}}",
        r"{\pict 6060}",
        r"{\pict\bin4 60}{\u7889?}",
        r"{\*\generator 60;}",
    ],
)
def test_what_is_not_printed_is_no_text(unprinted: str) -> None:
    assert texts_of(rtf(rf"S {unprinted}61")) == ["S 61"]


def test_capitals_are_read_as_printed() -> None:
    assert texts_of(rtf(r"{\caps k\u7871?} k")) == ["KẾ k"]


def test_text_boxes_follow_their_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt DU THAO\par}}}"

    assert texts_of(rtf(rf"QUYET {box}DINH\par sau")) == [
        "QUYET DINH",
        "DU THAO",
        "sau",
    ]


def test_numbers_and_bullets_of_paragraphs_are_read() -> None:
    body = r"{\listtext\f0 1.\tab}mot\par{\listtext\f0 \'b7\tab}hai"

    assert texts_of(rtf(body)) == ["1. mot", "- hai"]


def test_hyphens_that_do_not_break_are_hyphens() -> None:
    assert texts_of(rtf(r"12/Q\u272?\_UBND")) == ["12/QĐ-UBND"]


def test_columns_typed_with_blanks_are_read_by_column() -> None:
    body = r"N\u417?i nh\u7853?n:\tab\tab GI\par- L\u432?u: VT.\tab\tab A"

    assert texts_of(rtf(body)) == ["Nơi nhận:", "- Lưu: VT.", "GI", "A"]


def test_what_precedes_a_cut_is_read() -> None:
    data = rf"{{\rtf1{FONTS}mot\par hai{{\b ba".encode()

    assert texts_of(read(data, "a.doc")) == ["mot", "haiba"]


@pytest.mark.parametrize("switch", ["strike", "striked1"])
def test_what_is_struck_out_is_left_out(switch: str) -> None:
    assert texts_of(rtf(rf"so {{\{switch} 60}}\strike0 61")) == ["so 61"]


def test_a_note_is_read_where_other_programs_may_skip_it() -> None:
    reading = rtf(r"theo (*){\*\footnote (*) Quy}{\*\xyz {\footnote khong}}")

    assert texts_of(reading, Part.BODY) == ["theo (*)"]
    assert texts_of(reading, Part.FOOTNOTE) == ["(*) Quy"]
