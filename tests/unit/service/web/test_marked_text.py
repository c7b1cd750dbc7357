"""Hits and anchors are put into the text without changing it."""

from schemas.link import LinkState
from schemas.span import Span
from service.web.highlights import Piece
from service.web.marked_text import Bit, mark_pieces

PIECES = (Piece("Theo "), Piece("Kế hoạch số 1", ("vt-5-18",), LinkState.EXACT, "/d"))


def test_the_text_stays_as_it_is() -> None:
    marked = mark_pieces(PIECES, [Span(2, 8), Span(9, 13)], {"tt-number": 14})

    bits = [bit for each in marked for bit in each.bits]
    assert "".join(bit.text for bit in bits) == "Theo Kế hoạch số 1"


def test_a_hit_may_go_on_in_a_mention() -> None:
    before, mention = mark_pieces(PIECES, [Span(2, 7)], {})

    assert before.bits == (Bit("Th"), Bit("eo ", is_hit=True))
    assert mention.bits == (Bit("Kế", is_hit=True), Bit(" hoạch số 1"))


def test_anchors_of_one_place_stand_there_once() -> None:
    before, mention = mark_pieces(PIECES, [], {"tt-number": 5, "nv-1": 5})

    assert not any(bit.anchors for bit in before.bits)
    assert mention.bits == (Bit("Kế hoạch số 1", ("tt-number", "nv-1")),)
