"""A query as a small tree: the language builds it, the adapters translate it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Union

from schemas.number import DocumentNumber
from schemas.spelling.folding import fold_text
from schemas.spelling.rhymes import normalise_rhyme

_RUN = 3
_MOST_RUNS = 12


@lru_cache(maxsize=4096)
def _compared(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(normalise_rhyme, row))


@lru_cache(maxsize=4096)
def _unaccented(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold_text, _compared(row)))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One word, or several in a row, case-folded.

    It matches with and without accents, unless it is ``strict``.
    """

    words: tuple[str, ...]
    strict: bool = False

    @property
    def exact(self) -> tuple[str, ...]:
        """The words with accents, as they are compared."""
        return _compared(self.words)

    @property
    def plain(self) -> tuple[str, ...]:
        """The words without accents."""
        return _unaccented(self.words)

    @property
    def accented(self) -> bool:
        """Whether accents were typed, so that they count."""
        return self.plain != self.exact


@dataclass(frozen=True, slots=True)
class Number:
    """A number: of the document itself, of one it cites, or as written in its text.

    ``keys`` are whole numbers, ``halves`` terms of ``number_spellings.number_terms``;
    ``begun`` are beginnings of such terms, of less weight. ``readings`` are what was
    read, from which the others follow.
    """

    keys: tuple[str, ...]
    halves: tuple[str, ...]
    written: Phrase | None = None
    begun: tuple[str, ...] = ()
    readings: tuple[DocumentNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """Several readings of one thing; each option is a list of clauses, all required."""

    options: tuple[tuple["Clause", ...], ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A word that differs from *plain*, a folded word, by at most one typo.

    A typo is a wrong, missing or extra letter, or two letters swapped.
    """

    plain: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word that begins with *plain*, which is folded."""

    plain: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or quarter: issued from ``first`` to ``last``, or mentioned.

    Both are ``date.toordinal``. ``term`` is what the key fields of mentioned days hold
    for it; ``spellings`` are marked in the text. A document may be about a month that
    ended before it was issued, so that one whose subject names a *period* counts
    nearly as much as one that was issued in it.
    """

    first: int
    last: int
    term: str
    spellings: tuple[Phrase, ...] = ()

    @property
    def is_period(self) -> bool:
        """Whether it is longer than a day."""
        return self.first != self.last


Clause = Union[Phrase, Number, Either, Near, Beginning, Day]  # noqa: UP007  # recursive


@dataclass(frozen=True, slots=True)
class Looser:
    """All of ``needed``, and ``least`` of ``words``."""

    needed: tuple[Clause, ...]
    words: tuple[Clause, ...]
    least: int


@dataclass(frozen=True, slots=True)
class QueryTree:
    """All of ``wanted`` and nothing of ``unwanted``.

    ``number`` is what the wanted words mean if all of them are read as one number:
    a document of that number matches and ranks first, whatever its text says. So do
    the documents ``meant``, by their ids, before all others. What matches ``looser``
    follows after what has all that is wanted.
    """

    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    number: Number | None = None
    meant: tuple[str, ...] = ()
    looser: Looser | None = None

    @property
    def asks(self) -> bool:
        """Whether documents can be relevant to it."""
        return bool(self.wanted or self.meant)

    def runs(self) -> tuple[tuple[str, ...], ...]:
        """Return the wanted words, folded, three at a time in the order of the query.

        A document that has them in this order ranks higher.
        """
        row = self.row()
        size = min(_RUN, len(row))
        runs = (row[at : at + size] for at in range(len(row) - size + 1))
        whole = [each for each in runs if "" not in each and len(each) > 1]
        return tuple(dict.fromkeys(whole[:_MOST_RUNS]))

    def whole_run(self) -> tuple[str, ...]:
        """Return the longest row of wanted words, folded, if longer than a run."""
        rows = (tuple(row) for typed, row in groupby(self.row(), bool) if typed)
        longest = max(rows, key=len, default=())
        return longest if len(longest) > _RUN else ()

    def row(self) -> tuple[str, ...]:
        """Return the wanted single words, folded, in order; "" for other clauses."""
        return tuple(word for clause in self.wanted for word in _typed(clause))

    def phrases(self) -> Iterator[Phrase]:
        """Yield all wanted phrases, to be marked in the text."""
        yield from _phrases(self.looser.words if self.looser else ())
        yield from _phrases(self.wanted)


def _phrases(clauses: Iterable[Clause]) -> Iterator[Phrase]:
    for clause in clauses:
        match clause:
            case Phrase():
                yield clause
            case Number(written=Phrase() as written):
                yield written
            case Either(options=options):
                for option in options:
                    yield from _phrases(option)
            case Day(spellings=spellings):
                yield from spellings


def _typed(clause: Clause) -> Iterator[str]:
    """Yield the single words of *clause* as typed, folded; "" for anything else."""
    match clause:
        case Phrase(words=(_,)):
            yield from clause.plain
        case Either(options=(first, *_)):
            for each in first:
                yield from each.plain if isinstance(each, Phrase) else ("",)
        case _:
            yield ""


def strictly(clause: Clause) -> Clause:
    """Return *clause* so that its accents must match.

    Excluding ``đường`` must not exclude ``dương``.
    """
    return _each_phrase(clause, lambda each: replace(each, strict=each.accented))


def exactly(clause: Clause) -> Clause:
    """Return *clause* so that its letters must match, also where none has an accent.

    Who types ``thi đua`` does not mean ``chỉ thị``.
    """
    return _each_phrase(clause, lambda each: replace(each, strict=True))


def _each_phrase(clause: Clause, change: Callable[[Phrase], Phrase]) -> Clause:
    match clause:
        case Phrase():
            return change(clause)
        case Either(options=options):
            changed = (tuple(_each_phrase(e, change) for e in row) for row in options)
            return Either(tuple(changed))
        case _:
            return clause
