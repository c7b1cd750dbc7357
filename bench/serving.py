"""How ``vankho serve`` holds up while an office works with it.

The service runs as a process, on two cores; the users, in this process, ask over HTTP
and think in between. Seven requests in ten are searches (``bench/known_items.py``),
two show a document, fewer trace one or have a draft checked. With ``--scans N`` the
same follows once more while N scans are sent to be checked, all at the same time; who
is told that the service is busy tries again when it says.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory

import httpx

from bench.known_items import entries_of, known_items
from bench.samples import documents
from bench.samples.folder import save
from bench.samples.writers.scan import write_scan
from schemas.search import SearchEntry
from service.bootstrap import open_archive
from service.settings import Settings

FILES = Path(__file__).parents[2] / "shared/corpus/files"
GENERATED = 300
USERS = 50
THINKING = 2.0
"""Seconds between an answer and the next request, a half more or less."""
SECONDS = 120
CORES = 2
PROCESSES = 2
PATIENCE = 60.0
"""Seconds until a request counts as not answered."""
IDLE = 4.0
"""Seconds that a connection is kept; the service closes it after five."""
SEED = 11
QUESTIONS = 60
"""Of each kind."""
SHARES = {"search": 70, "document": 20, "trace": 8, "check": 2}
_SERVE = "from cli.main import main; main()"


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that is one of a kind."""

    kind: str
    method: str
    address: str
    text: str = ""
    draft: tuple[str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What all processes of the service have and took until now.

    Megabytes of their own and of mapped files, seconds of the processors.
    """

    own: float
    mapped: float
    seconds: float


@dataclass(slots=True)
class Figures:
    """What the users saw: milliseconds of what was answered, by kind, and the rest."""

    milliseconds: dict[str, list[float]] = field(
        default_factory=lambda: {kind: [] for kind in (*SHARES, "scan")}
    )
    busy: int = 0
    errors: list[str] = field(default_factory=list)
    usage: list[Usage] = field(default_factory=list)

    def percentile(self, kind: str, percent: int) -> float:
        """Return the time that *percent* of the requests of a kind did not exceed."""
        times = self.milliseconds[kind] or [0.0]
        return quantiles(
            times if len(times) > 1 else times * 2, n=100, method="inclusive"
        )[percent - 1]


class Office:
    """Users of the service at one address, and what they ask of it."""

    def __init__(self, address: str, asked: Sequence[Sent], options: Namespace) -> None:
        self._address = address
        self._asked = {k: [s for s in asked if s.kind == k] for k in SHARES}
        self._users: int = options.users
        self._seconds: float = options.seconds

    async def work(
        self, scans: Sequence[Sent], measure: Callable[[], Usage]
    ) -> Figures:
        """Return what the users saw, of whom some send *scans* at the beginning."""
        figures = Figures()
        until = time.monotonic() + self._seconds
        limits = httpx.Limits(keepalive_expiry=IDLE)
        async with (
            httpx.AsyncClient(
                base_url=self._address, timeout=PATIENCE, limits=limits
            ) as client,
            asyncio.TaskGroup() as group,
        ):
            for number in range(self._users):
                rng = Random(f"{SEED} {number}")
                group.create_task(self._use(client, rng, until, figures))
            for scan in scans:
                group.create_task(_insist(client, scan, until, figures))
            for _ in range(3):  # at the start, in the middle, at the end
                figures.usage.append(measure())
                await asyncio.sleep(max(0, self._seconds / 2 - 0.1))
        return figures

    async def _use(
        self, client: httpx.AsyncClient, rng: Random, until: float, figures: Figures
    ) -> None:
        await asyncio.sleep(rng.uniform(0, THINKING))
        while time.monotonic() < until:
            (kind,) = rng.choices(list(SHARES), list(SHARES.values()))
            await _send(client, rng.choice(self._asked[kind]), figures)
            await asyncio.sleep(rng.uniform(THINKING / 2, THINKING * 3 / 2))


async def _insist(
    client: httpx.AsyncClient, sent: Sent, until: float, figures: Figures
) -> None:
    """Send it until there is room for it."""
    while time.monotonic() < until:
        wait = await _send(client, sent, figures)
        if wait is None:
            return
        await asyncio.sleep(wait)


async def _send(
    client: httpx.AsyncClient, sent: Sent, figures: Figures
) -> float | None:
    """Send it and note the answer; return the seconds to wait where it was busy."""
    start = time.perf_counter()
    try:
        answer = await client.request(
            sent.method,
            sent.address,
            params={"q": sent.text} if sent.text else None,
            files={"file": sent.draft} if sent.draft else None,
        )
    except httpx.HTTPError as error:
        figures.errors.append(f"{sent.kind}: {error!r}")
        return None
    if answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE and (
        wait := answer.headers.get("Retry-After")
    ):
        figures.busy += 1
        return float(wait)
    if answer.is_success:
        taken = 1000 * (time.perf_counter() - start)
        figures.milliseconds[sent.kind].append(taken)
    else:
        figures.errors.append(f"{sent.kind}: {answer.status_code} {sent.text}")
    return None


def main() -> None:
    """Measure, and print a line a kind of request."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=Path, default=FILES, help="what is imported")
    parser.add_argument("--home", type=Path, help="an existing archive instead")
    parser.add_argument("--users", type=int, default=USERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--scans", type=int, default=0, help="sent to be checked")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="vankho-serving-") as folder:
        home = options.home or _archive(Path(folder), options.files)
        asked = list(_requests(home))
        log = Path(folder) / "log"
        quiet = _measure(home, log, asked, options, 0)
        report(quiet, as_json=options.json)
        if options.scans:
            loaded = _measure(home, log, asked, options, options.scans)
            report(loaded, as_json=options.json)
            for kind in SHARES:
                ratio = loaded.percentile(kind, 99) / quiet.percentile(kind, 99)
                print(f"p99 of {kind}, with scans to without\t{ratio:.2f}")


def _archive(folder: Path, files: Path) -> Path:
    """Return the home of a new archive of *files*, or of our samples for want of any.

    Its folders are below *folder*.
    """
    home = folder / "home"
    if not files.is_dir():
        files = folder / "samples"
        files.mkdir()
        for document in documents(GENERATED, SEED):
            save(document, "text", files, None)
    with open_archive(Settings(home, workers=CORES)) as opened:
        opened.importer.run([files], lambda _result: None)
    return home


def _requests(home: Path) -> Iterator[Sent]:
    """Yield what may be asked of the archive at *home*."""
    with open_archive(Settings(home)) as opened:
        entries = list(entries_of(opened))
    for item in known_items(entries, QUESTIONS, Random(SEED)):
        yield Sent("search", "GET", "/api/v1/search", item.typed)
    for entry in entries:
        address = f"/api/v1/documents/{entry.id}"
        yield Sent("document", "GET", address)
        yield Sent("trace", "GET", f"{address}/trace")
    # the longer half are collections of laws and tables, such as nobody drafts
    for entry in sorted(entries, key=_length)[: len(entries) // 2 + 1]:
        draft = ("draft.txt", entry.body.encode())
        yield Sent("check", "POST", "/api/v1/check", draft=draft)


def _length(entry: SearchEntry) -> int:
    return len(entry.body)


def _scans(count: int) -> list[Sent]:
    return [
        Sent("scan", "POST", "/api/v1/check", draft=("scan.pdf", write_scan(document)))
        for document in documents(count, SEED)
    ]


def _measure(
    home: Path, log: Path, asked: Sequence[Sent], options: Namespace, scans: int
) -> Figures:
    """Return what the users of a service of its own saw."""
    sent = _scans(scans)
    with _serving(home, log) as (address, service):
        office = Office(address, asked, options)
        return asyncio.run(office.work(sent, lambda: _usage_of(service)))


@contextmanager
def _serving(home: Path, log: Path) -> Iterator[tuple[str, int]]:
    """Yield the address of a service that is ready, and its process."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    options = ("--port", str(port), "--processes", str(PROCESSES))
    paths = os.pathsep.join(sys.path)
    with log.open("ab") as errors:
        process = subprocess.Popen(  # noqa: S603  # our own words
            [sys.executable, "-c", _SERVE, "serve", *options],
            env={**os.environ, "VANKHO_HOME": str(home), "PYTHONPATH": paths},
            stderr=errors,
        )
    os.sched_setaffinity(process.pid, sorted(os.sched_getaffinity(0))[:CORES])
    try:
        _wait_for(address, process)
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return once the service at *address* is ready.

    Raises:
        RuntimeError: it ended before.

    """
    while process.poll() is None:
        try:
            if httpx.get(f"{address}/ready", timeout=PATIENCE).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError(f"the service ended with {process.returncode}")


def _usage_of(service: int) -> Usage:
    """Return what the processes of the service use; pages they share count once."""
    own = mapped = ticks = 0
    for process in _family(service):
        with suppress(FileNotFoundError, ProcessLookupError):  # it has ended
            lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
            row = Path(f"/proc/{process}/stat").read_text("ascii").rsplit(")")[-1]
            kilobytes = dict(line.split()[:2] for line in lines.splitlines()[1:])
            own += int(kilobytes["Pss_Anon:"])
            mapped += int(kilobytes["Pss_File:"])
            # of the process, of the children that ended; by system and user
            ticks += sum(map(int, row.split()[11:15]))
    return Usage(own / 1024, mapped / 1024, ticks / os.sysconf("SC_CLK_TCK"))


def _family(process: int) -> Iterator[int]:
    """Yield the process and all that it started, and they."""
    yield process
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in path.read_text("ascii").split():
            yield from _family(int(child))


def report(figures: Figures, *, as_json: bool) -> None:
    """Print the figures as a table with tabs, or as one line of JSON."""
    if as_json:
        print(json.dumps(asdict(figures)))
        return
    print("requests", "count", "p50", "p95", "p99", "ms", sep="\t")
    for kind, times in figures.milliseconds.items():
        if times:
            row = (f"{figures.percentile(kind, each):.0f}" for each in (50, 95, 99))
            print(kind, len(times), *row, sep="\t")
    print("told to try again", figures.busy, sep="\t")
    print("errors", len(figures.errors), *sorted(set(figures.errors))[:5], sep="\t")
    for when, each in zip(("start", "middle", "end"), figures.usage, strict=True):
        print(f"memory, {when}\t{each.own:.0f} MB, and {each.mapped:.0f} MB of files")
    seconds = figures.usage[-1].seconds - figures.usage[0].seconds
    print(f"processor, seconds\t{seconds:.1f}")


if __name__ == "__main__":
    main()
