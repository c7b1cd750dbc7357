"""Which tests run which lines, so that a mutant is tried by those that may catch it."""

import re
import subprocess
import sys
from pathlib import Path

from coverage import CoverageData

from bench.mutants.draw import AREAS, area_of
from bench.mutants.uses import places_of

SOME = 10
"""Each tenth of the tests comes before all others: most faults are seen by many."""
OPTIONS = (
    *("-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header"),
    *("--timeout", "60", "--hypothesis-seed", "0", "--tb", "line", "--strict-markers"),
    *("-m", "not ocr and not shared and not elastic", "-k", "not postgresql"),
)
_FILE = "coverage"
_RED = "red"
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+::.+?)(?: - .*)?$", re.MULTILINE)


def record(tree: Path, folder: Path) -> None:
    """Run the tests of all areas once in *tree*; what they run goes to *folder*.

    Tests that fail without any mutant are named there, and try none.
    """
    if (folder / _FILE).exists():
        return
    settings = folder / "coveragerc"
    settings.write_text("[run]\nrelative_files = true\n", encoding="utf-8")
    recording = ("--cov-context=test", "--cov-report=", f"--cov-config={settings}")
    places = [f"--cov={each}" for each in ("ingest", "service")]
    tests = [each for area in AREAS for each in area.tests]
    run = subprocess.run(  # noqa: S603  # our own tests
        [sys.executable, "-m", "pytest", *OPTIONS, *recording, *places, *tests],
        cwd=tree,
        check=False,
        capture_output=True,
        text=True,
    )
    print(run.stdout.splitlines()[-1])
    red = _FAILED.findall(run.stdout)
    (folder / _RED).write_text("\n".join(red), encoding="utf-8")
    (tree / ".coverage").rename(folder / _FILE)


class LineTests:
    """What the record says of each module."""

    def __init__(self, tree: Path, folder: Path) -> None:
        self._tree = tree
        self._data = CoverageData(str(folder / _FILE))
        self._data.read()
        self._red = (folder / _RED).read_text(encoding="utf-8").splitlines()

    def tests_of(self, module: Path, line: int) -> list[str]:
        """Return the tests that run what feels the line.

        Those of the module itself come first, then some of all others, then the rest.
        What no test is known to run, as the parameters of a route, may be felt by all
        of the area.
        """
        found = {
            test
            for place, at in places_of(self._tree, (module, line))
            for test in self._tests(place).get(at, ())
        } or self._of_area(module)
        own = f"/test_{module.stem}.py"
        first = sorted(each for each in found.difference(self._red) if own in each)
        others = sorted(found.difference(first, self._red))
        some = others[::SOME]
        return [*first, *some, *(test for test in others if test not in set(some))]

    def _of_area(self, module: Path) -> set[str]:
        folders = area_of(module).tests
        contexts = (each.rpartition("|")[0] for each in self._data.measured_contexts())
        return {each for each in contexts if each.startswith(folders)}

    def _tests(self, module: Path) -> dict[int, list[str]]:
        contexts = self._data.contexts_by_lineno(str(module))
        return {
            line: [each.rpartition("|")[0] for each in found if each]
            for line, found in contexts.items()
        }
