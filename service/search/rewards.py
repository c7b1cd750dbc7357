"""What documents gain by where and in which order they have the words of a query.

All of it is beside the score of the words themselves, for all adapters alike.
"""

from collections.abc import Iterator
from typing import NamedTuple

from service.search import fields
from service.search.query_tree import Clause, Either, Phrase, QueryTree

Options = tuple[tuple[tuple[str, ...], ...], ...]
"""Rows of words: all of one of these groups."""


class Reward(NamedTuple):
    """The ``score`` of a document in which *row* stands in the plain *field*."""

    field: str
    row: tuple[str, ...]
    score: float


def rewards_of_order(tree: QueryTree) -> Iterator[Reward]:
    """Yield what words in the order of the query are worth."""
    for run in tree.runs():
        for name, score in fields.SAME_ORDER.items():
            yield Reward(fields.plain_field(name), run, score)
    if whole := tree.whole_run():
        for name, score in fields.WHOLE_ORDER.items():
            yield Reward(fields.plain_field(name), whole, score * len(whole))


def words_on_top(tree: QueryTree) -> Iterator[Options]:
    """Yield the wanted words, each of which counts more in what a document is called.

    Those are the fields ``fields.ON_TOP``; a name counts in any of its forms.
    """
    for clause in tree.wanted:
        match clause:
            case Phrase():
                yield ((clause.plain,),)
            case Either(options=options) if all(map(_is_of_phrases, options)):
                yield tuple(tuple(map(_plain, option)) for option in options)


def _is_of_phrases(option: tuple[Clause, ...]) -> bool:
    return all(isinstance(each, Phrase) for each in option)


def _plain(clause: Clause) -> tuple[str, ...]:
    return clause.plain if isinstance(clause, Phrase) else ()
