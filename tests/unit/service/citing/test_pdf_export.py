"""A table is printed with all letters of Vietnamese, whatever is in its cells."""

import io

import pypdfium2

from service.citing.pdf_export import pdf_of
from service.citing.printed_table import LONGEST, Column, PrintedTable

COLUMNS = Column("Số, ký hiệu", 1), Column("Trích yếu", 3)


def text_of(data: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(io.BytesIO(data))
    return [each.get_textpage().get_text_range() for each in pages]


def table(*rows: tuple[str, str]) -> PrintedTable:
    return PrintedTable("KẾT QUẢ TÌM KIẾM", ("Câu tìm kiếm: thi đua",), COLUMNS, rows)


def test_each_page_has_the_headings_and_its_number() -> None:
    rows = [(f"{each}/QĐ-UBND", "Về nông thôn mới") for each in range(100)]

    pages = text_of(pdf_of(table(*rows)))

    assert len(pages) > 1
    assert "KẾT QUẢ TÌM KIẾM" in pages[0]
    assert "Câu tìm kiếm: thi đua" in pages[0]
    assert all("Trích yếu" in each for each in pages)
    assert all(each.split()[0] == str(n) for n, each in enumerate(pages, start=1))


def test_vietnamese_letters_are_read_back() -> None:
    words = "Ưu đãi người có công: ẤẦẨẪẬ ặẵẳ ỡợ ữự ỷỹỵ “₫” – …"

    [page] = text_of(pdf_of(table(("1", words))))

    assert words in " ".join(page.split())


def test_markup_and_control_characters_are_text() -> None:
    [page] = text_of(pdf_of(table(("<b>1</b> & 2", "a\x00b\x0bc\nd"))))

    assert "<b>1</b> & 2" in page
    assert "a b c d" in page


def test_an_endless_word_is_cut_and_goes_over_pages() -> None:
    pages = text_of(pdf_of(table(("x" * 5000, "y" * 5000))))

    assert sum(each.count("x") for each in pages) == LONGEST - 1


def test_the_same_table_gives_the_same_bytes() -> None:
    assert pdf_of(table(("1", "Một"))) == pdf_of(table(("1", "Một")))


def test_without_rows_the_title_is_printed() -> None:
    [page] = text_of(pdf_of(table()))

    assert "KẾT QUẢ TÌM KIẾM" in page
    assert "Trích yếu" not in page
