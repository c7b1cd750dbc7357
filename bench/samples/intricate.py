"""Sentences that are hard to read right: nested titles, lists, damaged numbers.

Each is a row of ``tables/intricate.csv``. ``acts`` says which acts it is about
(``a=ubnd_tinh:TTr b=ubnd_tinh:TTr@a``: two submissions of one day), ``text`` how it
mentions them: ``{a:dated issuer}`` is act *a* with its date, whose issuer stands
elsewhere in the sentence; ``{a.issuer}`` and ``{a.day}`` are what stands elsewhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random

from bench.samples.citing import Wording, cite, short_date
from bench.samples.damaging import DAMAGES
from bench.samples.issuing import Register
from bench.samples.model import CELL_END, Act, Cited, Footnote, Paragraph, Piece, Style
from bench.samples.tables import Office, Phrase, kinds, offices, parse_phrase, rows
from schemas.citation import Relation

WORDINGS = {
    "full": Wording.FULL,
    "long": Wording.LONG,
    "dated": Wording.DATED,
    "short": Wording.SHORT,
    "elliptic": Wording.ELLIPTIC,
}
OLDEST = 700
"""Days between a document and the oldest it mentions."""


@dataclass(frozen=True, slots=True)
class Intricacy:
    """A sentence: by letter the office, kind and twin of its acts, and its text."""

    name: str
    style: Style
    acts: tuple[tuple[str, str, str, str], ...]
    text: Phrase


@cache
def intricacies() -> tuple[Intricacy, ...]:
    """Return all sentences of the table."""
    return tuple(
        Intricacy(
            row["name"],
            Style(row["style"]),
            tuple(_act_wanted(each) for each in row["acts"].split()),
            parse_phrase(row["text"]),
        )
        for row in rows("intricate")
    )


class Intricate:
    """Writes such sentences for one document, whose own number is *used* already."""

    def __init__(
        self, rng: Random, register: Register, province: str, used: str
    ) -> None:
        self._used = {used}
        self._rng = rng
        self._register = register
        self._offices = {
            office.key: office
            for office in offices()
            if office.province in ("", province)
        }

    def write(self, sentence: Intricacy, day: date) -> Paragraph:
        """Return *sentence* about new acts older than *day*."""
        acts = self._acts(sentence, day)
        pieces: list[Piece] = []
        for run, slot in sentence.text:
            pieces += [run, *_filled(slot, acts)] if slot else [run]
        return Paragraph(tuple(pieces), sentence.style)

    def _acts(self, sentence: Intricacy, day: date) -> dict[str, Act]:
        """Issue the acts, the last mentioned first, so that it is the oldest."""
        acts: dict[str, Act] = {}
        oldest = day - timedelta(days=self._rng.randint(60, OLDEST))
        for position, (letter, office, kind, twin) in enumerate(sentence.acts):
            issued_on = acts[twin].issued_on if twin else None
            issued_on = issued_on or oldest - timedelta(days=37 * position)
            acts[letter] = self._issue(self._offices[office], kind, issued_on)
        return acts

    def _issue(self, office: Office, kind: str, issued_on: date) -> Act:
        """Issue an act; labels tell the acts of one document apart by number."""
        act = self._register.issue(office, issued_on, kinds()[kind])
        while str(act.number) in self._used:
            act = self._register.issue(office, issued_on, kinds()[kind])
        self._used.add(str(act.number))
        return act


def _act_wanted(text: str) -> tuple[str, str, str, str]:
    """Return letter, office, kind and the letter of the act of the same day."""
    letter, source = text.split("=")
    source, _, twin = source.partition("@")
    office, kind = source.split(":")
    return letter, office, kind, twin


def _filled(slot: str, acts: dict[str, Act]) -> Iterator[Piece]:
    if slot == "cell":
        yield CELL_END
    elif "." in slot:
        letter, part = slot.split(".")
        yield _PARTS[part](acts[letter])
    else:
        letter, words = slot.split(":")
        yield _mention(acts[letter], words.split())


def _mention(act: Act, words: list[str]) -> Piece:
    wording, *flags = words
    cited = cite(act, Wording.DATED, Relation.REFERS_TO)
    if wording == "comma-dated":
        text = cited.text.replace(" ngày ", ", ngày ")
        cited = replace(cited, text=text)
    else:
        cited = cite(act, WORDINGS[wording])
    for flag in flags:
        cited = _flagged(cited, act, flag)
    return Footnote((cited, ".")) if "note" in flags else cited


def _flagged(cited: Cited, act: Act, flag: str) -> Cited:
    if flag == "date":
        return replace(cited, issued_on=act.issued_on)
    if flag == "issuer":
        return replace(cited, issuer=act.issuer)
    if flag in DAMAGES:
        return replace(cited, text=DAMAGES[flag](cited.text, str(act.number)))
    if flag == "note":
        return cited
    return replace(cited, relation=Relation(flag))


def _day_of(act: Act) -> str:
    return short_date(act.issued_on) if act.issued_on else ""


def _issuer_of(act: Act) -> str:
    return act.issuer or ""


_PARTS: dict[str, Callable[[Act], str]] = {"day": _day_of, "issuer": _issuer_of}
