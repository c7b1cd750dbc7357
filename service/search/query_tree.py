"""What was asked, as a small tree: the language reads it, the adapters answer it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schemas.spelling.folding import fold_text

_RUN = 3
_MOST_RUNS = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """One word, or several in a row, as ``letters.exact`` spells them.

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
    """A number: of the document itself, of one it cites, or written so in its text.

    ``keys`` are whole numbers, ``halves`` terms of ``spellings.number_terms``.
    """

    keys: tuple[str, ...]
    halves: tuple[str, ...]
    written: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Either:
    """Several spellings of one name; each option is a list of phrases, all needed."""

    options: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A word as it may have been meant: *plain*, folded, but for one slip of the hand.

    A slip is a letter that is wrong, missing or too many, or two that changed places.
    """

    plain: str


Clause = Phrase | Number | Either | Near


@dataclass(frozen=True, slots=True)
class Question:
    """All of ``wanted`` and nothing of ``unwanted``.

    ``number`` is what the wanted words mean when all of them are read as one number:
    a document of that number answers, and comes first, whatever its text says.
    """

    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    number: Number | None = None

    def runs(self) -> tuple[tuple[str, ...], ...]:
        """Return the wanted words, folded, three at a time in the order of the query.

        Where they stand so in a document, that answers better.
        """
        row = self.row()
        size = min(_RUN, len(row))
        runs = (row[at : at + size] for at in range(len(row) - size + 1))
        whole = [each for each in runs if "" not in each and len(each) > 1]
        return tuple(dict.fromkeys(whole[:_MOST_RUNS]))

    def row(self) -> tuple[str, ...]:
        """Return the wanted single words, folded, in their order; else empty ones."""
        return tuple(word for clause in self.wanted for word in _typed(clause))

    def phrases(self) -> Iterator[Phrase]:
        """Yield all phrases that are wanted, to be marked in the text."""
        for clause in self.wanted:
            match clause:
                case Phrase():
                    yield clause
                case Number(written=Phrase() as written):
                    yield written
                case Either(options=options):
                    yield from (phrase for option in options for phrase in option)


def _typed(clause: Clause) -> Iterator[str]:
    """Yield the single words of *clause* as typed, folded; "" for what is no word."""
    match clause:
        case Phrase(words=(_,)):
            yield from clause.plain
        case Either(options=(first, *_)):
            yield from (word for phrase in first for word in phrase.plain)
        case _:
            yield ""


def strictly(clause: Clause) -> Clause:
    """Return *clause* so that the accents it has must be there.

    Who leaves out ``đường`` does not mean to leave out ``dương``.
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
