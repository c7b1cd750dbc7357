"""The way back from the text to the page."""

from ingest.pipeline import parse
from ingest.text.joined_text import join_pages
from schemas.document import Header, Line, Method, Page, ParsedDocument, Reading
from schemas.layout import Box
from schemas.span import Span

UPPER, LOWER = Box(60, 100, 560, 112), Box(60, 114, 300, 126)


def document() -> ParsedDocument:
    lines = (Line("Thực hiện kế hoạch của Sở", UPPER), Line("Nội vụ tỉnh", LOWER))
    pages = (Page(1, lines, Method.PDFIUM, width=600.0),)
    reading = Reading("application/pdf", pages)
    return ParsedDocument("0", "a.pdf", reading, join_pages(pages), Header(), ())


def test_a_piece_over_two_lines_has_two_places() -> None:
    paper = document()
    start = paper.text.content.index("Sở Nội vụ")
    places = paper.places(Span(start, start + len("Sở Nội vụ")))

    assert [(place.page, place.box, place.text) for place in places] == [
        (1, UPPER, "Sở"),
        (1, LOWER, "Nội vụ"),
    ]


def test_formats_without_places_still_know_the_page() -> None:
    paper = parse("Kế hoạch số 48/KH-VKS".encode(), "a.txt")
    (mention,) = paper.citations[0].mentions
    (place,) = paper.places(Span(mention.start, mention.end))

    assert place.page == 1
    assert place.box is None
