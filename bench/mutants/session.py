"""Mutants are tried in copies of the tree; a session that was broken off goes on."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import ndiff
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

from cosmic_ray.mutating import use_mutation
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import (
    TestOutcome,
    WorkerOutcome,
    WorkItem,
    WorkResult,
)

from bench.mutants.forked_tests import load_libraries, passes
from bench.mutants.line_tests import OPTIONS, LineTests, record

SECONDS = 900
"""The longest that the tests of a mutant take; one that hangs ends much earlier."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One mutant: where it is, whether a test failed, what was changed."""

    module: Path
    line: int
    operator: str
    caught: bool
    diff: tuple[str, ...]
    output: str


class Session:
    """A folder with the tree as it was, what its tests run, and what came out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.tree = self.folder / "tree"
        self._db = self.folder / "session.sqlite"

    def prepare(self) -> None:
        """Copy the tree and record what its tests run, if that is not done yet."""
        if not self.tree.exists():
            _copy_tree(Path.cwd(), self.tree)
        record(self.tree, self.folder)

    def add(self, mutants: Iterable[WorkItem]) -> None:
        """Put mutants into an empty session; one that has some keeps them."""
        with use_db(self._db) as db:
            if not db.num_work_items:
                db.add_work_items(mutants)

    def run(self, workers: int) -> Iterator[Tried]:
        """Try all mutants that were not tried yet, some at a time."""
        with use_db(self._db) as db:
            pending = sorted(db.pending_work_items, key=lambda each: each.job_id)
        processes = get_context("spawn").Pool(workers, _move_in, (self.folder,))
        with processes as pool, use_db(self._db) as db:
            for item, result in pool.imap_unordered(_try, pending):
                db.set_result(item.job_id, result)
                yield _tried(item, result)

    def tried(self) -> list[Tried]:
        """Return all mutants that were tried."""
        with use_db(self._db, WorkDB.Mode.open) as db:
            done = sorted(db.completed_work_items, key=lambda each: each[0].job_id)
        return [_tried(item, result) for item, result in done]


def _copy_tree(source: Path, target: Path) -> None:
    """Copy the files that git knows, as they are now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=source,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (source / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, target / name)


def _move_in(folder: Path) -> None:
    """Let this process work in a copy of the tree that is its own."""
    place = Path(mkdtemp(prefix="worker-", dir=folder)) / "tree"
    shutil.copytree(folder / "tree", place)
    os.chdir(place)
    os.environ["PYTHONPATH"] = str(place)
    load_libraries()


@cache
def _line_tests() -> LineTests:
    folder = Path.cwd().parent.parent
    return LineTests(folder / "tree", folder)


def _try(item: WorkItem) -> tuple[WorkItem, WorkResult]:
    """Try one mutant in this process's copy of the tree."""
    (spec,) = item.mutations
    operator = get_operator(spec.operator_name)()
    tests = _line_tests().tests_of(spec.module_path, spec.start_pos[0])
    Path("tests.txt").write_text("\n".join(tests), encoding="utf-8")
    output = Path("output.txt")
    output.write_text("", encoding="utf-8")
    with use_mutation(spec.module_path, operator, spec.occurrence) as (before, after):
        options = [*OPTIONS, "-x", "@tests.txt"]
        survived = not tests or passes(options, output, SECONDS)
    changed = ndiff(before.splitlines(), (after or before).splitlines())
    result = WorkResult(
        WorkerOutcome.NORMAL,
        output.read_text(encoding="utf-8"),
        TestOutcome.SURVIVED if survived else TestOutcome.KILLED,
        "\n".join(each for each in changed if each.startswith(("-", "+"))),
    )
    return item, result


def _tried(item: WorkItem, result: WorkResult) -> Tried:
    (spec,) = item.mutations
    return Tried(
        spec.module_path,
        spec.start_pos[0],
        spec.operator_name,
        result.is_killed,
        tuple((result.diff or "").splitlines()),
        result.output or "",
    )
