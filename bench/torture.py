"""Kills vankho at random moments, and looks for what that broke.

A moment is the n-th change of any file that the killed process writes, so that the
kills fall where something happens. After each kill the archive is opened, verified,
given the same files again, and verified once more.
"""

import json
import os
import socket
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory

from click.testing import CliRunner, Result

from bench.samples import documents
from bench.samples.writers.text import write_text
from cli.main import main as vankho
from service.bootstrap import open_archive
from service.settings import Settings

COUNT = 200
SEED = 1
DOCUMENTS = 130
"""More than one batch, so that a killed import has reported something."""
PAUSE = 0.005  # seconds between two looks at what has changed
WORKS = ("import", "rebuild", "reparse", "serve", "backup")
_ENTRY = "from cli.main import main; main()"
_ARCHIVED = "đã nhận: "


def main() -> None:
    """Kill as often as is said; end with status 1 if anything was broken."""
    parser = ArgumentParser(prog="python -m bench.torture", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    options = parser.parse_args()
    broken = False
    kills: Counter[str] = Counter()
    for each in torture(options.count, options.seed, options.documents):
        print(each.work, each.moment, *(each.faults or ["nothing broken"]), flush=True)
        kills[each.work] += 1
        broken |= bool(each.faults)
    print(*(f"{work}: {count} kills" for work, count in kills.items()), sep=", ")
    sys.exit(broken)


@dataclass(frozen=True, slots=True)
class Kill:
    """What was killed, at which change of its files, and what that broke."""

    work: str
    moment: int
    faults: tuple[str, ...]


def torture(count: int, seed: int = SEED, most: int = DOCUMENTS) -> Iterator[Kill]:
    """Kill *count* times, each work in turn, on archives of *most* documents."""
    rng = Random(seed)
    with TemporaryDirectory(dir=Path.cwd()) as folder:  # /tmp may be in memory
        place = _Place(Path(folder), most)
        for number in range(count):
            yield place.kill(WORKS[number % len(WORKS)], rng)


class _Place:
    """A folder with files to import, and an archive that has some of them."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder, self._inbox = folder, folder / "inbox"
        self._lengths: dict[str, int] = {}
        part = folder / "part"
        for path in (self._inbox, part):
            path.mkdir()
        for number, document in enumerate(documents(most, SEED)):
            data = write_text(document)
            (self._inbox / f"{document.name}.txt").write_bytes(data)
            if number % 5 == 0:
                (part / f"{document.name}.txt").write_bytes(data)
        for home, files in {"some": part, "all": self._inbox}.items():
            _require_success(_run(folder / home, "import", files))

    def kill(self, work: str, rng: Random) -> Kill:
        """Kill *work* at a moment that it reaches, and return what was broken."""
        if work not in self._lengths:
            with TemporaryDirectory(dir=self._folder) as folder:
                self._lengths[work] = self._trial(work, Path(folder)).run()
        while True:
            moment = rng.randint(1, self._lengths[work])
            with TemporaryDirectory(dir=self._folder) as folder:
                trial = self._trial(work, Path(folder))
                if trial.run(moment) == moment:
                    return Kill(work, moment, tuple(trial.faults()))

    def _trial(self, work: str, folder: Path) -> "_Trial":
        before = "some" if work == "import" else "all"
        copytree(self._folder / before, folder / "home", symlinks=True)
        return _Trial(work, folder, self._inbox)


@dataclass(slots=True)
class _Trial:
    """A *work* on the archive ``home`` in *folder*, and what it said was done."""

    work: str
    folder: Path
    inbox: Path
    withdrawn: list[str] = field(default_factory=list)
    _said: str = ""

    @property
    def home(self) -> Path:
        """Where the archive is."""
        return self.folder / "home"

    def run(self, moment: int | None = None) -> int:
        """Start it, and kill it at that change of its files; return how many it made.

        With no *moment*, or if it is done before, it ends as it would.
        """
        port, ids = _free_port(), _ids(self.home)
        arguments: dict[str, list[str | Path]] = {
            "import": [self.inbox],
            "reparse": ["--all"],
            "serve": ["--port", str(port)],
            "backup": [self.folder / "backup"],
        }
        with ThreadPoolExecutor(1) as pool:
            process = start(self.home, self.work, *arguments.get(self.work, []))
            asked = (
                pool.submit(self._ask, process, port, ids)
                if self.work == "serve"
                else None
            )
            changes = _watch(process, self.folder, moment, asked)
            process.kill()
            self._said = process.communicate()[0]
            if asked:
                asked.result()
        return changes

    def _ask(
        self, process: "subprocess.Popen[str]", port: int, ids: Iterable[str]
    ) -> None:
        """Withdraw one document after the other, and search, until nobody answers."""
        while process.poll() is None and not _is_listening(port):
            pass
        with suppress(OSError, HTTPException):
            for each in ids:
                address = f"/api/v1/documents/{each}/withdrawal"
                if not _succeeds(port, "POST", address, {"why": "thử"}):
                    raise RuntimeError(address)
                self.withdrawn.append(each)
                _succeeds(port, "GET", "/api/v1/search?q=th%C3%B4ng")

    def faults(self) -> Iterator[str]:
        """Open the archive again, use it, and yield what is wrong with it."""
        if self.work == "import":
            yield from lost(self.home, self._said)
        for each in set(self.withdrawn) - _withdrawn(self.home):
            yield f"not withdrawn: {each}"
        yield from _unless_success(_run(self.home, "verify"))
        yield from faults_after_importing(self.home, self.inbox)
        if self.work == "backup":
            yield from self._faults_of_backup()

    def _faults_of_backup(self) -> Iterator[str]:
        backup = self.folder / "backup"
        yield from _unless_success(_run(self.home, "backup", "--check", backup))
        restored = self.folder / "restored"
        yield from _unless_success(_run(restored, "restore", backup))
        yield from _unless_success(_run(restored, "verify"))
        if _ids(restored) != _ids(self.home):
            yield "the backup is another archive"


def lost(home: Path, said: str) -> Iterator[str]:
    """Yield the files that an import *said* it had archived, and that are not there."""
    lines = (each for each in said.splitlines(keepends=True) if each.endswith("\n"))
    with open_archive(Settings(home, workers=1)) as opened:
        for line in lines:
            if line.startswith(_ARCHIVED):
                path = Path(line.removeprefix(_ARCHIVED).rstrip("\n"))
                checksum = sha256(path.read_bytes()).hexdigest()
                if not opened.archive.has(checksum):
                    yield f"lost: {path}"
                elif opened.verification.check(checksum):
                    yield f"damaged: {path}"


def faults_after_importing(home: Path, inbox: Path) -> Iterator[str]:
    """Import all of *inbox* again, and yield what is not as if it had gone well."""
    again = _run(home, "import", "--json", inbox)
    yield from _unless_success(again)
    files = len(list(inbox.iterdir()))
    counts = json.loads(again.stdout)
    if counts["archived"] + counts["duplicates"] != files:
        yield f"imported again: {counts}"
    yield from _unless_success(_run(home, "verify"))
    if (there := len(_ids(home))) != files:
        yield f"{there} documents of {files} files"
    if any((home / "files" / ".incoming").iterdir()):
        yield "files lie in .incoming"


def _watch(
    process: "subprocess.Popen[str]",
    folder: Path,
    moment: int | None,
    asked: "Future[None] | None",
) -> int:
    """Count changes in *folder* up to the *moment*, or until *process* is done."""
    changes, state = 0, _state(folder)
    while process.poll() is None and not (asked and asked.done()):
        with suppress(subprocess.TimeoutExpired):
            process.wait(PAUSE)
        if (now := _state(folder)) != state:
            changes, state = changes + 1, now
        if changes == moment:
            break
    return changes


def _state(folder: Path) -> int:
    """Return a number that changes with any file in *folder*."""
    found = []
    for path, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                status = (Path(path) / name).lstat()
                found.append((name, status.st_size, status.st_mtime_ns))
    return hash(tuple(found))


def start(home: Path, *arguments: str | Path) -> "subprocess.Popen[str]":
    """Start a command in a process of its own."""
    return subprocess.Popen(  # noqa: S603  # our own words
        [sys.executable, "-uc", _ENTRY, *map(str, arguments)],
        env={**os.environ, **_environment(home), "PYTHONPATH": ":".join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _environment(home: Path) -> dict[str, str]:
    return {
        "VANKHO_HOME": str(home),
        "VANKHO_WORKERS": "1",
        "VANKHO_LANGUAGE": "vi",
        "VANKHO_SECRECY": "allow",  # some of what is invented has a mark
    }


def _run(home: Path, *arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner(env=_environment(home)).invoke(vankho, list(map(str, arguments)))


def _unless_success(result: Result) -> Iterator[str]:
    """Yield what a command said that did not end well."""
    if result.exit_code:
        yield f"status {result.exit_code}: {result.output} {result.exception!r}"


def _require_success(result: Result) -> None:
    for each in _unless_success(result):
        raise RuntimeError(each)


def _ids(home: Path) -> tuple[str, ...]:
    """Return the documents of the archive."""
    with open_archive(Settings(home, workers=1)) as opened:
        opened.projections.catch_up()
        return opened.graph.find_ids()


def _withdrawn(home: Path) -> set[str]:
    with open_archive(Settings(home, workers=1)) as opened:
        opened.projections.catch_up()
        return set(opened.graph.withdrawals())


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def _is_listening(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def _succeeds(port: int, method: str, address: str, body: object = None) -> bool:
    """Return whether a request is answered with success.

    Raises:
        OSError, HTTPException: it is not answered at all.

    """
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as asking:
        headers = {"Content-Type": "application/json"}
        asking.request(method, address, json.dumps(body), headers)
        answer = asking.getresponse()
        answer.read()
        return answer.status == HTTPStatus.OK


if __name__ == "__main__":
    main()
