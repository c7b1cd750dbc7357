"""Which faults are made of a line of code, and of which none."""

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from bench.mutants.operators import NAMES, OWN, is_mutable


def mutants(code: str, name: str) -> list[str]:
    operator = get_operator(name)()
    count = sum(
        len(list(operator.mutation_positions(node)))
        for node in ast_nodes(get_ast(code))
    )
    return [mutate_code(code, operator, each) for each in range(count)]


@pytest.mark.parametrize("name", NAMES)
def test_each_operator_is_known(name: str) -> None:
    assert get_operator(name).__name__ == name.rpartition("/")[2]


@pytest.mark.parametrize("name", OWN)
def test_each_of_ours_does_what_its_example_says(name: str) -> None:
    for example in OWN[name].examples():
        made = mutate_code(example.pre_mutation_code, OWN[name](), 0)
        assert made == example.post_mutation_code


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("REACH = 40\n", ["REACH = 80\n", "REACH = 20\n"]),
        ("SURE, DIRT = 0.8, 3\n", ["SURE, DIRT = 1.6, 3\n", "SURE, DIRT = 0.4, 3\n",
                                   "SURE, DIRT = 0.8, 6\n", "SURE, DIRT = 0.8, 1\n"]),
        ("NONE = 0\n", []),
        ("def f():\n    return 40\n", []),
        ("FAINT = 1e-5\n", ["FAINT = 2e-05\n", "FAINT = 5e-06\n"]),
        ("MOST = 60_000\n", ["MOST = 120000\n", "MOST = 30000\n"]),
    ],
)  # fmt: skip
def test_constants_of_a_module_are_doubled_and_halved(
    code: str, expected: list[str]
) -> None:
    assert mutants(code, "own/ConstantScaled") == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def f():\n    mark_stale(x)\n", ["def f():\n    pass\n"]),
        ("def f():\n    x = mark_stale(x)\n", []),
        ('"""Words."""\n', []),
    ],
)
def test_statements_that_are_calls_are_removed(code: str, expected: list[str]) -> None:
    assert mutants(code, "own/StatementRemoved") == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def f(x: Writer): pass", ["def f(x: Reader): pass"]),
        ("def f(x: Clerk): pass", ["def f(x: Reader): pass"]),
        ("def f(x: Reader): pass", []),
        ("Writer = 1", []),
    ],
)
def test_the_role_is_forgotten(code: str, expected: list[str]) -> None:
    assert mutants(code, "own/RoleForgotten") == expected


@pytest.mark.parametrize(
    ("code", "numbers"),
    [
        ("x = 1\n", 1),
        ("x: Literal[1] = 2\n", 1),
        ("def f(x: Literal[1] = 2) -> Literal[3]: return 4\n", 2),
        ("@cache(1)\ndef f(): return 2\n", 1),
        ("zip(a, b, strict=1)\n", 0),
    ],
)
def test_no_faults_are_made_of_annotations_and_decorators(
    code: str, numbers: int
) -> None:
    found = [each for each in ast_nodes(get_ast(code)) if each.type == "number"]

    assert sum(map(is_mutable, found)) == numbers
