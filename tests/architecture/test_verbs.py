"""Functions keep the verbs of docs/GLOSSARY.md, as far as their results show it."""

import ast
import re
from collections.abc import Iterator

import pytest

from bench.house import PACKAGES, ROOT, modules

COLLECTIONS = frozenset(
    ["Iterable", "Iterator", "Mapping", "Sequence", "dict", "frozenset", "list", "set"]
)
DOUBTS = ("Doubt", "Finding", "DraftCheck", "CheckReport")


def functions_named(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield place and result of each function so named, private ones too."""
    for path in modules(*PACKAGES, "bench"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if node.returns and re.fullmatch(f"_*{pattern}", node.name):
                place = f"{path.relative_to(ROOT)}:{node.name}"
                yield place, ast.unparse(node.returns).strip("'\"")


def is_many(result: str) -> bool:
    """Return whether values of the annotation *result* hold any number of things."""
    return _is_many(ast.parse(result, mode="eval").body)


def _is_many(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):  # X | None
        return _is_many(node.left)
    if not isinstance(node, ast.Subscript):
        return False
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if ast.unparse(node.value) != "tuple":
        return ast.unparse(node.value) in COLLECTIONS
    return ast.unparse(parts[-1]) == "..." or _is_many(parts[0])


@pytest.mark.parametrize(
    ("result", "many"),
    [
        ("Iterator[Finding]", True),
        ("tuple[Page, ...]", True),
        ("tuple[tuple[Page, ...], int]", True),
        ("dict[str, str]", True),
        ("tuple[Header, tuple[Doubt, ...]]", False),
        ("tuple[date, date] | None", False),
        ("DocumentNumber | None", False),
    ],
)
def test_a_collection_is_told_from_one_value(result: str, *, many: bool) -> None:
    assert is_many(result) is many


def test_what_is_read_is_one_value() -> None:
    found = dict(functions_named(r"read_\w+"))

    assert found
    assert [each for each in found if is_many(found[each])] == []
    assert [each for each in found if found[each] == "None"] == []


def test_what_is_found_may_be_many() -> None:
    found = dict(functions_named(r"find_\w+"))

    assert found
    assert [each for each in found if not is_many(found[each])] == []


def test_a_check_gives_doubts_or_findings() -> None:
    found = dict(functions_named(r"check_\w+"))

    assert found
    assert [each for each in found if not any(d in found[each] for d in DOUBTS)] == []


def test_what_is_required_gives_nothing() -> None:
    found = dict(functions_named(r"require_\w+"))

    assert found
    assert [each for each in found if found[each] != "None"] == []


def test_what_is_looked_up_is_one_value() -> None:
    found = dict(functions_named("look_up"))

    assert found
    assert [each for each in found if is_many(found[each])] == []
