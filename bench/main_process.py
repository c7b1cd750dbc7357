"""What an import costs the main process for each document: all but the reading.

Files of our own are read by workers, as ever; the main process records what they found,
brings the read models and the index up to date, and is measured: the processor time of
each of its parts, and now and then its memory (*mapped* are pages of files, which the
kernel takes back when others need the room). ``--picture`` draws both over the number
of documents.
"""

import json
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.import_curve import Moment, draw_curve
from bench.resident_memory import megabytes
from schemas.record import FileResult
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings

COUNT, SEED, EVERY = 1000, 2, 1000
WORKERS = 2
_MILLI = 1000.0
_FEW = 3


@dataclass(frozen=True, slots=True)
class Costs:
    """Milliseconds of the main process for a document, and how they came about."""

    documents: int
    whole: float
    parts: dict[str, float]
    moments: tuple[Moment, ...]

    @property
    def last_to_first(self) -> float:
        """How many times the last documents took what those after the first moment did.

        1, if there are too few moments: until the first one, modules are loaded too.
        """
        if len(self.moments) < _FEW:
            return 1.0
        first, second, *_, former, last = (*self.moments[:2], *self.moments[-2:])
        return last.cost_since(former) / second.cost_since(first)


def main() -> None:
    """Measure, and print the results."""
    options = _arguments()
    with TemporaryDirectory(dir=options.folder) as folder:
        inbox = Path(folder) / "inbox"
        write_files(inbox, options.count, options.seed, options.formats)
        costs = measure(inbox, Path(folder) / "home", options.every)
    if options.picture:
        options.picture.write_text(draw_curve(costs.moments), "utf-8")
    if options.json:
        print(json.dumps(asdict(costs)))
    else:
        _report(costs)


def write_files(inbox: Path, count: int, seed: int, formats: str = "text") -> None:
    """Write *count* documents, in another process: this one's memory is measured."""
    numbers = f"--count={count}", f"--seed={seed}", f"--formats={formats}"
    command = sys.executable, "-m", "bench.samples", "corpus", str(inbox), *numbers
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own


def measure(inbox: Path, home: Path, every: int) -> Costs:
    """Return what the import of *inbox* into a new archive costs the main process."""
    settings = Settings(home, workers=WORKERS, admits_secrets=True)
    with open_archive(settings) as opened, ExitStack() as timed:
        parts = {
            name: timed.enter_context(_timed(owner, method))
            for name, owner, method in _parts_of(opened)
        }
        moments = _Moments(every)
        begun = time.process_time()
        opened.importer.run([inbox], moments.take)
        seconds, documents = time.process_time() - begun, moments.seen
        moments.add()
    shown = {name: sum(each) / documents * _MILLI for name, each in parts.items()}
    whole = seconds / documents * _MILLI
    return Costs(documents, whole, shown, tuple(moments.found))


def _parts_of(opened: OpenArchive) -> list[tuple[str, object, str]]:
    """Return the parts by name: what does them, and by which method."""
    projections = opened.projections
    return [
        ("events appended, files synced", opened.archive, "commit"),
        ("ledger written", opened.ledger, "put"),
        ("read models and index", projections, "catch_up"),
    ]


@contextmanager
def _timed(owner: object, method: str) -> Iterator[list[float]]:
    """Give the seconds of processor time of each call of a method of *owner*."""
    seconds: list[float] = []
    called = getattr(owner, method)

    def timed(*args: object, **options: object) -> object:
        start = time.process_time()
        try:
            return called(*args, **options)
        finally:
            seconds.append(time.process_time() - start)

    setattr(owner, method, timed)
    try:
        yield seconds
    finally:
        delattr(owner, method)


class _Moments:
    """How far an import had come, *every* so many documents."""

    def __init__(self, every: int) -> None:
        self._every = every
        self._begun = time.perf_counter(), time.process_time()
        self.seen = 0
        self.found: list[Moment] = []

    def take(self, _result: FileResult) -> None:
        """Count a result."""
        self.seen += 1
        if self.seen % self._every == 0:
            self.add()

    def add(self) -> None:
        """Add this moment."""
        clock, processor = self._begun
        if self.found and self.found[-1].documents == self.seen:
            self.found.pop()
        self.found.append(
            Moment(
                self.seen,
                time.perf_counter() - clock,
                time.process_time() - processor,
                **megabytes(),
            )
        )


def _report(costs: Costs) -> None:
    rest = costs.whole - sum(costs.parts.values())
    for name, cost in {**costs.parts, "everything else": rest}.items():
        print(f"{name}\t{cost:.2f} ms")
    print(f"main process, a document\t{costs.whole:.2f} ms")
    print(f"the last documents to the first\t{costs.last_to_first:.2f}")
    for each in costs.moments:
        memory = f"heap {each.heap:,.0f}\tmapped {each.mapped:,.0f}"
        print(f"{each.documents}\t{each.clock:,.0f} s\t{memory}")


def _arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--formats", default="text", help="see bench.samples")
    parser.add_argument("--every", type=int, default=EVERY, help="documents a moment")
    parser.add_argument("--picture", type=Path, metavar="SVG", help="draw the curve")
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="of the files")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
