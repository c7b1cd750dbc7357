"""Documents whose head and end follow other rules than letters and decisions.

Judgments, contracts, petitions, minutes, certificates, lists, and what the Party,
schools and communes issue since 2025. Each kind is a row of ``tables/varied.csv``, its
sentences those of ``tables/varied_bodies.csv`` that name it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

from bench.samples.citing import Wording, cite, long_date
from bench.samples.issuing import Register
from bench.samples.model import (
    CELL_END,
    Act,
    Cited,
    Dated,
    Form,
    Paragraph,
    Piece,
    SampleDocument,
    SampleHeader,
    Signature,
    Style,
)
from bench.samples.tables import (
    Office,
    Phrase,
    kinds,
    named_acts,
    offices,
    offices_of_2026,
    parse_phrase,
    rows,
    words,
)
from schemas.citation import Relation
from schemas.number import DocumentNumber

FIRST_DAY = date(2025, 7, 15)
DAYS = 500
DEGREES = ("", "", "TS.", "PGS.TS.", "ThS.")
LIKELY_RECIPIENTS = ("Như trên", "Các phòng, ban trực thuộc", "Lưu: VT")
COURT_RECIPIENTS = ("Các đương sự", "VKSND khu vực 3 - {province}", "Lưu: hồ sơ vụ án")
DAY_FIRST = 60
"""Days before a document on which what it cites is issued at the latest."""

_FIGURES = {"money": 0, "phone": 0, "n": 19, "b": 30}
"""Slots for numbers that look like none of a document, and the largest."""

Row = dict[str, str]


def varied_documents(count: int, seed: int = 1) -> Iterator[SampleDocument]:
    """Make *count* documents, the kinds in turn, the same for the same seed."""
    rng = Random(seed)
    register = Register(rng)
    forms = rows("varied")
    for index in range(count):
        row = forms[index % len(forms)]
        place = rng.choice(rows("provinces"))
        day = FIRST_DAY + timedelta(days=index % DAYS)
        yield _Draft(row, place, day, rng, register).document(f"{index:05}")


@dataclass(slots=True)
class _Draft:
    """A document in the making; its people are the same wherever they are named."""

    row: Row
    place: Row
    day: date
    rng: Random
    register: Register
    title: str = ""
    people: dict[str, str] = field(default_factory=dict)

    def document(self, prefix: str) -> SampleDocument:
        """Return the document; *prefix* begins its name."""
        self.title = self._filled(self.rng.choice(self.row["titles"].split("|")))
        header = self._header()
        body = tuple(self._paragraphs())
        return SampleDocument(f"{prefix}-{self.row['key']}", header, body)

    @property
    def office(self) -> Office | None:
        """Who issues it: nobody does a contract or a petition."""
        key = self.row["office"]
        return self._office(key) if key else None

    def _office(self, key: str) -> Office:
        found = (o for o in (*offices_of_2026(), *offices()) if o.key == key)
        return next(o for o in found if o.province in ("", self.place["name"]))

    def _header(self) -> SampleHeader:
        office, row = self.office, self.row
        number = _number(self._filled(row["number"], serial=self._serial()))
        issuer = office.cited_as if office else None
        act = Act(row["doc_type"], self.title, number, self.day, issuer)
        heading = self._filled(row["heading"], number=str(number))
        is_court = row["office"].startswith("tand")
        return SampleHeader(
            act=act,
            issuer=office.name if office else "",
            parent_issuer=office.parent if office else None,
            place=self.place["seat"],
            signature=self._signature(),
            addressees=tuple(filter(None, [self._filled(row["addressees"])])),
            recipients=self._recipients(is_court=is_court),
            form=office.form if office else Form.STATE,
            number_label=row["label"] or None,
            is_about=is_court and row["doc_type"] == "Bản án" and bool(self.title),
            dated=Dated(row["dated"]),
            heading=tuple(filter(None, heading.split("|"))),
            has_star=bool(office and office.form is Form.PARTY),
            cosigner=self._cosigner(),
        )

    def _serial(self) -> str:
        return f"{self.rng.randint(1, 400):02}"

    def _signature(self) -> Signature:
        *authority, position = self.row["signs"].split("|")
        is_school = self.row["office"].startswith("dai_hoc")
        degree = self.rng.choice(DEGREES) if is_school else ""
        return Signature(self.person("signer"), position, tuple(authority), degree)

    def _cosigner(self) -> Signature | None:
        position = self.row["left"]
        return Signature(self.person("co"), position) if position else None

    def _recipients(self, *, is_court: bool) -> tuple[str, ...]:
        if self.office is None or self.row["left"]:
            return ()
        names = COURT_RECIPIENTS if is_court else LIKELY_RECIPIENTS
        return tuple(map(self._filled, names))

    def person(self, role: str) -> str:
        """Return the name of who plays a role; no two have the same."""
        while role not in self.people:
            parts = (words("people", part) for part in ("family", "middle", "given"))
            name = " ".join(map(self.rng.choice, parts))
            if name not in self.people.values():
                self.people[role] = name
        return self.people[role]

    def _filled(self, text: str, **more: str) -> str:
        """Return a text of the table of kinds with what is known of the document."""
        office = self.office.cited_as if self.office else ""
        name = self.office.name if self.office else ""
        return text.format(
            title=self.title,
            TITLE=self.title.upper(),
            issuer=office,
            ISSUER=name.upper(),
            province=self.place["name"],
            seat=self.place["seat"],
            year=self.day.year,
            month=self.day.month,
            initials="TTVH",
            **more,
        )

    def _paragraphs(self) -> Iterator[Paragraph]:
        for style, phrase in _body(self.row["key"]):
            pieces: list[Piece] = []
            for run, slot in phrase:
                pieces += [run, self._piece(slot)] if slot else [run]
            yield Paragraph(tuple(pieces), style)

    def _piece(self, slot: str) -> Piece:
        name, _, rest = slot.partition(":")
        if name in _FILLERS:
            return _FILLERS[name](self, rest)
        if name in _FIGURES:
            return self._figure(name)
        if name == "day":
            return long_date(self.day)
        return self._filled(f"{{{name}}}")

    def mention(self, rest: str) -> Cited:
        """Return a mention of a new act: ``ubnd_tinh:KH full implements``."""
        key, _, how = rest.partition(":")
        code, wording, *relation = how.split()
        issued_on = self._day_before()
        act = self.register.issue(self._office(key), issued_on, kinds()[code])
        kind = Relation(relation[0]) if relation else Relation.REFERS_TO
        return cite(act, Wording(wording), kind)

    def law(self, rest: str) -> Cited:
        """Return a mention of a law by its name: one that *rest* names, or any."""
        relation, _, name = rest.partition(":")
        laws = [act for act in named_acts() if "uật" in act.doc_type]
        act = next((a for a in laws if f"{a.doc_type} {a.title}" == name), None)
        kind = Relation(relation) if relation else Relation.REFERS_TO
        return cite(act or self.rng.choice(laws), Wording.SHORT, kind)

    def court_act(self, rest: str) -> Cited:
        """Return a mention of a decision of the court in the same case."""
        words_, symbol = rest.split("|")
        issued_on = self._day_before()
        number = DocumentNumber(self._serial(), symbol, issued_on.year)
        text = f"{words_}: {number} ngày {long_date(issued_on)}"
        return Cited(text, "Quyết định", number, issued_on)

    def docket(self, symbol: str) -> str:
        """Return the number of the case, which is no document."""
        issued_on = self._day_before()
        number = f"{self._serial()}/{issued_on.year}/{symbol}"
        return f"{number} ngày {long_date(issued_on)}"

    def _figure(self, name: str) -> str:
        """Return a number that looks like none of a document."""
        if name == "money":
            return f"{self.rng.randint(2, 90)}.{self.rng.randint(100, 999)}.000"
        if name == "phone":
            return f"0{self.rng.randint(200_000_000, 999_999_999)}"
        return str(self.rng.randint(_FIGURES[name] // 2, _FIGURES[name]))

    def _day_before(self) -> date:
        return self.day - timedelta(days=self.rng.randint(DAY_FIRST, 10 * DAY_FIRST))


def _number(text: str) -> DocumentNumber | None:
    """Return the number that a pattern makes; a petition has none."""
    if not text:
        return None
    serial, *parts = text.split("/")
    if "-" in serial:
        serial, _, kind = serial.partition("-")
        return DocumentNumber(serial, "/".join((kind, *parts)), hyphenated=True)
    year = int(parts.pop(0)) if parts[0].isdigit() else None
    return DocumentNumber(serial, "/".join(parts), year)


@cache
def _body(key: str) -> tuple[tuple[Style, Phrase], ...]:
    return tuple(
        (Style(row["style"]), parse_phrase(row["text"]))
        for row in rows("varied_bodies")
        if key in row["keys"].split()
    )


def _cell(draft: _Draft, rest: str) -> str:
    del draft, rest
    return CELL_END


_FILLERS: dict[str, Callable[[_Draft, str], Piece]] = {
    "act": _Draft.mention,
    "law": _Draft.law,
    "court": _Draft.court_act,
    "docket": _Draft.docket,
    "person": _Draft.person,
    "cell": _cell,
}
"""What fills the slots of sentences, by the word before their colon."""
