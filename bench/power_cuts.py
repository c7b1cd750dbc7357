"""Cuts the power while vankho imports, and looks for what that lost.

The archive is on a file system in a file. A copy of that file, taken while an import
runs, is what a power cut at that moment would have left on the disk. Only root mounts
a file system.
"""

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Thread

from bench.samples import documents
from bench.samples.writers.text import write_text
from bench.torture import faults_after_importing, lost, start

COUNT = 50
SEED = 1
DOCUMENTS = 250
"""Three batches, so that most cuts come between two of them."""
PAUSE = 0.5  # seconds at most between two cuts; there is none if the disk is the same
SIZE = 100_000_000
"""Bytes of the file system, most of which are never written."""


def main() -> None:
    """Cut as often as is said; end with status 1 if anything was lost."""
    parser = ArgumentParser(prog="python -m bench.power_cuts", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    broken = False
    with TemporaryDirectory(dir=Path.cwd()) as folder:  # /tmp may be in memory
        for reported, faults in cut(Path(folder), options.count, options.seed):
            print(reported, "reported,", *(faults or ["nothing lost"]), flush=True)
            broken |= bool(faults)
    sys.exit(broken)


def cut(
    folder: Path, count: int, seed: int = SEED
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Cut *count* times; yield how many files were reported, and what is wrong."""
    rng = Random(seed)
    inbox = folder / "inbox"
    inbox.mkdir()
    for document in documents(DOCUMENTS, SEED):
        (inbox / f"{document.name}.txt").write_bytes(write_text(document))
    done = 0
    while done < count:
        for image, said in _cuts_of_an_import(folder, inbox, rng):
            if done < count:
                done += 1
                with _mounted(image, folder / "after") as disk:
                    yield len(said), tuple(_faults(disk / "home", said, inbox))
            image.unlink()


def _faults(home: Path, said: Iterable[str], inbox: Path) -> Iterator[str]:
    yield from lost(home, "".join(said))
    yield from faults_after_importing(home, inbox)


def _cuts_of_an_import(
    folder: Path, inbox: Path, rng: Random
) -> list[tuple[Path, tuple[str, ...]]]:
    """Import once; return copies of the disk, and the lines printed before each."""
    image = folder / "image"
    image.unlink(missing_ok=True)
    with image.open("wb") as file:
        file.truncate(SIZE)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)  # noqa: S603, S607
    found: list[tuple[Path, tuple[str, ...]]] = []
    with _mounted(image, folder / "disk") as disk:
        process = start(disk / "home", "import", inbox)
        said: list[str] = []
        reader = Thread(target=said.extend, args=[process.stdout])
        reader.start()
        state = None
        while process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(rng.uniform(0, PAUSE))
            before = tuple(said)
            now = image.stat().st_mtime_ns, len(before)
            if now != state:
                state, copy = now, folder / f"cut-{len(found)}"
                _copy(image, copy)
                found.append((copy, before))
        reader.join()
    return found


def _copy(image: Path, copy: Path) -> None:
    """Copy what the disk has, without the holes: it takes no time."""
    command: list[str | Path] = ["cp", "--sparse=always", image, copy]
    subprocess.run(command, check=True)  # noqa: S603


@contextmanager
def _mounted(image: Path, folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    command: list[str | Path] = ["mount", "-o", "loop", image, folder]
    subprocess.run(command, check=True)  # noqa: S603
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)  # noqa: S603, S607


if __name__ == "__main__":
    main()
