"""The walk through a Word file is the reading of it, traced to the elements."""

from collections.abc import Iterator

import pytest

from ingest.programs import Programs
from ingest.readers.wordml.docx import read_docx
from ingest.readers.wordml.package import Package
from ingest.readers.wordml.traced_line import Piece, TracedLine
from ingest.readers.wordml.walker import walk
from tests.intricate_word_files import INTRICATE, formatted
from tests.sample_files import paragraph, run, word_xml

VML = "urn:schemas-microsoft-com:vml"
BY_WORD = "\t\n |¹²³Điều1234567890."
"""What Word or the reader adds to the characters of the file: breaks, marks, labels."""


@pytest.fixture(params=INTRICATE.values(), ids=list(INTRICATE))
def data(request: pytest.FixtureRequest) -> bytes:
    written: bytes = request.param
    return written


def walked(data: bytes) -> list[TracedLine]:
    return walk(Package(data, "a.docx"))


def pieces_of(data: bytes) -> Iterator[Piece]:
    return (piece for line in walked(data) for piece in line.pieces)


def test_the_walk_has_the_lines_that_are_read(data: bytes) -> None:
    (page,) = read_docx(data, "a.docx", Programs()).pages

    assert [(line.text, line.part) for line in walked(data)] == [
        (line.text, line.part) for line in page.lines
    ]


def test_a_line_is_its_pieces(data: bytes) -> None:
    lines = walked(data)

    assert [line.text for line in lines] == [
        "".join(piece.text for piece in line.pieces) for line in lines
    ]


def test_a_piece_stands_where_it_says(data: bytes) -> None:
    lengths = {
        (piece.text, len(written_at(piece)))
        for piece in pieces_of(data)
        if piece.element is not None and piece.element.text
    }

    assert [text for text, length in lengths if length != len(text)] == []


def test_characters_of_no_element_are_those_that_word_prints(data: bytes) -> None:
    printed = {piece.text for piece in pieces_of(data) if piece.element is None}

    assert set("".join(printed)) <= set(BY_WORD)


def test_no_character_of_the_file_is_traced_twice(data: bytes) -> None:
    places = [
        (piece.element, piece.start + at)
        for piece in pieces_of(data)
        if piece.element is not None
        for at in range(len(piece.text))
    ]

    assert len(places) == len(set(places))


def test_what_is_printed_in_more_letters_than_written_is_traced_to_none() -> None:
    (line,) = walked(word_xml(paragraph(formatted("Con\ufb01g", "<w:caps/>"))))

    assert [(piece.text, piece.element) for piece in line.pieces] == [("CONFIG", None)]


def test_the_second_of_two_equal_cells_is_traced_to_the_second() -> None:
    cells = "".join(f"<w:tc>{paragraph(run('x'))}</w:tc>" for _ in range(4))
    body = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    package = Package(word_xml(body), "a.docx")

    traced = [
        piece.element
        for line in walk(package)
        for piece in line.pieces
        if piece.element is not None
    ]

    assert traced == list(package.document().iter("{*}t"))


def written_at(piece: Piece) -> str:
    text = "" if piece.element is None else piece.element.text or ""
    return text[piece.start : piece.start + len(piece.text)]


def test_a_watermark_that_is_a_mark_of_secrecy_is_a_line() -> None:
    def watermark(words: str) -> str:
        shape = f'<v:shape xmlns:v="{VML}"><v:textpath string="{words}"/></v:shape>'
        return paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")

    head = watermark("TUYỆT MẬT") + watermark("BẢN NHÁP")
    lines = walked(word_xml(paragraph(run("KẾ HOẠCH")), header1=head))

    texts = [line.text for line in lines if line.text]
    assert texts == ["TUYỆT MẬT", "KẾ HOẠCH"]
