"""A query as a small tree: the language builds it, the adapters translate it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schemas.spelling.folding import fold_text

_RUN = 3
_MOST_RUNS = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """One word, or several in a row, case-folded.

    It matches with and without accents, unless it is ``strict``.
    """

    words: tuple[str, ...]
    strict: bool = False

    @property
    def plain(self) -> tuple[str, ...]:
        """The words without accents."""
        return tuple(map(fold_text, self.words))

    @property
    def accented(self) -> bool:
        """Whether accents were typed, so that they count."""
        return self.plain != self.words


@dataclass(frozen=True, slots=True)
class Number:
    """A number: of the document itself, of one it cites, or as written in its text.

    ``keys`` are whole numbers, ``halves`` terms of ``number_spellings.number_terms``.
    """

    keys: tuple[str, ...]
    halves: tuple[str, ...]
    written: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Either:
    """Several spellings of one name; each option is a list of phrases, all required."""

    options: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A word that differs from *plain*, a folded word, by at most one typo.

    A typo is a wrong, missing or extra letter, or two letters swapped.
    """

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


Clause = Phrase | Number | Either | Near | Day


@dataclass(frozen=True, slots=True)
class QueryTree:
    """All of ``wanted`` and nothing of ``unwanted``.

    ``number`` is what the wanted words mean if all of them are read as one number:
    a document of that number matches and ranks first, whatever its text says.
    """

    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    number: Number | None = None

    def runs(self) -> tuple[tuple[str, ...], ...]:
        """Return the wanted words, folded, three at a time in the order of the query.

        A document that has them in this order ranks higher.
        """
        row = self.row()
        size = min(_RUN, len(row))
        runs = (row[at : at + size] for at in range(len(row) - size + 1))
        whole = [each for each in runs if "" not in each and len(each) > 1]
        return tuple(dict.fromkeys(whole[:_MOST_RUNS]))

    def row(self) -> tuple[str, ...]:
        """Return the wanted single words, folded, in order; "" for other clauses."""
        return tuple(word for clause in self.wanted for word in _typed(clause))

    def phrases(self) -> Iterator[Phrase]:
        """Yield all wanted phrases, to be marked in the text."""
        for clause in self.wanted:
            match clause:
                case Phrase():
                    yield clause
                case Number(written=Phrase() as written):
                    yield written
                case Either(options=options):
                    yield from (phrase for option in options for phrase in option)
                case Day(spellings=spellings):
                    yield from spellings


def _typed(clause: Clause) -> Iterator[str]:
    """Yield the single words of *clause* as typed, folded; "" for anything else."""
    match clause:
        case Phrase(words=(_,)):
            yield from clause.plain
        case Either(options=(first, *_)):
            yield from (word for phrase in first for word in phrase.plain)
        case _:
            yield ""


def strictly(clause: Clause) -> Clause:
    """Return *clause* so that its accents must match.

    Excluding ``đường`` must not exclude ``dương``.
    """
    match clause:
        case Phrase():
            return replace(clause, strict=clause.accented)
        case Either(options=options):
            return Either(
                tuple(
                    tuple(replace(each, strict=each.accented) for each in option)
                    for option in options
                )
            )
        case _:
            return clause
