"""The check finds each character of a draft where the reader read it."""

import pytest

from ingest.pipeline import parse
from ingest.programs import Programs
from ingest.readers.encodings.legacy import printed_in_capitals
from ingest.readers.wordml.package import Package
from schemas.document import ParsedDocument
from schemas.span import Span
from schemas.spelling.characters import normalise_line
from schemas.spelling.superscripts import SUPERSCRIPTS, superscript
from service.checking.word.places import Places
from tests.intricate_word_files import INTRICATE, formatted
from tests.sample_files import paragraph, run, word_xml


@pytest.fixture(params=INTRICATE.values(), ids=list(INTRICATE))
def data(request: pytest.FixtureRequest) -> bytes:
    written: bytes = request.param
    return written


def placed(data: bytes) -> tuple[ParsedDocument, Places]:
    draft = parse(data, "a.docx", Programs())
    return draft, Places(Package(data, "a.docx"), draft)


def written_for(places: Places, offset: int) -> str | None:
    """What the file has for the character at an offset of the text."""
    found = places.letters_of(Span(offset, offset + 1))
    if not found:
        return None
    (letter,) = found
    return (letter.element.text or "-")[letter.start : letter.end]


def test_each_character_is_placed_at_one_that_prints_it(data: bytes) -> None:
    draft, places = placed(data)

    for offset, character in enumerate(draft.text.content):
        written = written_for(places, offset)
        if written is not None and not written.isspace():
            assert alike(written, character), offset


def test_only_what_word_prints_has_no_place(data: bytes) -> None:
    draft, places = placed(data)

    unplaced = "".join(
        character
        for offset, character in enumerate(draft.text.content)
        if written_for(places, offset) is None
    )

    assert set(unplaced) <= set(f"{SUPERSCRIPTS}\n |Điều12.")


def alike(written: str, character: str) -> bool:
    """Whether a character may be printed for what is written."""
    plain = normalise_line(written)
    capitals = printed_in_capitals(f"®{written}")[1:]  # ® tells the old font
    return character in {plain, plain.upper(), superscript(plain), capitals}


def test_hidden_text_moves_no_place() -> None:
    body = paragraph(
        run("Kế hoạch ") + formatted("số 47/KH ", "<w:vanish/>") + run("số 48/KH")
    )
    draft, places = placed(word_xml(body))
    start = draft.text.content.index("48")

    assert [written_for(places, start + at) for at in (0, 1)] == ["4", "8"]
    (first, *_) = places.letters_of(Span(start, start + 2))
    assert first.element.text == "số 48/KH"


def test_words_of_an_old_font_have_their_places() -> None:
    body = "".join(
        paragraph(run(text))
        for text in ("QuyÕt ®Þnh sè 5/Q§-UB", "cña Uû ban nh©n d©n", "®Ó thùc hiÖn")
    )
    draft, places = placed(word_xml(body))
    start = draft.text.content.index("định")

    assert "".join(str(written_for(places, start + at)) for at in range(4)) == "®Þnh"


def test_words_in_a_note_have_the_run_that_refers_to_it() -> None:
    draft, places = placed(INTRICATE["notes"])
    start = draft.text.content.index("cuối văn bản")

    found = places.find(Span(start, start + 4))

    assert found is not None
    assert found.reference is not None
    assert found.reference.find("{*}endnoteReference") is not None


def test_the_number_of_a_list_has_no_place() -> None:
    draft, places = placed(INTRICATE["a numbered list"])

    assert draft.text.content.startswith("Điều 1. Ban hành")
    assert places.find(Span(0, 7)) is None
    assert not places.has_all(Span(0, 7))
    assert places.has_all(Span(8, 16))
