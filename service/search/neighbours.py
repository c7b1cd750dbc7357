"""A misspelt word as documents spell it, between the same neighbours."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from schemas.search import SearchEntry
from schemas.spelling.folding import fold_case
from service.search import fields
from service.search.folded_body import FoldedBody, Place, composed_body, words_of
from service.search.near_words import is_near

Meaning = Callable[[str], bool]
"""Whether a folded word may be what was meant."""
Neighbours = tuple[str, str]
"""The words before and after one, folded; "" where there is none."""

_NEIGHBOUR = 10
"""How much more a word counts for each neighbour that was typed beside it."""
_SHORT = 3
"""Letters of a word that is corrected only beside a neighbour that agrees."""
_ALONE = 50_000
"""Characters of a body in which words without such a neighbour are looked for."""


def spellings(
    entries: Sequence[SearchEntry], word: str, means: Meaning, beside: Neighbours
) -> list[str]:
    """Return the spellings of *word* that *entries* have between its neighbours.

    The one that most have comes first. If none has it beside one of them, all that they
    have anywhere. Of two that are equally good, first the one with the accents that
    were typed.
    """
    means = lru_cache(maxsize=None)(means)  # for as long as this takes
    bodies = [_Body(entry) for entry in entries]
    held: Counter[str] = Counter()
    for body in bodies:
        held.update(body.beside(means, beside))
    if not held and len(word) > _SHORT:
        for body in bodies:
            held.update(body.anywhere(means))
    ranked = sorted(held, key=lambda each: (held[each], is_near(each, word), each))
    return ranked[::-1]


class _Body:
    """The words of one entry; those of its short fields stand before its body's."""

    def __init__(self, entry: SearchEntry) -> None:
        self._text = composed_body(entry)
        self._folded = FoldedBody(words_of(entry))
        self._short = fields.field_words(
            replace(entry, body="", formal=(), body_words=None)
        )

    def anywhere(self, means: Meaning) -> set[str]:
        """Return the words that are meant, as spelled."""
        row = self._folded.row[:_ALONE]
        found = {word for word in set(row.split()) if means(word)}
        whole = self._folded.whole
        places = (next(self._folded.find((each,), whole), None) for each in found)
        spelled = {self._spelled(place) for place in places if place}
        for short in self._short.values():
            plain = fields.plain(short)
            spelled |= {w for w, p in zip(short, plain, strict=True) if means(p)}
        return spelled

    def beside(self, means: Meaning, beside: Neighbours) -> dict[str, int]:
        """Return the words meant that have a neighbour, weighted by how many."""
        weights: dict[str, int] = {}
        for word, same in (
            *self._of_body(means, beside),
            *self._of_short(means, beside),
        ):
            weights[word] = max(weights.get(word, 0), _NEIGHBOUR * same)
        return weights

    def _of_body(self, means: Meaning, beside: Neighbours) -> Iterator[tuple[str, int]]:
        row, whole = self._folded.row, self._folded.whole
        before, after = beside
        for _, left in self._folded.find((before,), whole) if before else ():
            start, end = left + 1, row.find(" ", left + 1)
            if end > 0 and means(row[start:end]):
                both = bool(after) and row.startswith(f" {after} ", end)
                yield self._spelled((start, end)), 1 + both
        for right, _ in self._folded.find((after,), whole) if after else ():
            start, end = row.rfind(" ", 0, right - 1) + 1, right - 1
            if start < end and means(row[start:end]):
                yield self._spelled((start, end)), 1

    def _of_short(
        self, means: Meaning, beside: Neighbours
    ) -> Iterator[tuple[str, int]]:
        for words in self._short.values():
            plain = ["", *fields.plain(words), ""]
            for at, word in enumerate(words, start=1):
                if means(plain[at]):
                    here = (plain[at - 1], plain[at + 1])
                    same = sum(a == b != "" for a, b in zip(here, beside, strict=True))
                    if same:
                        yield word, same

    def _spelled(self, place: Place) -> str:
        return fold_case(self._text[slice(*self._folded.in_text(place))])
