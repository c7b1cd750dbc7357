"""What is installed is what was tested: floors, ceilings, and locks between them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = ("demo.txt", "production.txt", "dev.txt")


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
