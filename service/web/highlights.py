"""The text of a document with its mentions marked and anchored."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.citation import Mention
from schemas.link import Link, LinkState


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text. A mention has ``anchors``, its ``state`` and an ``address``.

    It has more than one anchor if it contains other mentions.
    """

    text: str
    anchors: tuple[str, ...] = ()
    state: LinkState | None = None
    address: str = ""


def cut_text(content: str, links: Sequence[Link]) -> tuple[Piece, ...]:
    """Return *content* in pieces, with the mentions of *links* marked.

    The pieces joined are *content*.
    """
    pieces: list[Piece] = []
    at = 0
    for place, link, mention in _in_order(links):
        anchor = anchor_of(mention)
        if mention.start >= at and mention.end <= len(content):
            pieces.append(Piece(content[at : mention.start]))
            words = content[mention.start : mention.end]
            address = _address(place, link)
            pieces.append(Piece(words, (anchor,), link.state, address))
            at = mention.end
        elif pieces:
            pieces[-1] = replace(pieces[-1], anchors=(*pieces[-1].anchors, anchor))
    pieces.append(Piece(content[at:]))
    return tuple(_distinct(pieces))


def anchor_of(mention: Mention) -> str:
    """Return the anchor of the mention in the text."""
    return f"vt-{mention.start}-{mention.end}"


def row_anchor(place: int) -> str:
    """Return the anchor of the citation at *place* (from 1) in the list of all."""
    return f"vien-dan-{place}"


def _in_order(links: Sequence[Link]) -> list[tuple[int, Link, Mention]]:
    """Return all mentions in text order, the longest first at each position."""
    mentions = [
        (place, link, mention)
        for place, link in enumerate(links, start=1)
        for mention in link.citation.mentions
    ]
    return sorted(mentions, key=lambda each: (each[2].start, -each[2].end))


def _address(place: int, link: Link) -> str:
    """Return the address of the cited document, or else of its row in the list."""
    return f"/documents/{link.target.id}" if link.target else f"#{row_anchor(place)}"


def _distinct(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces that are not empty, each anchor only once."""
    seen: set[str] = set()
    for piece in pieces:
        new = tuple(a for a in dict.fromkeys(piece.anchors) if a not in seen)
        seen.update(new)
        if piece.text or new:
            yield replace(piece, anchors=new)
