"""Files that somebody sends, as files on the disk that can be imported."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import time

from schemas.sent_file import SentFile

FOLDER = "tải lên"
"""The folder that they lie in, so that paths say where they came from."""
NAMELESS = "không tên"
_MOST_BYTES = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def save(files: Iterable[SentFile], parent: Path, age: float) -> Iterator[Path]:
    """Write *files* into a folder in *parent*; yield where each lies.

    They look as if they had been written *age* seconds ago: they are whole, and need
    not be waited for.
    """
    folder = parent / FOLDER
    folder.mkdir()
    for each in files:
        path = _free(folder / plain_name(each.name))
        with path.open("xb") as file:
            shutil.copyfileobj(each.content, file)
        written = time() - age
        os.utime(path, (written, written))
        yield path


def plain_name(name: str) -> str:
    """Return a name that is no path and not too long, with its ending."""
    last = _CONTROL.sub("", name).replace("\\", "/").rpartition("/")[2].strip()
    if last in {"", ".", ".."}:
        return NAMELESS
    return last.encode("utf-8", "replace")[-_MOST_BYTES:].decode("utf-8", "ignore")


def _free(path: Path) -> Path:
    """Return *path*, or one beside it that no other file of these has."""
    found, count = path, 1
    while found.exists():
        count += 1
        found = path.with_name(f"{path.stem} ({count}){path.suffix}")
    return found
