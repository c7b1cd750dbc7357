"""What a check finds in 30 drafts of an editor's list of faults, and what wrongly.

A planted fault is found if its rule reports something at its place. A finding that is
neither a note nor planted is wrong; how many notes are so is printed, too.
"""

from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass, field

from bench.checking import checker_of
from bench.samples.planted import DRAWS, Draft, drafts, held_acts
from ingest.pipeline import parse
from schemas.finding import DraftCheck, Finding, Severity
from schemas.span import Span
from service.checking.checker import Checker

COUNT = 30
SEED = 19


@dataclass
class Figures:
    """Per rule what was planted, found, right and wrong; a line for each fault."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the planted faults that were found."""
        return self.found.total() / self.planted.total()

    @property
    def precision(self) -> float:
        """The share of the findings that are not notes that were planted."""
        return self.right.total() / (self.right + self.wrong).total()

    def add(self, draft: Draft, check: DraftCheck) -> None:
        """Count what was found in *draft*."""
        for rule, span in draft.planted:
            self.planted[rule] += 1
            if any(_is_at(each, rule, span) for each in check.findings):
                self.found[rule] += 1
            else:
                missed = draft.text[span.start : span.end]
                self.faults.append(f"missed\t{draft.name}\t{rule}\t{missed}")
        for each in check.findings:
            self._count(draft, each)

    def _count(self, draft: Draft, found: Finding) -> None:
        is_planted = any(_is_at(found, *each) for each in draft.planted)
        if found.severity is Severity.NOTE:
            self.notes[found.code] += not is_planted
        elif is_planted:
            self.right[found.code] += 1
        else:
            self.wrong[found.code] += 1
            words = f"{found.place.text}\t{found.message}"
            self.faults.append(f"wrong\t{draft.name}\t{found.code}\t{words}")


def main() -> None:
    """Measure, and print one line per rule."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--draw", choices=DRAWS, default="first")
    parser.add_argument("--faults", action="store_true", help="list missed and wrong")
    options = parser.parse_args()
    figures = measure(options.count, options.seed, options.draw)
    print("rule", "planted", "found", "wrong", "other notes", sep="\t")
    columns = figures.planted, figures.found, figures.wrong, figures.notes
    for rule in sorted({rule for each in columns for rule in each}):
        print(rule, *(each[rule] for each in columns), sep="\t")
    print(f"recall {figures.recall:.3f} of {figures.planted.total()}")
    reported = (figures.right + figures.wrong).total()
    print(f"precision {figures.precision:.3f} of {reported}, notes apart")
    if options.faults:
        print(*figures.faults, sep="\n")


def measure(count: int, seed: int, draw: str = "first") -> Figures:
    """Return what the check finds in *count* drafts of a *draw*."""
    checker, figures = _checker(draw), Figures()
    for each in drafts(count, seed, draw):
        figures.add(each, checker.check(each.text.encode(), f"{each.name}.txt"))
    return figures


def _checker(draw: str) -> Checker:
    return checker_of(parse(text.encode(), name) for name, text in held_acts(draw))


def _is_at(found: Finding, rule: str, span: Span) -> bool:
    place = found.place
    return found.code == rule and place.start < span.end and span.start < place.end


if __name__ == "__main__":
    main()
