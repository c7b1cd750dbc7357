"""Mentions are marked where they stand in the text."""

from schemas.citation import Mention
from schemas.link import Link, LinkState
from service.web.highlights import anchor_of, cut_text, row_anchor
from tests.factories import make_citation, make_document

TEXT = "Theo Kế hoạch số 48/KH-VKS, và Kế hoạch nêu trên."
FIRST = Mention(1, 5, 26, "Kế hoạch số 48/KH-VKS")
LATER = Mention(1, 31, 48, "Kế hoạch nêu trên")
INNER = Mention(1, 17, 26, "48/KH-VKS")


def link_of(*mentions: Mention, state: LinkState = LinkState.EXACT) -> Link:
    target = make_document() if state is LinkState.EXACT else None
    return Link(make_citation(mentions=mentions), state, target=target)


def test_the_pieces_are_the_text_again() -> None:
    pieces = cut_text(TEXT, [link_of(LATER, FIRST)])

    assert "".join(piece.text for piece in pieces) == TEXT


def test_each_mention_is_a_piece_with_its_anchor() -> None:
    pieces = cut_text(TEXT, [link_of(FIRST, LATER)])

    marked = [piece for piece in pieces if piece.state]
    assert [piece.text for piece in marked] == [FIRST.text, LATER.text]
    assert [piece.anchors for piece in marked] == [
        (anchor_of(FIRST),),
        (anchor_of(LATER),),
    ]


def test_a_mention_leads_to_the_document_or_else_to_its_row() -> None:
    missing = link_of(LATER, state=LinkState.MISSING)

    pieces = cut_text(TEXT, [link_of(FIRST), missing])

    addresses = [piece.address for piece in pieces if piece.state]
    assert addresses == [f"/documents/{make_document().id}", f"#{row_anchor(2)}"]


def test_a_mention_inside_another_has_its_anchor_there() -> None:
    pieces = cut_text(TEXT, [link_of(INNER), link_of(FIRST)])

    [marked] = [piece for piece in pieces if piece.state]
    assert marked.text == FIRST.text
    assert marked.anchors == (anchor_of(FIRST), anchor_of(INNER))


def test_two_citations_of_one_place_share_an_anchor() -> None:
    pieces = cut_text(TEXT, [link_of(FIRST), link_of(FIRST)])

    assert [piece.anchors for piece in pieces if piece.anchors] == [(anchor_of(FIRST),)]


def test_a_place_outside_the_text_is_not_marked() -> None:
    pieces = cut_text("ngắn", [link_of(FIRST)])

    assert [piece.text for piece in pieces] == ["ngắn"]
