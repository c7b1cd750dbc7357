"""The hooks of pre-commit run what CI runs, and fetch nothing."""

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
REPOSITORIES: list[dict[str, Any]] = YAML(typ="safe").load(
    ROOT / ".pre-commit-config.yaml"
)["repos"]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
CHECKS = re.search(r"^check: (.+)$", MAKEFILE, re.MULTILINE)


def test_all_hooks_are_of_this_repository() -> None:
    assert [each["repo"] for each in REPOSITORIES] == ["local"]


def test_the_hooks_are_the_parts_of_make_check() -> None:
    entries = [hook["entry"].split() for hook in REPOSITORIES[0]["hooks"]]

    assert CHECKS
    assert [entry[0] for entry in entries] == ["make"] * len(entries)
    assert [entry[-1] for entry in entries] == CHECKS[1].split()
