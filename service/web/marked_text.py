"""The text of a document in pieces: mentions, what was looked for, and its anchors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.span import Span
from service.web.highlights import Piece


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of a piece, after its *anchors*; a hit is what was looked for."""

    text: str
    anchors: tuple[str, ...] = ()
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A piece of the text in its bits."""

    piece: Piece
    bits: tuple[Bit, ...]


def mark_pieces(
    pieces: Iterable[Piece], hits: Sequence[Span], anchors: Mapping[str, int]
) -> tuple[MarkedPiece, ...]:
    """Return the pieces of a text with its *hits* marked.

    *anchors*: where in the text each begins.
    """
    return tuple(_marked(pieces, hits, anchors))


def _marked(
    pieces: Iterable[Piece], hits: Sequence[Span], anchors: Mapping[str, int]
) -> Iterator[MarkedPiece]:
    edges = {at for hit in hits for at in (hit.start, hit.end)}
    cuts = sorted({*edges, *anchors.values()})
    named: dict[int, list[str]] = {}
    for name, at in anchors.items():
        named.setdefault(at, []).append(name)
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        inner = (at for at in cuts if start < at < end)
        places = [start, *inner, end]
        bits = tuple(
            Bit(
                piece.text[first - start : last - start],
                tuple(named.pop(first, ())),
                any(hit.start <= first < hit.end for hit in hits),
            )
            for first, last in pairwise(places)
        )
        yield MarkedPiece(piece, bits)
        start = end
