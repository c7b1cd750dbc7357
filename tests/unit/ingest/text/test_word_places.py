"""Each word of the text is found where it is printed."""

from collections.abc import Sequence

from ingest.text.joined_text import join_pages
from ingest.text.word_places import layout_of, without_words
from schemas.document import Line, Method, Page, Part
from schemas.layout import Box, Layout, PrintedWord, Sheet


def printed(text: str, top: float = 100, part: Part = Part.BODY) -> Line:
    """Return a line whose words are each 40 points wide, 10 apart."""
    words = tuple(
        PrintedWord(word, 50.0 * at, top, 50.0 * at + 40, top + 12)
        for at, word in enumerate(text.split())
    )
    return Line(text, Box(0, top, 500, top + 12), part, words=words)


def page(lines: Sequence[Line], number: int = 1) -> Page:
    return Page(number, tuple(lines), Method.PDFIUM, 1.0, 595.0, 842.0)


def places(*pages: Page) -> list[tuple[int, str, float, float]]:
    """Return page, word, left edge and top of each word."""
    text = join_pages(pages)
    layout = layout_of(text, pages) or Layout(())
    return [
        (each.number, word.span.within(text.content), word.box.left, word.box.top)
        for each in layout.pages
        for word in each.words()
    ]


def test_lines_that_are_joined_keep_the_places_of_their_words() -> None:
    found = places(
        page([printed("Căn cứ Nghị định số"), printed("30/2020/NĐ-CP", 120)])
    )

    assert [(word, left, top) for _, word, left, top in found] == [
        ("Căn", 0, 100),
        ("cứ", 50, 100),
        ("Nghị", 100, 100),
        ("định", 150, 100),
        ("số", 200, 100),
        ("30/2020/NĐ-CP", 0, 120),
    ]


def test_each_page_has_its_own_words() -> None:
    found = places(page([printed("một")]), page([printed("hai")], 2))

    assert found == [(1, "một", 0, 100), (2, "hai", 0, 100)]


def test_what_is_not_in_the_text_is_not_in_the_layout() -> None:
    found = places(page([printed("3", 20, Part.RUNNING), printed("Kế hoạch")]))

    assert [word for _, word, _, _ in found] == ["Kế", "hoạch"]


def test_a_line_that_was_changed_keeps_the_places_of_what_is_the_same() -> None:
    line = printed("B A O CÁO kết quả")
    changed = Line("BAO CÁO kết quả", line.box, words=line.words)

    assert places(page([changed])) == [
        (1, "BAO", 0, 100),
        (1, "CÁO", 150, 100),
        (1, "kết", 200, 100),
        (1, "quả", 250, 100),
    ]


def test_a_document_without_printed_pages_has_no_layout() -> None:
    pages = (Page(1, (Line("Kế hoạch"),), Method.TEXT),)

    assert layout_of(join_pages(pages), pages) is None


def test_a_page_is_on_its_own_sheet_unless_it_was_turned() -> None:
    turned = Page(2, (printed("hai"),), Method.OCR, sheet=Sheet(2, quarters=1))
    pages = (page([printed("một")]), turned)

    layout = layout_of(join_pages(pages), pages)

    assert layout is not None
    assert [each.sheet for each in layout.pages] == [Sheet(1), Sheet(2, quarters=1)]


def test_lines_let_their_words_go() -> None:
    before = page([printed("Kế hoạch")])

    assert without_words(before) == before
    assert not without_words(before).lines[0].words
