"""How much of two texts is the same: the runs of three words that both have."""

from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_text, words

Shingles = frozenset[tuple[str, ...]]
_LENGTH = 3


def shingles_of(text: str) -> Shingles:
    """Return the runs of three words of *text*, without case and accents.

    Scans lose accents, and a page of a portal breaks its lines elsewhere.
    """
    row = words(fold_text(compose(text)))
    last = max(1, len(row) - _LENGTH + 1)
    return frozenset(tuple(row[at : at + _LENGTH]) for at in range(last))


def likeness(one: Shingles, other: Shingles) -> float:
    """Return how much of both is in both, between 0 and 1."""
    both = len(one | other)
    return len(one & other) / both if both else 0.0
