"""Which small faults are made: a choice of cosmic-ray's operators, and four of our own.

Of the replacements of an operator those are left out that no one would write by mistake
(``==`` by ``<``) and those that say the same (``is`` for ``==`` of small numbers).
"""

from collections.abc import Iterator
from typing import Any, cast

from cosmic_ray.operators.operator import Example, Operator
from cosmic_ray.plugins import OPERATOR_PROVIDERS
from parso.grammar import load_grammar
from parso.tree import NodeOrLeaf

Position = tuple[tuple[int, int], tuple[int, int]]

CORE = (
    *(
        f"ReplaceComparisonOperator_{pair}"
        for pair in (
            *("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is"),
            *("Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt"),
            *("Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt"),
        )
    ),
    *(
        f"ReplaceBinaryOperator_{pair}"
        for pair in (
            *("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul"),
            *("FloorDiv_Mul", "Mod_Mul", "BitOr_BitAnd", "BitAnd_BitOr"),
        )
    ),
    *("ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_USub_UAdd"),
    *("AddNot", "ReplaceAndWithOr", "ReplaceOrWithAnd"),
    *("ReplaceTrueWithFalse", "ReplaceFalseWithTrue"),
    *("ReplaceBreakWithContinue", "ReplaceContinueWithBreak"),
    *("ExceptionReplacer", "NumberReplacer", "ZeroIterationForLoop"),
)
_WITHOUT_ROLE = {
    "Writer": "Reader",
    "Clerk": "Reader",
}


class _Own(Operator):  # type: ignore[misc]
    """An operator of ours, tried by ``examples``."""

    before = after = ""

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Return what the operator does to a line."""
        return (Example(cls.before, cls.after),)


class ConstantScaled(_Own):
    """Doubles and halves the numbers in constants of a module."""

    before, after = "REACH = 40\n", "REACH = 80\n"

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        """Yield each number in a constant twice."""
        if node.type == "number" and _is_in_constant(node):
            yield from [(node.start_pos, node.end_pos)] * len(_scaled(node))

    def mutate(self, node: Any, index: int) -> NodeOrLeaf:
        """Return the number doubled, or halved."""
        node.value = str(_scaled(node)[index])
        return cast("NodeOrLeaf", node)


class StatementRemoved(_Own):
    """Removes a statement that is but a call, as one that marks something stale."""

    before, after = "def f():\n    g()\n", "def f():\n    pass\n"

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        """Yield the node if it is such a statement."""
        parent = node.parent
        if node.type == "atom_expr" and parent and parent.type == "simple_stmt":
            yield node.start_pos, node.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:  # noqa: ARG002
        """Return ``pass``."""
        return _parsed(node, "pass")


class FilterNegated(_Own):
    """Turns the condition of a comprehension round; AddNot leaves these out."""

    before, after = "[x for x in xs if x.y]", "[x for x in xs if not (x.y)]"

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        """Yield the node if it is such a condition."""
        if node.type == "comp_if":
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> NodeOrLeaf:  # noqa: ARG002
        """Return the opposite condition."""
        condition = node.children[1]
        code = condition.get_code(include_prefix=False)
        node.children[1] = _parsed(condition, f"not ({code})")
        return cast("NodeOrLeaf", node)


class RoleForgotten(_Own):
    """Lets every reader use a route that only writers, or clerks, may use."""

    before, after = "def f(caller: Writer): pass", "def f(caller: Reader): pass"

    def mutation_positions(self, node: Any) -> Iterator[Position]:
        """Yield names that stand for the check, where they annotate a parameter."""
        annotates = node.parent is not None and node.parent.type == "tfpdef"
        if node.type == "name" and annotates and node.value in _WITHOUT_ROLE:
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> NodeOrLeaf:  # noqa: ARG002
        """Return what is handed to all instead."""
        return _parsed(node, _WITHOUT_ROLE[node.value])


OWN = {
    each.__name__: each
    for each in (ConstantScaled, StatementRemoved, FilterNegated, RoleForgotten)
}


class OwnOperators:
    """What cosmic-ray looks our operators up in."""

    def __iter__(self) -> Iterator[str]:
        return iter(OWN)

    def __getitem__(self, name: str) -> type[Operator]:
        return OWN[name]


OPERATOR_PROVIDERS["own"] = OwnOperators()
NAMES = (*(f"core/{each}" for each in CORE), *(f"own/{each}" for each in OWN))


def is_mutable(node: Any) -> bool:
    """Return whether a fault here would be one.

    Not in annotations and decorators, and ``strict=True`` of a zip only asserts what
    holds anyway. The names of exceptions are replaced, if they have no dots.
    """
    if node.type == "except_clause" and node.children[1].type == "atom_expr":
        return False
    while node.parent is not None:
        if node.type == "decorator" or _annotates(node) or _is_strict(node):
            return False
        node = node.parent
    return True


def _is_strict(node: Any) -> bool:
    keyword = node.type == "argument" and node.children[0].get_code().strip()
    return bool(keyword == "strict")


def _annotates(node: Any) -> bool:
    siblings = node.parent.children
    place = siblings.index(node)
    before = str(getattr(siblings[place - 1], "value", "")) if place else ""
    typed = node.parent.type in {"tfpdef", "annassign"} and before == ":"
    return typed or (node.parent.type == "funcdef" and before == "->")


def _is_in_constant(node: Any) -> bool:
    while node.parent is not None:
        if node.parent.type == "file_input":
            return bool(node.type == "simple_stmt")
        node = node.parent
    return False


def _scaled(node: Any) -> list[int | float]:
    number = float(node.value.replace("_", "")) if "." in node.value else None
    if number is None:
        try:
            whole = int(node.value, 0)
        except ValueError:
            number = float(node.value)
        else:
            return [each for each in (whole * 2, whole // 2) if each != whole]
    return [number * 2, number / 2] if number else []


def _parsed(node: Any, code: str) -> NodeOrLeaf:
    """Return *code* as a node that takes the place of *node*."""
    prefix = node.get_first_leaf().prefix
    parser = load_grammar()
    return cast("NodeOrLeaf", parser.parse(f"{prefix}{code}"))
