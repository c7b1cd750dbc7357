"""Tests stand where the module stands that they test."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
MIRRORS = ("unit", "postgres", "processes", "slow")
"""The suites whose folders are those of the tree."""
ASKS_A_DATABASE = re.compile(
    r"def test_\w+\([^)]*\b(?:engine|graph|projections|register): "
)


def test_each_test_module_is_named_after_what_it_tests() -> None:
    """It has a module's name, or is one of several in a folder of that name."""
    astray = [
        str(path.relative_to(ROOT))
        for suite in MIRRORS
        for path in (TESTS / suite).rglob("test_*.py")
        if not any(map(Path.exists, modules_for(path.relative_to(TESTS / suite))))
    ]

    assert astray == []


def modules_for(test: Path) -> Iterator[Path]:
    """Yield what a test module of that path may be about."""
    folder, name = ROOT / test.parent, test.stem.removeprefix("test_")
    yield folder / f"{name}.py"
    yield folder / f"__{name}__.py"
    yield folder / name
    yield folder.with_suffix(".py")


def test_what_is_kept_in_a_database_is_tested_on_postgresql_too() -> None:
    """Each such module of the unit tests, but those of checks: they write nothing."""
    unit, postgres = TESTS / "unit", TESTS / "postgres"
    written = {
        path.relative_to(unit)
        for path in unit.rglob("test_*.py")
        if ASKS_A_DATABASE.search(path.read_text("utf-8"))
        and "checking" not in path.parts
    }

    assert written <= {
        path.relative_to(postgres) for path in postgres.rglob("test_*.py")
    }
