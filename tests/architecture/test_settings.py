"""Every setting is in the manual, and the Compose file uses no other."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs/manual/settings.md").read_text("utf-8")
COMPOSE = (ROOT / "docker-compose.yml").read_text("utf-8")


def variables_read() -> list[str]:
    tree = ast.parse((ROOT / "service/settings.py").read_text("utf-8"))
    texts = (
        str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)
    )
    return sorted({each for each in texts if re.fullmatch("VANKHO_[A-Z_]+", each)})


@pytest.mark.parametrize("variable", variables_read())
def test_each_setting_is_in_the_manual(variable: str) -> None:
    assert f"| `{variable}` |" in MANUAL


def test_the_manual_has_no_setting_that_is_not_read() -> None:
    told = re.findall(r"^\| `(VANKHO_\w+)`", MANUAL, re.MULTILINE)

    assert sorted(told) == variables_read()


def test_the_services_are_given_only_settings_that_are_read() -> None:
    assert set(re.findall(r"VANKHO_\w+", COMPOSE)) <= set(variables_read())
