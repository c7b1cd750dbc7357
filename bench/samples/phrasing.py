"""Phrases of the tables, their slots filled with mentions, names and figures."""

from dataclasses import replace
from random import Random

from bench.samples.citing import LEGISLATION, Wording, cite, short_date, titled
from bench.samples.grouping import alike, twins, versions
from bench.samples.model import CELL_END, Act, Footnote, Piece
from bench.samples.tables import Phrase, named_acts, phrases
from ingest.citing.operative import ENDING
from ingest.citing.ranks import may_end
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
AMENDED = (" được sửa đổi, bổ sung bởi ", ", được sửa đổi, bổ sung theo ")
RANGES = {"c": (2, 40), "a": (41, 80), "b": (81, 150)}
"""Between what the figures of a phrase lie: done, taken on, of all."""
GROUPS = {"list": alike, "amended": versions, "twins": twins}
"""Slots that take several waiting acts, and how these are found."""


class Phrasing:
    """Says things about the acts in ``waiting`` until none is left.

    ``waiting`` may be changed between two phrases; ``mentioned`` are those already
    named, with a number, which a later phrase may name again.
    """

    def __init__(self, issuer: str, own: Act, rng: Random) -> None:
        self.waiting: list[Act] = []
        self.mentioned: list[Act] = []
        self._said: set[Phrase] = set()
        self._issuer = issuer
        self._own = own
        self._rng = rng
        self._named = {
            slot: rng.choice([act for act in named_acts() if _slot(act) == slot])
            for slot in ("law", "party")
        }

    def say(self, role: str) -> tuple[Piece, ...] | None:
        """Return a phrase of that role, None if too few acts wait for it."""
        possible = [p for p in phrases()[role] if self._can_say(role, p)]
        return self._say(role, possible) if possible else None

    def say_new(self, role: str) -> tuple[Piece, ...] | None:
        """Do as ``say``, but say nothing twice."""
        possible = [
            p for p in phrases()[role] if self._can_say(role, p) and p not in self._said
        ]
        return self._say(role, possible) if possible else None

    def _say(self, role: str, possible: list[Phrase]) -> tuple[Piece, ...]:
        phrase = self._rng.choice(possible)
        self._said.add(phrase)
        relation = RELATIONS.get(role, Relation.REFERS_TO)
        wordings = BASIS_WORDINGS if role == "basis" else WORDINGS
        pieces: list[Piece] = []
        for run, slot in phrase:
            pieces.append(run)
            if slot is not None:
                wording = self._rng.choice(wordings)
                pieces += self._fill(slot, wording, relation)
        return tuple(pieces)

    def _can_say(self, role: str, phrase: Phrase) -> bool:
        """Return whether the phrase can be filled; no act ends one of higher rank."""
        if not self._can_fill(phrase):
            return False
        if RELATIONS.get(role) not in ENDING:
            return True
        own, act = self._own, self.waiting[-1]
        return may_end(own.doc_type, own.number, act.doc_type, act.number)

    def _can_fill(self, phrase: Phrase) -> bool:
        slots = {slot for _, slot in phrase}
        if sum(slot in TAKING for _, slot in phrase) > len(self.waiting):
            return False
        for slot, find in GROUPS.items():
            if slot in slots:
                return bool(find(self.waiting))
        if "first" in slots:
            return bool(self.waiting[-1].issued_on and self.waiting[-1].issuer)
        if "provision" in slots:
            return _has_articles(self.waiting[-1])
        return "again" not in slots or bool(self.mentioned)

    def _fill(self, slot: str, wording: Wording, relation: Relation) -> list[Piece]:
        if slot in TAKING:
            return self._mention(slot, wording, relation)
        if slot == "again":
            act = self._rng.choice(self.mentioned)
            return [cite(act, self._rng.choice(AGAIN_WORDINGS))]
        if slot in GROUPS:
            return self._group(slot, wording, relation)
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

    def _group(self, slot: str, wording: Wording, relation: Relation) -> list[Piece]:
        """Return several mentions that share an issuer, and more by the slot."""
        acts = GROUPS[slot](self.waiting)
        self._take(acts)
        if slot == "list":
            return _listed(acts)
        if slot == "twins":
            return _same_day(*acts)
        link = self._rng.choice(AMENDED)
        old, new = (cite(act, wording, relation) for act in acts)
        return [old, link, new]

    def _take(self, acts: list[Act]) -> None:
        for act in acts:
            self.waiting.remove(act)
            self.mentioned.append(act)

    def _provision(self) -> str:
        clause, article = self._rng.randint(1, 6), self._rng.randint(1, 40)
        point = self._rng.choice(("", "", "điểm a ", "điểm b "))
        return f"{point}khoản {clause} Điều {article}"

    def _words(self, slot: str) -> str:
        """Return what stands in a slot that names no act."""
        act = self.waiting[-1] if self.waiting else None
        if slot == "cell":
            return CELL_END
        if slot == "issuer":
            return self._issuer
        if slot == "self":
            return self._own.doc_type
        if slot == "day" and act and act.issued_on:
            return short_date(act.issued_on)
        if slot == "giver" and act and act.issuer:
            return act.issuer
        return self._figure(slot)

    def _figure(self, slot: str) -> str:
        """Return a figure that looks like the number of a document, and is none."""
        number = self._rng.randint(*RANGES.get(slot, (2, 150)))
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


def _listed(acts: list[Act]) -> list[Piece]:
    """Return ``A ngày …, B ngày … và C ngày … của`` the issuer all share."""
    pieces: list[Piece] = []
    for index, act in enumerate(acts):
        if index:
            pieces.append(" và " if act is acts[-1] else ", ")
        same_type = index and act.doc_type == acts[index - 1].doc_type
        wording = Wording.ELLIPTIC if same_type else Wording.DATED
        pieces.append(replace(cite(act, wording), issuer=act.issuer))
    return [*pieces, f" của {acts[0].issuer}"]


def _same_day(first: Act, second: Act) -> list[Piece]:
    """Return ``A và số B ngày … của`` the issuer: date and issuer said once."""
    short = cite(first, Wording.SHORT)
    said = replace(short, issued_on=first.issued_on, issuer=first.issuer)
    last = replace(cite(second, Wording.ELLIPTIC), issuer=second.issuer)
    return [said, " và ", last, f" của {second.issuer}"]


def _has_articles(act: Act) -> bool:
    return act.number is not None and act.number.year is not None
