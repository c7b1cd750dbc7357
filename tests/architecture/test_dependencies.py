"""What is installed is what was tested: floors, ceilings, and locks between them."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = ("demo.txt", "production.txt", "dev.txt")
OURS = ("schemas", "ingest", "service", "cli", "bench")


def requirements() -> Iterator[Requirement]:
    """Yield what runs with vankho; what only its developers use is not promised."""
    yield from map(Requirement, PROJECT["dependencies"])
    for extra, wanted in PROJECT["optional-dependencies"].items():
        if extra != "dev":
            yield from map(Requirement, wanted)


def locked(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("wanted", list(requirements()), ids=lambda each: each.name)
def test_each_dependency_has_a_floor_and_a_ceiling(wanted: Requirement) -> None:
    assert sorted(each.operator for each in wanted.specifier) == ["<", ">="]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_are_between_them(lock: str) -> None:
    versions = locked(lock)
    known = [each for each in requirements() if each.name.lower() in versions]

    assert known
    assert [
        each.name
        for each in known
        if not each.specifier.contains(versions[each.name.lower()])
    ] == []


def imported(folder: str) -> Iterator[str]:
    """Yield the top-level packages that the modules below *folder* import."""
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (each.name.partition(".")[0] for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


@pytest.mark.parametrize("folder", [*OURS, "tests"])
def test_each_package_that_is_imported_is_locked(folder: str) -> None:
    names = {re.sub(r"[._]", "-", each) for each in locked("dev.txt")}
    provided = packages_distributions()
    others = set(imported(folder)) - {*sys.stdlib_module_names, *OURS, "tests"}

    assert {
        each
        for each in others
        if not any(
            re.sub(r"[._]", "-", name.lower()) in names
            for name in provided.get(each, ())
        )
    } == set()
