"""The manual as tests read it: its sections, their tables, their examples."""

import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from cli.main import main

FOLDER = Path(__file__).parents[1] / "docs/manual"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ROW = re.compile(r"^\| (.+?) \| (.+) \|$", re.MULTILINE)
_STATUS = re.compile(r"#\s*exit status (\d+)$")
_VALUE = re.compile(r"`([^`]+)`")
_SETTING = re.compile(r"[A-Z_]+=")


@dataclass(frozen=True, slots=True)
class Example:
    """A command line, as it is typed, and the exit status it says it has."""

    line: str
    status: int = 0

    @property
    def words(self) -> list[str]:
        """The words of the line, without its comment."""
        today = self.line.replace("$(date +%F)", date.today().isoformat())  # noqa: DTZ011
        return shlex.split(today, comments=True)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page of the manual: its heading, and what is below it."""

    heading: str
    text: str

    @property
    def name(self) -> str:
        """The first word of what a command's heading names, after ``vankho``."""
        return self.heading.strip("`").split()[1]

    @property
    def examples(self) -> list[Example]:
        """The lines of its console blocks that begin with a dollar sign."""
        lines = "".join(_BLOCK.findall(self.text)).splitlines()
        return [_example(each[2:]) for each in lines if each.startswith("$ ")]

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yield the first cell and the rest of each row of its tables."""
        for first, rest in _ROW.findall(self.text):
            yield first.replace(r"\|", "|"), rest

    def options(self) -> dict[str, str]:
        """Return what its tables say of each option, by the name of the option."""
        return {
            first.strip("`").split()[0]: rest
            for first, rest in self.rows()
            if first.startswith("`--")
        }


def sections(page: str, level: str = "##") -> list[Section]:
    """Return the sections of a page; what stands before the first has no heading."""
    text = (FOLDER / page).read_text("utf-8")
    start, *parts = re.split(rf"^{level} ", text, flags=re.MULTILINE)
    split = (each.split("\n", 1) for each in parts)
    return [Section("", start), *(Section(head, rest) for head, rest in split)]


def values_in(cell: str) -> list[str]:
    """Return the values that a cell names: what is set as code, but for options."""
    found = _VALUE.findall(cell)
    return [each for each in found if not each.startswith(("--", "{", "vankho"))]


class Shell:
    """Runs examples one after another, as a shell does in the folder it is in."""

    def __init__(self, home: Path) -> None:
        self.settings: dict[str, str | None] = {}
        self.settings |= {"VANKHO_HOME": str(home), "VANKHO_WORKERS": "1"}

    def run(self, words: list[str]) -> Result | None:
        """Run one line of *words*; None where it is not a command of ours."""
        settings: dict[str, str | None] = dict.fromkeys(_inherited())
        settings |= self.settings
        while _SETTING.match(words[0]):
            _set(settings, words.pop(0))
        match words:
            case ["printf", text, ">", file]:
                written = text.replace("%%", "%").replace(r"\n", "\n")
                Path(file).write_text(written, "utf-8")
            case ["export", setting]:
                _set(self.settings, setting)
            case ["vankho", *arguments]:
                return CliRunner(env=settings).invoke(main, arguments)
            case _:
                raise ValueError(words)
        return None


def _example(line: str) -> Example:
    status = _STATUS.search(line)
    return Example(line, int(status[1]) if status else 0)


def _set(settings: dict[str, str | None], setting: str) -> None:
    """Set what is written as ``NAME=value``."""
    name, value = setting.split("=", 1)
    settings[name] = value


def _inherited() -> Iterator[str]:
    """Yield the variables of the environment that a test must not inherit."""
    return (each for each in os.environ if each.startswith("VANKHO_"))
