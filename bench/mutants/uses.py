"""Which lines feel a fault: its own, or those that use the constant that it is in."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

Place = tuple[Path, int]
"""A module, below the tree, and a line of it."""


def places_of(tree: Path, place: Place) -> set[Place]:
    """Return the lines of functions that feel a fault at *place*.

    A constant is followed through the constants that are made of it, and a function
    through those that are run but once, since what they return is cached.
    """
    growing = [(place, True)]
    seen = set(growing)
    found: set[Place] = set()
    for (path, line), feels in growing:
        inside = line in _read(tree / path).inside
        if inside and feels:
            found.add((path, line))
        new = {
            (user, not inside or user[1] not in _read(tree / user[0]).inside)
            for user in _users(tree, (path, line))
        }
        growing += new - seen
        seen |= new
    return found


def _users(tree: Path, place: Place) -> set[Place]:
    """Return the lines that name what *place* is in: a function, or a constant."""
    path, line = place
    module = _read(tree / path)
    return {
        (user, used)
        for name in module.within.get(line) or module.bound.get(line) or frozenset()
        for user in (path, *_importers(tree, path, name))
        for used in _read(tree / user).named.get(name, ())
    }


class _Module:
    """Lines inside of functions, and of which; names that the others bind; uses."""

    def __init__(self, tree: ast.Module) -> None:
        functions = [
            each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)
        ]
        self.inside: set[int] = set()
        self.within: dict[int, set[str]] = defaultdict(set)
        for function in functions:
            lines = {line for each in function.body for line in _lines(each)}
            if not _is_cached(function):
                self.inside |= lines
            for line in lines:
                self.within[line].add(function.name)
        self.bound = {
            line: frozenset(_names(statement))
            for statement in tree.body
            for line in _lines(statement)
        }
        self.named: dict[str, set[int]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute):
                name = node.id if isinstance(node, ast.Name) else node.attr
                self.named.setdefault(name, set()).add(node.lineno)


def _is_cached(function: ast.FunctionDef) -> bool:
    """Return whether a cache answers for it, so that later tests do not run it."""
    return any("cache" in ast.dump(each) for each in function.decorator_list)


def _lines(statement: ast.stmt) -> range:
    return range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)


def _names(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.ClassDef | ast.FunctionDef):
        return {statement.name}
    stored = (each for each in ast.walk(statement) if isinstance(each, ast.Name))
    return {each.id for each in stored if isinstance(each.ctx, ast.Store)}


@cache
def _read(path: Path) -> _Module:
    return _Module(ast.parse(path.read_text(encoding="utf-8")))


@cache
def _importers(tree: Path, module: Path, name: str) -> frozenset[Path]:
    """Return the modules that may use *name* of *module*, as no private one is."""
    if name.startswith("_"):
        return frozenset()
    called = ".".join(module.with_suffix("").parts)
    wanted = {called, f"{called}.{name}"}
    return frozenset(path for path, names in _imports(tree) if names & wanted)


@cache
def _imports(tree: Path) -> list[tuple[Path, set[str]]]:
    found = []
    for package in ("ingest", "service"):
        for path in sorted((tree / package).rglob("*.py")):
            names: set[str] = set()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    names.update(f"{node.module}.{each.name}" for each in node.names)
            found.append((path.relative_to(tree), names))
    return found
