"""Every row of a table is proved by ablation.

With the row the reader says of its example what it should; without it, it does not.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from schemas.vocabulary import table_rows
from tests.ablation.ablation import ERROR
from tests.ablation.reading import Facts, key
from tests.ablation.tables import READINGS

ROOT = Path(__file__).parents[2]
ROOMS = ("schemas", "ingest", "service", "cli")
NO_FACTS = {
    ("cli", "messages"),
    ("cli", "audited_commands"),
    ("cli", "click"),
    ("service.api", "audited_routes"),
    ("service.curation", "national_acts"),
}
"""What is said to users, and noted of them, and acts of the catalogue: the tests of the
modules that read it, ``test_messages.py``, ``test_click_words.py``,
``test_noted_command.py``,
``test_audited_routes.py`` and ``test_act_lists.py``."""


def parameters() -> list[object]:
    """Return each row with its table; those of one table are read in one process."""
    return [
        pytest.param(
            package,
            table,
            index,
            id=f"{table}-{key(row)}",
            marks=pytest.mark.xdist_group(f"{package}.{table}"),
        )
        for package, table in READINGS
        for index, row in enumerate(table_rows(package, table))
    ]


@pytest.mark.parametrize(("package", "table", "index"), parameters())
def test_a_row_is_proved_by_its_example(package: str, table: str, index: int) -> None:
    reading, row = READINGS[package, table], table_rows(package, table)[index]
    with_row, without = ablated(package, table)[index]

    assert with_row == reading.expects(row)
    proved = ERROR not in without and without != with_row
    assert proved is (reading.why_unproved(row) is None)


@cache
def ablated(package: str, table: str) -> list[tuple[Facts, Facts]]:
    """Return for each row what is read of its example with it and without it."""
    command = [sys.executable, "-m", "tests.ablation.ablation", package, table]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    facts: list[tuple[Facts, Facts]] = json.loads(done.stdout)
    return facts


def test_every_table_is_read() -> None:
    tables = {
        (".".join(path.parts[:-2]), path.stem)
        for room in ROOMS
        for full in (ROOT / room).rglob("tables/*.csv")
        for path in (full.relative_to(ROOT),)
    }

    assert tables - NO_FACTS == READINGS.keys()


@pytest.mark.parametrize(("package", "table"), READINGS)
def test_every_row_has_an_example(package: str, table: str) -> None:
    assert [row for row in table_rows(package, table) if not row["example"]] == []


@pytest.mark.parametrize(("package", "table"), READINGS)
def test_what_is_said_to_be_unproved_is_in_the_table(package: str, table: str) -> None:
    rows, reading = table_rows(package, table), READINGS[package, table]
    reasons = {reading.why_unproved(row) for row in rows}

    assert reasons - {None} == set(reading.unproved.values())
