"""How many of the mutants that a seed draws the tests catch, and which they do not.

FOLDER keeps the session: the tree as it was, the mutants, what came out. The same
command again goes on where it was broken off, or prints what it found.
"""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.mutants.draw import AREAS, all_of, area_of, drawn
from bench.mutants.session import Session, Tried

COUNT = 160
SEED = 1
WORKERS = 2


def main() -> None:
    """Try the mutants and print the share that was caught, and the survivors."""
    parser = ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument(
        "--all-of", metavar="OPERATOR", help="own/ConstantScaled: all of these instead"
    )
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    session = Session(options.folder)
    session.prepare()
    every = options.all_of
    session.add(
        all_of(session.tree, every)
        if every
        else drawn(session.tree, options.count, options.seed)
    )
    for each in session.run(options.workers):
        print("caught" if each.caught else "SURVIVED", _place(each), flush=True)
    print("\n".join(report(session.tried())))


def report(tried: Iterable[Tried]) -> list[str]:
    """Return the share of each area as a table, then the survivors."""
    tried = list(tried)
    counts = Counter((area_of(each.module).name, each.caught) for each in tried)
    lines = ["area\ttried\tcaught\tshare"]
    for name in (*(area.name for area in AREAS), None):
        caught = sum(
            n for (area, yes), n in counts.items() if yes and name in {area, None}
        )
        total = sum(n for (area, _), n in counts.items() if name in {area, None})
        if total:
            lines.append(f"{name or 'all'}\t{total}\t{caught}\t{caught / total:.3f}")
    for each in tried:
        if not each.caught:
            lines += ["", _place(each), *(f"    {line}" for line in each.diff)]
    return lines


def _place(each: Tried) -> str:
    return f"{each.module}:{each.line} {each.operator}"


if __name__ == "__main__":
    main()
