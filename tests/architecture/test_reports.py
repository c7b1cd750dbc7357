"""Each answer of the archive is described in one place."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "schemas/reports"
ROOMS = ("schemas", "ingest", "service", "cli")


def classes(folder: Path) -> Iterator[tuple[Path, ast.ClassDef]]:
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield file, node


def test_each_report_is_described_once_and_among_the_reports() -> None:
    found = [
        (node.name, file)
        for room in ROOMS
        for file, node in classes(ROOT / room)
        if node.name.endswith("Report")
    ]

    assert max(Counter(name for name, _ in found).values()) == 1
    assert [name for name, file in found if not file.is_relative_to(REPORTS)] == []


def test_only_requests_and_problems_are_models_of_pydantic() -> None:
    modules = {
        file.name
        for room in ROOMS
        for file, node in classes(ROOT / room)
        if any(ast.unparse(base) == "BaseModel" for base in node.bases)
    }

    assert modules == {"request_bodies.py", "errors.py"}


def test_every_report_is_a_frozen_dataclass() -> None:
    changeable = [
        node.name
        for _, node in classes(REPORTS)
        if node.name.endswith("Report")
        and "dataclass(frozen=True, slots=True)"
        not in [ast.unparse(each) for each in node.decorator_list]
    ]

    assert changeable == []
