"""The memory of a process that searches an archive, and what of it is its own.

*Heap* is what the process has filled itself; *mapped* are pages of files (programs, and
the index above all), which the kernel takes back when others need the room.
"""

import json
from argparse import ArgumentParser
from pathlib import Path
from random import Random

from schemas.search import SearchQuery
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings

QUERIES = 200
SEED = 7
WORDS = 4
Figures = dict[str, float]


def main() -> None:
    """Measure, and print a line a moment."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="the folder of an archive")
    parser.add_argument("--queries", type=int, default=QUERIES)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    figures = {"begun": megabytes()}
    with open_archive(Settings(options.archive)) as opened:
        figures["opened"] = _opened(opened)
        for text in _queries(opened, options.queries):
            opened.queries.search(SearchQuery(text))
        figures["searched"] = megabytes()
    lines = (
        f"{moment}\theap {each['heap']:,.0f}\tmapped {each['mapped']:,.0f}"
        for moment, each in figures.items()
    )
    print(json.dumps(figures) if options.json else "\n".join(lines))


def megabytes() -> Figures:
    """Return what this process has in memory now."""
    rows = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()[1:]
    sizes = {row.split(":")[0]: int(row.split()[1]) / 1024 for row in rows}
    return {"heap": sizes["Anonymous"], "mapped": sizes["Rss"] - sizes["Anonymous"]}


def _opened(opened: OpenArchive) -> Figures:
    opened.queries.search(SearchQuery("quyết định"))
    return megabytes()


def _queries(opened: OpenArchive, count: int) -> list[str]:
    """Return words that follow each other in the subjects of documents."""
    random = Random(SEED)
    records = map(opened.graph.record, opened.graph.find_ids())
    found = (each.summary.subject for each in records if each)
    subjects = [subject.split() for subject in found if subject]
    rows = random.choices([row for row in subjects if len(row) >= WORDS], k=count)
    starts = (random.randrange(len(row) - WORDS + 1) for row in rows)
    pairs = zip(rows, starts, strict=True)
    return [" ".join(row[start : start + WORDS]) for row, start in pairs]


if __name__ == "__main__":
    main()
