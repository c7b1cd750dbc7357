"""Offices at work: numbers that run on through the year, subjects, signatures."""

from collections import Counter
from datetime import date
from random import Random

from bench.samples.model import Act, Form, SampleHeader, Signature
from bench.samples.tables import Kind, Office, subjects, words
from schemas.number import DocumentNumber

SECRECIES = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
URGENCIES = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
MARKED_SHARE = 0.06
LARGEST_GAP = 40
"""Between two numbers of a series others were given to papers we do not see."""


def number_of(
    office: Office, kind: Kind, serial: int, year: int, unit: str = ""
) -> DocumentNumber:
    """Return the number of an act; that of a letter names the *unit* that wrote it."""
    padded = f"{serial:02}"
    if office.form is Form.LAW:
        return DocumentNumber(padded, office.code, year)
    if office.form is Form.PARTY:
        return DocumentNumber(padded, f"{kind.code}/{office.code}", hyphenated=True)
    if kind.is_letter:
        return DocumentNumber(str(serial), f"{office.code}-{unit}")
    symbol = f"{kind.code}-{office.code}"
    return DocumentNumber(padded, symbol, year if kind.yearly else None)


class Register:
    """The outgoing books of all offices."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._last: Counter[tuple[str, str, str, int]] = Counter()
        self._names = [words("people", part) for part in ("family", "middle", "given")]

    def issue(self, office: Office, day: date, kind: Kind | None = None) -> Act:
        """Return a new act of *office*, numbered as the next of its series."""
        kind = kind or self._rng.choice(office.kinds)
        return Act(
            doc_type=kind.name,
            title=self._subject(kind, day.year),
            number=self._number(office, kind, day.year),
            issued_on=day,
            issuer=office.cited_as,
        )

    def head(self, office: Office, act: Act) -> SampleHeader:
        """Return the frame in which *office* sends *act* out."""
        is_letter = act.doc_type == "Công văn"
        to = self._rng.sample(words("addressees"), 1 + self._rng.randrange(2))
        return SampleHeader(
            act=act,
            issuer=office.name,
            parent_issuer=office.parent,
            place=office.place,
            signature=self._signature(office, is_letter=is_letter),
            addressees=tuple(to) if is_letter else (),
            recipients=self._recipients(office),
            form=office.form,
            secrecy=self._mark(SECRECIES),
            urgency=self._mark(URGENCIES),
        )

    def _mark(self, marks: tuple[str, ...]) -> str | None:
        return self._rng.choice(marks) if self._rng.random() < MARKED_SHARE else None

    def _subject(self, kind: Kind, year: int) -> str:
        pattern = self._rng.choice(subjects()[kind.code])
        topic = self._rng.choice(words("topics", "topic"))
        text = pattern.format(topic=topic, year=year, later=year + 4)
        return text if kind.is_letter else text[0].upper() + text[1:]

    def _number(self, office: Office, kind: Kind, year: int) -> DocumentNumber:
        series = (office.province, office.code, kind.code, year)
        self._last[series] += self._rng.randint(1, LARGEST_GAP)
        serial = self._last[series]
        unit = self._rng.choice(office.units) if kind.is_letter else ""
        return number_of(office, kind, serial, year, unit)

    def _signature(self, office: Office, *, is_letter: bool) -> Signature:
        name = " ".join(self._rng.choice(part) for part in self._names)
        collective = (f"TM. {office.collective}",) if office.collective else ()
        chance = self._rng.random()
        if is_letter and chance < 0.3:  # noqa: PLR2004 - about one letter in three
            return Signature(name, "Chánh Văn phòng", (f"TL. {office.head}",))
        if chance < 0.6:  # noqa: PLR2004 - deputies sign as often as heads
            return Signature(name, office.deputy, (*collective, f"KT. {office.head}"))
        return Signature(name, office.head, collective)

    def _recipients(self, office: Office) -> tuple[str, ...]:
        some = self._rng.sample(words("recipients"), self._rng.randint(2, 5))
        unit = self._rng.choice(office.units or ("TH",))
        return (*some, f"Lưu: VT, {unit}")
