"""The shape of the code: rooms of the service, names of modules, lengths of functions.

``python -m bench.house`` prints a line per figure with its limit, which
``tests/architecture/test_house.py`` holds.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).parents[1]
PACKAGES = ("schemas", "ingest", "service", "cli")
"""What is installed; function lengths count ``bench`` too."""
SHARED_NAMES = frozenset({"__init__", "errors", "port"})
"""Names of modules that say the same in every package that has one."""
LIMITS = {
    "rooms in service/": 20,
    "imports between rooms of service/": 80,
    "module names in more than one package": 5,
    "modules ending in -ing": 10,
    "function length, 90 of 100 below, lines": 20,
    "function length, longest, lines": 40,
}


def main() -> None:
    """Print each figure beside its limit, and what counts towards the last names."""
    for name, figure in figures().items():
        print(f"{name}\t{figure:g}\tat most {LIMITS[name]}")


def figures() -> dict[str, float]:
    """Return the figures of the tree, by the names of ``LIMITS``."""
    rooms, imports = service_rooms(), service_imports()
    lengths = [length for *_, length in function_lengths()]
    found = (
        len(rooms),
        len(imports),
        len(repeated_names()),
        len(gerunds()),
        quantiles(lengths, n=10)[-1],
        max(lengths),
    )
    return dict(zip(LIMITS, found, strict=True))


def service_rooms() -> frozenset[str]:
    """Return the names of the packages and modules directly below ``service/``."""
    files = (path.relative_to(ROOT / "service") for path in modules("service"))
    return frozenset(path.parts[0].removesuffix(".py") for path in files) - {"__init__"}


def service_imports() -> frozenset[tuple[str, str]]:
    """Return which room of the service imports which, wherever in a module it does."""
    found = set()
    for path in modules("service"):
        room = path.relative_to(ROOT / "service").parts[0].removesuffix(".py")
        names = imported_names(path)
        parts = (name.split(".") for name in names)
        found |= {
            (room, part[1]) for part in parts if part[0] == "service" and part[1:]
        }
    rooms = service_rooms()
    return frozenset((a, b) for a, b in found if a != b and {a, b} <= rooms)


def repeated_names() -> dict[str, list[str]]:
    """Return the module names that several packages use, with their paths."""
    paths: dict[str, list[str]] = {}
    for path in modules(*PACKAGES):
        paths.setdefault(path.stem, []).append(str(path.relative_to(ROOT)))
    return {
        name: where
        for name, where in paths.items()
        if len(where) > 1 and name not in SHARED_NAMES
    }


def gerunds() -> list[str]:
    """Return the paths of modules whose name ends in -ing."""
    paths = modules(*PACKAGES)
    return [str(path.relative_to(ROOT)) for path in paths if path.stem.endswith("ing")]


def function_lengths() -> Iterator[tuple[str, str, int]]:
    """Yield path, name and number of lines of each function, decorators left out."""
    for path in modules(*PACKAGES, "bench"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield str(path.relative_to(ROOT)), node.name, length


def imported_names(path: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports: ``service.files.port``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules(*packages: str) -> list[Path]:
    """Return the files of all modules of *packages*, in order."""
    return [path for each in packages for path in sorted((ROOT / each).rglob("*.py"))]


if __name__ == "__main__":
    main()
