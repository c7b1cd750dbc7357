"""What it takes to confirm a link: which modules and functions run, and how long.

The archive lies in a folder, with its search index. The first link that is confirmed
loads what is loaded late, and is not counted.
"""

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import CO_OPTIMIZED
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from types import CodeType, FrameType

from bench.samples import documents
from bench.samples.parsed import parsed_of
from schemas.decision import DecidedBy
from schemas.record import Received
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings

COUNT = 300
SEED = 5
CONFIRMED = 20
ROOT = Path(__file__).parents[1]
OURS = tuple(f"{ROOT / room}/" for room in ("schemas", "ingest", "service"))
BY = DecidedBy("Người đo", "đo")
Link = tuple[str, str]  # the id of the citing document, the number that is cited


@dataclass
class Ran:
    """The functions of the project that ran."""

    codes: set[CodeType] = field(default_factory=set)

    @property
    def modules(self) -> list[str]:
        """The modules that they stand in."""
        paths = {Path(each.co_filename).relative_to(ROOT) for each in self.codes}
        return sorted(map(str, paths))


@contextmanager
def watched() -> Iterator[Ran]:
    """Give the functions that ran, but for the loading of modules."""
    ran = Ran()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        is_function = event == "call" and code.co_flags & CO_OPTIMIZED
        if is_function and code.co_filename.startswith(OURS):
            ran.codes.add(code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield ran
    finally:
        sys.setprofile(before)


def main() -> None:
    """Measure, and print the figures."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--modules", action="store_true", help="name the modules")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    with TemporaryDirectory() as home, open_archive(Settings(Path(home))) as opened:
        fill(opened, options.count)
        ran, milliseconds = measure(opened)
    figures = {
        "modules": len(ran.modules),
        "functions": len(ran.codes),
        "milliseconds": round(milliseconds, 1),
    }
    lines = [f"{name}\t{value}" for name, value in figures.items()]
    print(json.dumps(figures) if options.json else "\n".join(lines))
    if options.modules:
        print("\n".join(ran.modules))


def fill(opened: OpenArchive, count: int) -> None:
    """Put *count* sample documents in."""
    for sample in documents(count, SEED):
        parsed = parsed_of(sample)
        opened.archive.register(Received(parsed.filename, parsed.checksum, b""), parsed)
    opened.archive.commit()
    opened.projections.catch_up()


def measure(opened: OpenArchive) -> tuple[Ran, float]:
    """Confirm some links; return what ran for one, the most, and the median time."""
    first, *others = islice(_links(opened), CONFIRMED + 1)
    opened.decisions.confirm(*first, None, BY)
    most, times = Ran(), []
    for link in others[::2]:
        with watched() as ran:
            opened.decisions.confirm(*link, None, BY)
        most = max(most, ran, key=lambda each: len(each.modules))
    for link in others[1::2]:
        start = time.perf_counter()
        opened.decisions.confirm(*link, None, BY)
        times.append(1000 * (time.perf_counter() - start))
    return most, median(times)


def _links(opened: OpenArchive) -> Iterator[Link]:
    """Yield links that can be confirmed, one of each document."""
    ids = opened.graph.find_ids()
    for document, links in sorted(opened.graph.links_of(ids).items()):
        numbers = [str(each.citation.number) for each in links]
        for link in links:
            number = str(link.citation.number)
            if link.target and link.citation.number and numbers.count(number) == 1:
                yield document, number
                break


if __name__ == "__main__":
    main()
