"""The processor time of whole commands, each in a fresh process, on a small archive.

Most of it is loading: on the demo archive the command itself takes a few hundredths of
a second. For comparison: Python alone, and the libraries that take longest to load.
``--modules COMMAND`` lists what a command loads, the slowest first.
"""

import json
import resource
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from dataclasses import asdict, dataclass
from os import environ
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.demo_archive import make_archive, write_documents

ROUNDS = 9
REPORT = "322/BC-VKS"
COMMANDS = (
    ("show", REPORT),
    ("cite", REPORT),
    ("history", REPORT),
    ("--version",),
    ("search", "thi đua"),
    ("trace", REPORT),
    ("status",),
    ("correct", REPORT, "place", "Quảng Lâm", "--why", "đo"),
)
BESIDE = ("pass", "import click", "import sqlalchemy", "import pdfplumber")
_RUN = "from cli.main import main; main()"


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds of processor time of a whole command: the least, and the median."""

    what: str
    least: float
    median: float


def main() -> None:
    """Make the archive, run each command in turn, print the seconds."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--modules", metavar="COMMAND", help="list what it loads")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="vankho-start-") as folder:
        home = Path(folder) / "home"
        make_archive(home, write_documents(Path(folder) / "documents"))
        environ["VANKHO_HOME"] = str(home)
        if options.modules:
            show_modules(next(c for c in COMMANDS if c[0] == options.modules))
        else:
            report(measure(options.rounds), as_json=options.json)


def measure(rounds: int) -> list[Start]:
    """Return what each command takes; a first run, which may compile, is left out."""
    codes: dict[str, list[str]] = {f"python -c '{code}'": [code] for code in BESIDE}
    codes |= {f"vankho {' '.join(each)}": [_RUN, *each] for each in COMMANDS}
    seconds: dict[str, list[float]] = {what: [] for what in codes}
    for _ in range(rounds + 1):
        for what, code in codes.items():
            seconds[what].append(processor_time(["-c", *code]))
    taken = {what: each[1:] for what, each in seconds.items()}
    return [Start(what, min(each), median(each)) for what, each in taken.items()]


def processor_time(arguments: list[str]) -> float:
    """Return the seconds, of user and system, that Python takes with *arguments*."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603  # our own words
        [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report(starts: list[Start], *, as_json: bool) -> None:
    """Print a line a command, or one line of JSON."""
    if as_json:
        print(json.dumps([asdict(each) for each in starts]))
        return
    print("least", "median", "what", sep="\t")
    for each in starts:
        print(f"{each.least:.3f}", f"{each.median:.3f}", each.what, sep="\t")


def show_modules(command: tuple[str, ...]) -> None:
    """Print the milliseconds that each package takes to load in *command*."""
    run = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-X", "importtime", "-c", _RUN, *command],
        check=True,
        capture_output=True,
        text=True,
    )
    packages: Counter[str] = Counter()
    for line in run.stderr.splitlines():
        itself, _, module = line.removeprefix("import time:").split("|")
        if itself.strip().isdecimal():
            depth = 2 if module.strip().startswith("service.") else 1
            name = ".".join(module.strip().split(".")[:depth])
            packages[name] += int(itself)
    for name, microseconds in packages.most_common():
        print(f"{microseconds / 1000:.1f}", name, sep="\t")


if __name__ == "__main__":
    main()
