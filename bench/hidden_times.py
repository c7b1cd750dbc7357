"""Whether the time of an answer says that a document is hidden, and not absent.

An account without clearance asks for hidden documents and for absent ones, in turns and
in random order, by several routes. The processor time of each request is taken, and the
two sets are compared by ranks (Mann and Whitney): a share of 0.5 says that a request
for a hidden document is as often the slower one as not.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from math import erfc, sqrt
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from fastapi.testclient import TestClient

from bench.samples import documents
from bench.samples.parsed import parsed_of
from schemas.account import Role
from schemas.clearance import LEVELS
from schemas.document import ParsedDocument
from schemas.record import Received
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.domain.content_id import document_id
from service.settings import Settings

COUNT = 400
"""Documents of the archive; every fourth one is hidden."""
ROUTES = {
    "document": "/api/v1/documents/{id}",
    "original": "/api/v1/documents/{id}/original",
    "history": "/api/v1/documents/{id}/history",
    "network": "/api/v1/documents/{id}/network",
    "number": "/api/v1/documents?number={number}",
    "search": "/api/v1/search?q={number}",
}


@dataclass(frozen=True, slots=True)
class Named:
    """What a document is asked for by."""

    id: str
    number: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Medians in milliseconds; the share and probability of ``rank_test``."""

    route: str
    hidden: float
    absent: float
    share: float
    probability: float


def main() -> None:
    """Make the archive, ask it, print a line a route."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=200, help="of each, a route")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    with (
        TemporaryDirectory(prefix="vankho-hidden-") as folder,
        open_archive(Settings(Path(folder), admits_secrets=True)) as opened,
    ):
        hidden, absent = fill(opened)
        client = client_of(opened)
        rng = Random(options.seed)  # no secret
        compared = [
            compare(client, route, (hidden, absent), options.requests, rng)
            for route in ROUTES
        ]
    if options.json:
        print(json.dumps([asdict(each) for each in compared]))
        return
    print("route\thidden ms\tabsent ms\tshare\tp")
    for each in compared:
        times = f"{each.hidden:.2f}\t{each.absent:.2f}"
        print(f"{each.route}\t{times}\t{each.share:.3f}\t{each.probability:.2f}")


def fill(opened: OpenArchive) -> tuple[list[Named], list[Named]]:
    """Put documents in; return what is hidden, and as many that are absent."""
    made = [parsed_of(each) for each in documents(COUNT + COUNT // 4)]
    hidden = [_secret(each) for each in made[: COUNT // 4]]
    for each in (*hidden, *made[COUNT // 2 :]):
        content = each.text.content.encode()
        received = Received(each.filename, each.checksum, content)
        opened.archive.register(received, each)
    opened.archive.commit()
    opened.projections.catch_up()
    absent = made[COUNT // 4 : COUNT // 2]
    return [_named(each) for each in hidden], [_named(each) for each in absent]


def _secret(parsed: ParsedDocument) -> ParsedDocument:
    return replace(parsed, header=replace(parsed.header, secrecy=LEVELS[1]))


def _named(parsed: ParsedDocument) -> Named:
    return Named(str(document_id(parsed.checksum)), str(parsed.header.number))


def client_of(opened: OpenArchive) -> TestClient:
    """Return what asks as a reader without clearance."""
    opened.accounts.people.add("an", "", Role.READER, "một câu dài")
    token, _ = opened.accounts.tokens.issue("an", "bench")
    client = TestClient(create_app(opened, alone=False))
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def compare(
    client: TestClient,
    route: str,
    named: tuple[list[Named], list[Named]],
    count: int,
    rng: Random,
) -> Compared:
    """Ask by *route* for *count* hidden documents and as many absent ones."""
    times: tuple[list[float], list[float]] = ([], [])
    for each in named[1][:10]:  # what is loaded by the first request
        client.get(ROUTES[route].format(id=each.id, number=each.number))
    for _ in range(count):
        for side in rng.sample((0, 1), 2):
            one = rng.choice(named[side])
            address = ROUTES[route].format(id=one.id, number=one.number)
            begun = process_time()
            client.get(address)
            times[side].append((process_time() - begun) * 1000)
    hidden, absent = times
    return Compared(route, median(hidden), median(absent), *rank_test(hidden, absent))


def rank_test(first: Sequence[float], second: Sequence[float]) -> tuple[float, float]:
    """Return how often one of *first* is above one of *second*, and the probability.

    The probability is of a difference as large or larger if there is none, by the
    normal approximation with a correction for ties.
    """
    every = sorted(
        [(each, True) for each in first] + [(each, False) for each in second]
    )
    n, m = len(first), len(second)
    ranks, ties = 0.0, 0
    for size, of_first, after in _runs(every):
        ranks += of_first * (after - (size - 1) / 2)
        ties += size**3 - size
    above = ranks - n * (n + 1) / 2
    spread = sqrt(n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1))))
    distance = abs(above - n * m / 2) / spread if spread else 0.0
    return above / (n * m), erfc(distance / sqrt(2))


def _runs(ordered: list[tuple[float, bool]]) -> Iterator[tuple[int, int, int]]:
    """Yield of each value how many have it, how many of the first, the last rank."""
    after = 0
    for _, same in groupby(ordered, key=lambda each: each[0]):
        run = list(same)
        after += len(run)
        yield len(run), sum(is_first for _, is_first in run), after


if __name__ == "__main__":
    main()
