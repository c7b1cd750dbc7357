"""Our way and the bare library's way, timed in the same run on the same machine."""

import json
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

ROUNDS = 3
"""How often each way is timed, in turns; its fastest round counts."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How many things per second the archive does, and the library alone."""

    what: str
    ours: float
    library: str
    theirs: float

    @property
    def ratio(self) -> float:
        """How many times as long ours takes; noise of the machine cancels out."""
        return self.theirs / self.ours


def compare(
    what: str,
    count: int,
    ours: Callable[[], object],
    *,
    clock: Callable[[], float] = time.perf_counter,
    **libraries: Callable[[], object],
) -> list[Measure]:
    """Time *ours* against each library; each call does *count* things.

    If nothing waits, processor time is a better *clock*: other work on the machine
    counts less.
    """
    ways = {"": ours, **libraries}
    seconds = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, way in ways.items():
            start = clock()
            way()
            seconds[name] = min(seconds[name], clock() - start)
    speeds = {name: count / each for name, each in seconds.items()}
    return [
        Measure(what, speeds[""], library, speeds[library]) for library in libraries
    ]


def arguments(description: str | None, count: int) -> Namespace:
    """Return the options: ``--count`` things, ``--json`` instead of a table."""
    parser = ArgumentParser(description=description)
    add_arguments(parser, count)
    return parser.parse_args()


def add_arguments(parser: ArgumentParser, count: int) -> None:
    """Add the options that every measure has."""
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--json", action="store_true", help="one line of JSON")


def report(measures: Iterable[Measure], *, as_json: bool) -> None:
    """Print the measures as a table with tabs, or as one line of JSON."""
    if as_json:
        print(json.dumps([{**asdict(each), "ratio": each.ratio} for each in measures]))
        return
    print("what", "ours a second", "library", "library a second", "ratio", sep="\t")
    for each in measures:
        speeds = f"{each.ours:.1f}\t{each.library}\t{each.theirs:.1f}"
        print(f"{each.what}\t{speeds}\t{each.ratio:.2f}")
