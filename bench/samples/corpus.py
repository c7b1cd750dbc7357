"""Any number of documents that cite each other, the same for the same seed."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from bench.samples.composing import compose
from bench.samples.issuing import Register
from bench.samples.model import SampleDocument
from bench.samples.network import CitationNetwork
from bench.samples.tables import Office, offices, offices_of_2026

FIRST_DAY = date(2021, 8, 2)
DAYS = 1600
FIRST_DAY_OF_TWO_LEVELS = date(2025, 7, 1)
"""On which districts ended; provinces and communes were left."""
DAYS_OF_2026 = 500
LEGISLATION_SHARE = 0.2


def documents(count: int, seed: int = 1) -> Iterator[SampleDocument]:
    """Make *count* documents in the order of their dates.

    A document cites only earlier ones; about one citation in seven is of an act
    that is not among the documents.
    """
    rng = Random(seed)
    clerks = _Clerks(rng)
    central = [office for office in offices() if office.is_legislator]
    local = [office for office in offices() if not office.is_legislator]
    for index in range(count):
        office = rng.choice(central if rng.random() < LEGISLATION_SHARE else local)
        day = FIRST_DAY + timedelta(days=index * DAYS // count)
        yield clerks.write(f"{index:06}", office, day)


def documents_of_2026(count: int, seed: int = 1) -> Iterator[SampleDocument]:
    """Make *count* documents of schools, communes, regional courts and their Party."""
    rng = Random(seed)
    clerks = _Clerks(rng)
    for index in range(count):
        office = rng.choice(offices_of_2026())
        day = FIRST_DAY_OF_TWO_LEVELS + timedelta(days=index * DAYS_OF_2026 // count)
        yield clerks.write(f"{index:06}", office, day)


class _Clerks:
    """All who write: what they number and cite, the next goes on from."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._register = Register(rng)
        self._network = CitationNetwork(rng, self._register)

    def write(self, prefix: str, office: Office, day: date) -> SampleDocument:
        """Return the next document of *office*; *prefix* begins its name."""
        act = self._register.issue(office, day)
        header = self._register.head(office, act)
        body = compose(header, self._network.sources(office, act), self._rng)
        self._network.add(office, act)
        return SampleDocument(f"{prefix}-{_slug(str(act.number))}", header, body)


def _slug(number: str) -> str:
    return number.replace("/", "-").replace("&", "-")
