"""What people did on the command line, in a file until the audit has stored it.

A command that shows a document opens no database that it does not need. So it appends a
line, and whoever opens the audit next, or the service within a second, stores that.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from schemas.audit import Access, Person
from schemas.codec import from_plain, to_plain

FILE = "audit-commands.jsonl"
"""The file, in the home of an archive; only its owner may read it."""
Noted = tuple[Access, Person]


class CommandNotes:
    """The notes of all commands on the archive in the folder *home*."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE

    def note(self, access: Access, person: Person) -> None:
        """Append what somebody did.

        Raises:
            OSError: the file cannot be written.

        """
        line = json.dumps([to_plain(access), to_plain(person)], ensure_ascii=False)
        with self._locked() as file:
            file.seek(0, os.SEEK_END)
            file.write(f"{line}\n")

    @contextmanager
    def taken(self) -> Iterator[list[Noted]]:
        """Give what was noted; it is removed once the block ends without an error.

        Raises:
            OSError: the file cannot be read or written.

        """
        if not self._path.exists() or not self._path.stat().st_size:
            yield []
            return
        with self._locked() as file:
            yield [each for line in file for each in _read(line)]
            file.truncate(0)

    @contextmanager
    def _locked(self) -> Iterator[IO[str]]:
        opened = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(opened, "r+", encoding="utf-8", errors="replace") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # until it is closed
            yield file


def _read(line: str) -> Iterator[Noted]:
    """Yield what a line says; nothing if a power cut left half of one."""
    try:
        access, person = json.loads(line)
    except ValueError:
        return
    noted: tuple[Any, Any] = from_plain(Access, access), from_plain(Person, person)
    yield noted
