"""Who cites whom: what has been cited before is cited again."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.samples.issuing import Register
from bench.samples.model import Act
from bench.samples.tables import Office, offices

MISSING_SHARE = 0.15
NEW_MISSING_SHARE = 0.4
"""Of the citations of absent acts, those of an act nobody cited before."""
LONGEST_REACH = 700
"""Days between an absent act and the first that cites it."""
FIRST_WEIGHT = 30
"""A new act counts as if it had been cited so often, or the first would win all."""
TWINS_SHARE = 0.2
"""Of the documents, those that cite two absent acts of the same day."""
TRIES = 2
"""An act drawn twice is drawn anew; in a small network it may happen again."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What one document rests on: its căn cứ, and all it cites besides."""

    basis: tuple[Act, ...]
    others: tuple[Act, ...]


class CitationNetwork:
    """Urns of acts, one for the centre and one a province.

    An act is put in when it is issued and once more whenever it is cited, so that
    the chance to be cited grows with the citations (preferential attachment).
    Acts that are cited but never become documents have urns of their own.
    """

    def __init__(self, rng: Random, register: Register) -> None:
        self._rng = rng
        self._register = register
        self._present: defaultdict[str, list[Act]] = defaultdict(list)
        self._absent: defaultdict[str, list[Act]] = defaultdict(list)
        self._offices: defaultdict[str, list[Office]] = defaultdict(list)
        for office in offices():
            self._offices[_urn(office)].append(office)

    def add(self, office: Office, act: Act) -> None:
        """Make *act* of *office* known, so that later documents can cite it."""
        self._present[_urn(office)] += [act] * FIRST_WEIGHT

    def sources(self, office: Office, act: Act) -> Sources:
        """Return about ten acts older than *act* for it to cite, each once."""
        seen = {str(act.number)}
        day = act.issued_on or date.max
        basis = tuple(self._draw("", day, self._rng.randint(3, 6), seen))
        own = tuple(self._draw(_urn(office), day, self._rng.randint(4, 7), seen))
        central = tuple(self._draw("", day, self._rng.randint(1, 3), seen))
        return Sources(basis, own + central + self._twins(_urn(office), day))

    def _draw(self, urn: str, day: date, count: int, seen: set[str]) -> Iterator[Act]:
        for _ in range(count * TRIES):
            act = self._draw_one(urn, day)
            if str(act.number) not in seen:
                seen.add(str(act.number))
                yield act
                count -= 1
            if not count:
                return

    def _draw_one(self, urn: str, day: date) -> Act:
        present, absent = self._present[urn], self._absent[urn]
        if present and self._rng.random() >= MISSING_SHARE:
            act = self._rng.choice(present)
            present.append(act)
            return act
        if absent and self._rng.random() >= NEW_MISSING_SHARE:
            act = self._rng.choice(absent)
        else:
            act = self._absent_act(urn, day)
        absent.append(act)
        return act

    def _twins(self, urn: str, day: date) -> tuple[Act, ...]:
        """Return now and then two absent acts of one office, kind and day."""
        if self._rng.random() >= TWINS_SHARE:
            return ()
        office = self._rng.choice(self._offices[urn])
        kind = self._rng.choice(office.kinds)
        issued_on = day - timedelta(days=self._rng.randint(1, LONGEST_REACH))
        twins = [self._register.issue(office, issued_on, kind) for _ in range(2)]
        return tuple(twins)

    def _absent_act(self, urn: str, day: date) -> Act:
        office = self._rng.choice(self._offices[urn])
        age = timedelta(days=self._rng.randint(1, LONGEST_REACH))
        return self._register.issue(office, day - age)


def _urn(office: Office) -> str:
    """Legislation and acts of the centre may be cited by all, others at home."""
    return "" if office.is_legislator else office.province or "centre"
