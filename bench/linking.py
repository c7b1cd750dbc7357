"""Links at scale: all citations resolved in a rebuild, one more document, long traces.

The documents are those of ``bench.samples`` as values, about thirteen citations each,
so that 80 000 of them have a million. A trace is compared with the same walk in one SQL
query on the same tables, and in networkx on a graph that is in memory already.
"""

import json
import resource
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

import networkx as nx
from sqlalchemy import Connection, Engine, func, select, text

from bench.samples import documents
from bench.samples.parsed import parsed_of
from schemas.codec import from_plain
from schemas.document import ParsedDocument
from schemas.record import Received
from service.answers.traces import trace_reference
from service.archive import Archive
from service.domain.document_log import DocumentLog
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.graph.tables import citations, identities
from service.graph.tables import documents as catalogued
from service.graph.views import open_views
from service.linking.identity import CitedIdentity
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.port import FailedEvent, LoggedEvent
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections

COUNT = 80_000
SEED = 3
BATCH = 500
MORE = 15
"""Documents that arrive one by one, and traces that are followed."""
DEPTH = 5
NEWEST = 0.1
"""Traces start at the newest tenth: these have most below them."""
_WALK = text(
    """
    WITH RECURSIVE below(document, step) AS (
        SELECT :start, 0
        UNION
        SELECT identities.target, step + 1 FROM below
        JOIN citations ON citations.document = below.document
        JOIN identities ON identities.id = citations.identity
        WHERE step < :depth AND identities.target IS NOT NULL
    )
    SELECT count(DISTINCT document) FROM below
    """
)
Figures = dict[str, float]


def main() -> None:
    """Measure, and print one line per figure."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--database", help="URL of the read models; by default SQLite")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{folder}/views.db"
        figures = measure(options.count, Path(folder) / "events.db", url)
    lines = (f"{name}\t{value:,.4g}" for name, value in figures.items())
    print(json.dumps(figures) if options.json else "\n".join(lines))


def measure(count: int, events: Path, views: str) -> Figures:
    """Return the figures of *count* documents; *views* is their database."""
    samples = (parsed_of(each) for each in documents(count + MORE, SEED))
    log = DocumentLog(
        {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(events)}
    )
    files, engine = MemoryFiles(), open_views(views)
    archive = Archive(log, files)
    _register(archive, (next(samples) for _ in range(count)))
    figures = _rebuild(archive, engine, files)
    figures |= _one_more(archive, engine, files, samples)
    figures |= _traces(engine)
    figures["memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    engine.dispose()
    archive.log.close()
    return figures


def _register(archive: Archive, parsed: Iterable[ParsedDocument]) -> None:
    for number, each in enumerate(parsed, start=1):
        archive.register(_received(each), each)
        if number % BATCH == 0:
            archive.commit()
    archive.commit()


def _rebuild(archive: Archive, engine: Engine, files: MemoryFiles) -> Figures:
    """Rebuild all read models: fill them, then resolve every link."""
    views = _Timed(engine, files)
    events = _seconds(lambda: _decode_all(archive))
    whole = _seconds(_projections(archive, engine, views).rebuild)
    with engine.connect() as connection:
        cited = connection.execute(select(func.count()).select_from(citations)).scalar()
        asked = connection.execute(
            select(func.count()).select_from(identities)
        ).scalar()
    return {
        "documents": Catalogue(engine).count_documents(),
        "citations": cited or 0,
        "identities": asked or 0,
        "events read and decoded, seconds": events,
        "views filled, seconds": views.filling,
        "links answered, seconds": views.answering,
        "rebuild of the views, seconds": whole,
    }


class _Timed(ViewsProjection):
    """The read models, and the seconds that filling them and resolving links takes."""

    filling = answering = 0.0

    def apply(
        self, events: Sequence[LoggedEvent], position: int, digest: str = ""
    ) -> list[FailedEvent]:
        """Fill, timed."""
        start = time.perf_counter()
        failures = super().apply(events, position, digest)
        self.filling += time.perf_counter() - start
        return failures

    def flush(self) -> None:
        """Resolve, timed."""
        self.answering += _seconds(super().flush)


def _one_more(
    archive: Archive,
    engine: Engine,
    files: MemoryFiles,
    parsed: Iterator[ParsedDocument],
) -> Figures:
    projections = _projections(archive, engine, ViewsProjection(engine, files))

    def arrive(document: ParsedDocument) -> float:
        archive.register(_received(document), document)
        archive.commit()
        return _seconds(projections.catch_up)

    usual = [arrive(each) for each in parsed]
    needed, times = _most_needed(engine)
    last = parsed_of(next(iter(documents(1, SEED + 1))))
    wanted = replace(
        last,
        checksum=sha256(b"wanted").hexdigest(),
        header=replace(last.header, number=needed.number, issued_on=needed.issued_on),
    )
    return {
        "one more document, ms": 1000 * median(usual),
        "the slowest of them, ms": 1000 * max(usual),
        "one that is cited so often": times,
        "when that arrives, ms": 1000 * arrive(wanted),
    }


def _most_needed(engine: Engine) -> tuple[CitedIdentity, int]:
    """Return what most citations look for in vain, and how many they are."""
    query = (
        select(identities.c.identity, func.count().label("times"))
        .join(citations, citations.c.identity == identities.c.id)
        .where(identities.c.state == "missing", identities.c.typo_key.is_not(None))
        .group_by(identities.c.id, identities.c.identity)
        .order_by(func.count().desc())
    )
    if engine.dialect.name == "postgresql":  # it cannot compare JSON
        query = query.group_by(None).group_by(identities.c.id)
    with engine.connect() as connection:
        row = connection.execute(query.limit(1)).one()
    return from_plain(CitedIdentity, row.identity), row.times


def _traces(engine: Engine) -> Figures:
    graph = Catalogue(engine)
    network = _network(engine)
    starts = _newest(engine)
    ours = [_seconds(partial(trace_reference, graph, each, DEPTH)) for each in starts]
    with engine.connect() as connection:
        sql = [_seconds(partial(_walk, connection, each)) for each in starts]
    walks = [_seconds(partial(_reached, network, each)) for each in starts]
    reached = [len(_reached(network, each)) for each in starts]
    return {
        "documents within five steps": median(reached),
        "trace to depth 5, ms": 1000 * median(ours),
        "the slowest of them (trace), ms": 1000 * max(ours),
        "the same walk in SQL, ms": 1000 * median(sql),
        "the same walk in networkx, ms": 1000 * median(walks),
    }


def _walk(connection: Connection, start: str) -> int:
    given = {"start": start, "depth": DEPTH}
    return int(connection.execute(_WALK, given).scalar_one())


def _reached(network: "nx.DiGraph[str]", start: str) -> dict[str, int]:
    found = nx.single_source_shortest_path_length(network, start, cutoff=DEPTH)
    return dict(found)


def _network(engine: Engine) -> "nx.DiGraph[str]":
    query = (
        select(citations.c.document, identities.c.target)
        .join(identities, identities.c.id == citations.c.identity)
        .where(identities.c.target.is_not(None))
    )
    network: nx.DiGraph[str] = nx.DiGraph()
    with engine.connect() as connection:
        network.add_edges_from((row[0], row[1]) for row in connection.execute(query))
    return network


def _newest(engine: Engine) -> list[str]:
    column = catalogued.c.id
    query = select(column).order_by(catalogued.c.issued_on.desc(), column)
    with engine.connect() as connection:
        found = list(connection.execute(query).scalars())
    newest = found[: max(MORE, int(len(found) * NEWEST))]
    return Random(SEED).sample(newest, min(MORE, len(newest)))


def _projections(
    archive: Archive, engine: Engine, views: ViewsProjection
) -> Projections:
    return Projections(
        archive.log, [views], FailedEvents(engine), ProjectionLock(engine)
    )


def _decode_all(archive: Archive) -> None:
    position = 0
    while stored := archive.log.events_after(position, BATCH):
        position = stored[-1].id
        for each in stored:
            archive.log.event_of(each)


def _received(parsed: ParsedDocument) -> Received:
    return Received(parsed.filename, parsed.checksum, parsed.text.content.encode())


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
