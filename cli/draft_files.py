"""The drafts that a command is given: files, those of folders, standard input."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from service.intake.folders import Folders
from service.intake.incoming_file import skip_silently

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft: its name, its bytes, and where it lies; None: standard input."""

    name: str
    data: bytes
    path: Path | None = None


def drafts_in(paths: Iterable[Path]) -> Iterator[DraftFile]:
    """Yield the drafts of *paths* in their order; ``-`` is what standard input gives.

    What cannot be opened in a folder is left out; a file that is named is there.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield DraftFile("draft", sys.stdin.buffer.read())
            continue
        for each in Folders(skip_silently).walk([path]):
            if isinstance(each, Path):
                yield DraftFile(each.name, each.read_bytes(), each)
