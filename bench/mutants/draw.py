"""Which mutants are tried: drawn by a seed from all that can be made of the areas."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_item import MutationSpec, WorkItem
from parso.tree import NodeOrLeaf

from bench.mutants.operators import NAMES, is_mutable


@dataclass(frozen=True, slots=True)
class Area:
    """Modules that decide one thing, the tests that are to hold them; paths of both.

    ``share`` is that of the draw: a fault in the small areas does as much harm.
    """

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    share: float


AREAS = (
    Area("reading", ("ingest",), ("tests/unit/ingest",), 0.6),
    Area(
        "linking",
        (
            "service/linking",
            "service/projections/resolver.py",
            "service/projections/stale_entries.py",
        ),
        (
            "tests/unit/service/answers",
            "tests/unit/service/checking",
            "tests/unit/service/curation",
            "tests/unit/service/graph",
            "tests/unit/service/linking",
            "tests/unit/service/projections",
        ),
        0.3,
    ),
    Area(
        "rights",
        (
            "service/accounts/door.py",
            "service/api/basket_routes.py",
            "service/api/check_routes.py",
            "service/api/decision_routes.py",
            "service/api/dependencies.py",
            "service/api/saved_search_routes.py",
            "service/web/basket_pages.py",
            "service/web/decision_forms.py",
            "service/web/quarantine_forms.py",
            "service/web/saved_pages.py",
        ),
        ("tests/unit/service/api", "tests/unit/service/web"),
        0.1,
    ),
)


def area_of(module: Path) -> Area:
    """Return the area of *module*, a path below the tree."""
    return next(
        area
        for area in AREAS
        if any(module.is_relative_to(each) for each in area.modules)
    )


def drawn(tree: Path, count: int, seed: int) -> list[WorkItem]:
    """Return *count* mutants of all areas of *tree*, by their shares."""
    draw = Random(seed)
    found: list[WorkItem] = []
    for area in AREAS:
        possible = list(possible_mutants(tree, area))
        found += draw.sample(possible, min(len(possible), round(count * area.share)))
    return found


def all_of(tree: Path, operator: str) -> list[WorkItem]:
    """Return every mutant that one operator makes of *tree*."""
    return [
        each for area in AREAS for each in possible_mutants(tree, area, (operator,))
    ]


def possible_mutants(
    tree: Path, area: Area, operators: Iterable[str] = NAMES
) -> Iterator[WorkItem]:
    """Yield all mutants of an area, always in the same order."""
    for module in _modules(tree, area):
        nodes = list(ast_nodes(get_ast_from_path(tree / module)))
        for operator in operators:
            yield from _mutants(module, nodes, operator)


def _modules(tree: Path, area: Area) -> Iterator[Path]:
    for each in area.modules:
        path = tree / each
        found = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        yield from (one.relative_to(tree) for one in found)


def _mutants(
    module: Path, nodes: Iterable[NodeOrLeaf], name: str
) -> Iterator[WorkItem]:
    operator = get_operator(name)()
    positions = (
        (node, start, end)
        for node in nodes
        for start, end in operator.mutation_positions(node)
    )
    for occurrence, (node, start, end) in enumerate(positions):
        if name == "own/RoleForgotten" or is_mutable(node):
            spec = MutationSpec(module, name, occurrence, start, end)
            yield WorkItem.single(f"{module} {name} {occurrence}", spec)
