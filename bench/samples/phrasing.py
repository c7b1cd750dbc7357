"""Phrases of the tables, their slots filled with mentions, names and figures."""

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from random import Random

from bench.samples.citing import LEGISLATION, Wording, cite, short_date, titled
from bench.samples.model import Act, Cited, Footnote, Piece
from bench.samples.tables import Phrase, named_acts, phrases
from schemas.citation import Relation

WORDINGS = (
    *(Wording.FULL,) * 5,
    *(Wording.LONG,) * 3,
    Wording.COMMA,
    Wording.UNDATED,
    Wording.DATED,
    Wording.SHORT,
    Wording.BARE,
)
"""How an act is mentioned first, the usual ways more often than the careless."""
BASIS_WORDINGS = (Wording.FULL, *(Wording.LONG,) * 4)
AGAIN_WORDINGS = (Wording.SHORT, Wording.SHORT, Wording.BARE, Wording.DATED)
RELATIONS = {
    "basis": Relation.LEGAL_BASIS,
    "opening": Relation.IMPLEMENTS,
    "replaces": Relation.REPLACES,
    "repeals": Relation.REPEALS,
    "amends": Relation.AMENDS,
    "guides": Relation.GUIDES,
}
"""Roles of phrases whose verb says more than that an act is referred to."""
TAKING = frozenset({"", "titled", "note", "first", "provision"})
"""Slots that take one waiting act each."""
LONGEST_LIST = 3


class Phrasing:
    """Says things about the acts in ``waiting`` until none is left.

    ``waiting`` may be changed between two phrases; ``mentioned`` are those already
    named, with a number, which a later phrase may name again.
    """

    def __init__(self, issuer: str, doc_type: str, rng: Random) -> None:
        self.waiting: list[Act] = []
        self.mentioned: list[Act] = []
        self._issuer = issuer
        self._doc_type = doc_type
        self._rng = rng
        self._named = {
            slot: rng.choice([act for act in named_acts() if _slot(act) == slot])
            for slot in ("law", "party")
        }

    def say(self, role: str) -> tuple[Piece, ...] | None:
        """Return a phrase of that role, None if too few acts wait for it."""
        possible = [p for p in phrases()[role] if self._can_fill(p)]
        if not possible:
            return None
        relation = RELATIONS.get(role, Relation.REFERS_TO)
        wordings = BASIS_WORDINGS if role == "basis" else WORDINGS
        pieces: list[Piece] = []
        for run, slot in self._rng.choice(possible):
            pieces.append(run)
            if slot is not None:
                wording = self._rng.choice(wordings)
                pieces += self._fill(slot, wording, relation)
        return tuple(pieces)

    def _can_fill(self, phrase: Phrase) -> bool:
        slots = [slot for _, slot in phrase]
        if sum(slot in TAKING for slot in slots) > len(self.waiting):
            return False
        if "first" in slots:
            return bool(self.waiting[-1].issued_on and self.waiting[-1].issuer)
        if "provision" in slots:
            return _has_articles(self.waiting[-1])
        if "again" in slots:
            return bool(self.mentioned)
        return "list" not in slots or bool(self._alike())

    def _fill(self, slot: str, wording: Wording, relation: Relation) -> list[Piece]:
        if slot in TAKING:
            return self._mention(slot, wording, relation)
        if slot == "again":
            act = self._rng.choice(self.mentioned)
            return [cite(act, self._rng.choice(AGAIN_WORDINGS))]
        if slot == "list":
            return self._list()
        if slot in self._named:
            return [cite(self._named[slot], Wording.SHORT)]
        return [self._words(slot)]

    def _mention(self, slot: str, wording: Wording, relation: Relation) -> list[Piece]:
        act = self.waiting.pop()
        self.mentioned.append(act)
        if slot == "note":
            return [Footnote((cite(act, Wording.FULL, relation), "."))]
        if slot == "first":
            cited = cite(act, Wording.SHORT, relation)
            return [replace(cited, issued_on=act.issued_on, issuer=act.issuer)]
        cited = cite(act, wording, relation)
        if slot == "provision":
            provision = self._provision()
            return [f"{provision} ", replace(cited, provision=provision)]
        if slot == "titled" and act.doc_type not in LEGISLATION:
            return [cited, titled(act)]
        return [cited]

    def _alike(self) -> list[Act]:
        """Return up to three waiting acts of one issuer; none if each has its own."""
        waiting = [act for act in self.waiting if act.doc_type not in LEGISLATION]
        waiting.sort(key=lambda act: act.issuer or "")
        groups = [list(acts) for _, acts in groupby(waiting, attrgetter("issuer"))]
        largest = max(groups, key=len, default=[])
        return largest[:LONGEST_LIST] if len(largest) > 1 else []

    def _list(self) -> list[Piece]:
        """Return ``A ngày …, B ngày … và C ngày … của`` the issuer all share."""
        acts = self._alike()
        pieces: list[Piece] = []
        for index, act in enumerate(acts):
            self.waiting.remove(act)
            self.mentioned.append(act)
            if index:
                pieces.append(" và " if act is acts[-1] else ", ")
            pieces.append(self._list_item(act, acts[index - 1] if index else None))
        return [*pieces, f" của {acts[0].issuer}"]

    def _list_item(self, act: Act, before: Act | None) -> Cited:
        same_type = before is not None and before.doc_type == act.doc_type
        wording = Wording.ELLIPTIC if same_type else Wording.DATED
        return replace(cite(act, wording), issuer=act.issuer)

    def _provision(self) -> str:
        clause, article = self._rng.randint(1, 6), self._rng.randint(1, 40)
        point = self._rng.choice(("", "", "điểm a ", "điểm b "))
        return f"{point}khoản {clause} Điều {article}"

    def _words(self, slot: str) -> str:
        """Return what stands in a slot that names no act."""
        act = self.waiting[-1] if self.waiting else None
        if slot == "issuer":
            return self._issuer
        if slot == "self":
            return self._doc_type
        if slot == "day" and act and act.issued_on:
            return short_date(act.issued_on)
        if slot == "giver" and act and act.issuer:
            return act.issuer
        return self._figure(slot)

    def _figure(self, slot: str) -> str:
        """Return a figure that looks like the number of a document, and is none."""
        number = self._rng.randint(2, 150)
        if slot == "money":
            return f"{number}.{self._rng.randint(100, 999)}.000"
        if slot == "phone":
            return f"0{self._rng.randint(200_000_000, 999_999_999)}"
        if slot == "p":
            return f"{number % 100},{number % 10}"
        if slot == "month":
            return str(number % 12 + 1)
        if slot == "year":
            return str(2018 + number % 8)
        return f"{number % 30 + 1:02}" if slot == "form" else str(number)


def _slot(act: Act) -> str:
    """Return the slot in which an act known by its name alone may stand."""
    return "law" if act.doc_type in LEGISLATION else "party"


def _has_articles(act: Act) -> bool:
    return act.number is not None and act.number.year is not None
