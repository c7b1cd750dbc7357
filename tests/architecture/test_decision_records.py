"""Decision records are numbered without gaps, and every reference finds one."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "docs/decisions"
NAMES = sorted(path.name for path in RECORDS.glob("*.md"))
REFERENCE = re.compile(r"decisions/(\d[\w.-]*\w)|`(\d{4}-[a-z][\w.-]*\w)`")


def test_records_are_numbered_from_one_without_gaps() -> None:
    numbers = [name[:4] for name in NAMES]

    assert numbers == [f"{number:04}" for number in range(1, len(NAMES) + 1)]


@pytest.mark.parametrize("name", NAMES)
def test_the_heading_of_a_record_has_the_number_of_its_file(name: str) -> None:
    heading = (RECORDS / name).read_text("utf-8").splitlines()[0]

    assert heading.startswith(f"# {int(name[:4])}. ")


@pytest.mark.parametrize("name", NAMES)
def test_a_record_says_why_and_what_else_was_considered(name: str) -> None:
    headings = re.findall(
        r"^## (.+)", (RECORDS / name).read_text("utf-8"), re.MULTILINE
    )

    assert headings == ["Context", "Decision", "Consequences", "Alternatives"]


def test_every_reference_to_a_record_finds_one() -> None:
    listing = subprocess.run(
        ["git", "ls-files", "*.py", "*.md", "*.toml", "*.yml", "Makefile"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    texts = {
        name: (ROOT / name).read_text("utf-8")
        for name in listing.splitlines()
        if (ROOT / name).is_file()
    }
    references = [
        (name, found[1] or found[2])
        for name, text in texts.items()
        for found in REFERENCE.finditer(text)
    ]

    assert references
    assert [each for each in references if each[1] not in NAMES] == []
