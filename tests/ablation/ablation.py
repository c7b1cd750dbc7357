"""The examples of a table, read with their rows and without them.

``python -m tests.ablation.ablation PACKAGE TABLE`` writes, as JSON, for each row what
is read of its example with the row, and what without it.

Modules keep what they make of a table, so rows are left out of the table of another
process: a fork of one that has loaded the libraries and no module of ours. Rows are
left out together only where none has to do with the example of another.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from unicodedata import combining, normalize

from tests.ablation.reading import Facts, Reading, Row, key, listed
from tests.ablation.tables import READINGS

FORGOTTEN = ("schemas", "ingest", "service", "cli", "bench", "eventsourcing")
"""What knows the tables, and a library that remembers the classes of ours."""
KEPT = "tests.ablation"
TABLES = "schemas.vocabulary"
MOST = 16
"""Rows of one group, and no more than half of a table: a few rows never empty it."""
ERROR = "error"
"""The fact that a reading failed; it proves nothing."""


def main(package: str, table: str) -> None:
    """Write what is read with each row and without it."""
    reading, rows = READINGS[package, table], _rows(package, table)
    _load_libraries(reading, rows)
    read = partial(_read, package, table)
    held, lost = _in_a_fork(partial(read, [], rows)), dict[int, Facts]()
    for group in _groups(reading, rows):
        gone = [rows[index] for index in group]
        lost |= zip(group, _in_a_fork(partial(read, gone, gone)), strict=True)
    json.dump([[held[index], lost[index]] for index in range(len(rows))], sys.stdout)


def _rows(package: str, table: str) -> list[Row]:
    rows: list[Row] = import_module(TABLES).table_rows(package, table)
    return rows


def _load_libraries(reading: Reading, rows: Sequence[Row]) -> None:
    """Load what the reading needs; forget what is ours, since it knows the table."""
    reading.says(rows[0])
    for name in list(sys.modules):
        ours = name.startswith("tests.") and not name.startswith(KEPT)
        if ours or name.partition(".")[0] in FORGOTTEN:
            del sys.modules[name]


def _read(
    package: str, table: str, gone: Sequence[Row], rows: Sequence[Row]
) -> list[Facts]:
    """Return what is read of *rows* where those that are *gone* are in no table."""
    reading, tables = READINGS[package, table], import_module(TABLES)
    table_rows: Callable[[str, str], list[Row]] = tables.table_rows

    def remaining(asked_package: str, asked: str) -> list[Row]:
        found = table_rows(asked_package, asked)
        same = (asked_package, asked) == (package, table)
        return list(_without(gone, found, reading)) if same else found

    tables.table_rows = remaining  # type: ignore[attr-defined]
    return [_facts(reading, row) for row in rows]


def _without(
    gone: Sequence[Row], rows: Sequence[Row], reading: Reading
) -> Iterator[Row]:
    """Yield the other rows, which do not name those that are *gone* either."""
    kept = [row for row in rows if row not in gone]
    names = {key(row) for row in gone} - {key(row) for row in kept}
    for row in kept:
        for column in reading.refers:
            others = (each for each in listed(row[column]) if each not in names)
            row[column] = ";".join(others)
        yield row


def _facts(reading: Reading, row: Row) -> Facts:
    try:
        return reading.says(row)
    except Exception:  # noqa: BLE001  # the test says what went wrong
        return {ERROR: traceback.format_exc()}


def _in_a_fork(work: Callable[[], list[Facts]]) -> list[Facts]:
    """Return what *work* returns in a process of its own."""
    answer, result = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(result, "w") as written:
                json.dump(work(), written)
        finally:
            os._exit(0)
    os.close(result)
    with os.fdopen(answer) as written:
        facts: list[Facts] = json.load(written)
    os.waitpid(child, 0)
    return facts


def _groups(reading: Reading, rows: Sequence[Row]) -> list[list[int]]:
    """Return the rows in groups that are left out together."""
    words = [[_folded(each) for each in reading.words(row)] for row in rows]
    texts = [_folded(" ".join(row.values())) for row in rows]
    alone = [reading.why_unproved(row) is not None for row in rows]

    def independent(one: int, other: int) -> bool:
        return not (
            any(each in texts[other] for each in words[one])
            or any(each in texts[one] for each in words[other])
        )

    groups: list[list[int]] = []
    for index in range(len(rows)):
        fitting = (
            group
            for group in groups
            if len(group) < min(MOST, len(rows) // 2)
            and not (alone[index] or alone[group[0]])
            and all(independent(index, other) for other in group)
        )
        group = next(fitting, None)
        if group is None:
            groups.append([index])
        else:
            group.append(index)
    return groups


def _folded(text: str) -> str:
    """Return the text in small letters without marks, however tones are placed."""
    letters = normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(each for each in letters if not combining(each))


if __name__ == "__main__":
    main(*sys.argv[1:])
