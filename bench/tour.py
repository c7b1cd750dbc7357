"""The tour of README: its commands, with what they answer on the demo archive.

``python -m bench.tour`` writes the answers into README.md. A block that ends in ``…``
keeps its length, and is otherwise as long as the answer; long lines are cut.
"""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from bench.demo_archive import make_archive, write_documents
from cli.main import main as vankho

README = Path(__file__).parents[1] / "README.md"
WIDTH = 150
TAB = 12
CUT = "…"
_TOUR = re.compile(r"(?<=<!-- tour -->\n).*?(?=<!-- end of the tour -->)", re.DOTALL)
_BLOCK = re.compile(r"```console\n\$ vankho (?P<command>.+)\n(?P<answer>(?:.*\n)*?)```")

Answer = Callable[[list[str]], str]
"""The arguments of ``vankho`` to what it writes."""


def main() -> None:
    """Make the demo archive, and write the answers into README.md."""
    with TemporaryDirectory(prefix="vankho-tour-") as folder:
        home = Path(folder) / "home"
        make_archive(home, write_documents(Path(folder) / "documents"))
        text = README.read_text("utf-8")
        README.write_text(with_answers(text, answers_of(home)), "utf-8")


def answers_of(home: Path) -> Answer:
    """Return what runs commands on the archive at *home*."""
    runner = CliRunner(env={"VANKHO_HOME": str(home)}, catch_exceptions=False)
    return lambda arguments: runner.invoke(vankho, arguments).stdout


def commands(text: str) -> list[str]:
    """Return the commands of the tour in *text*, without ``vankho``, in their order."""
    tour = _TOUR.search(text)
    return [each["command"] for each in _BLOCK.finditer(tour[0])] if tour else []


def with_answers(text: str, answer: Answer) -> str:
    """Return *text*, each command of its tour followed by what it answers now."""

    def block(found: re.Match[str]) -> str:
        said = [
            _cut(each) for each in answer(shlex.split(found["command"])).splitlines()
        ]
        before = found["answer"].splitlines()
        if before[-1:] == [CUT] and len(said) >= len(before):
            said = [*said[: len(before) - 1], CUT]
        lines = "".join(f"{each}\n" for each in said)
        return f"```console\n$ vankho {found['command']}\n{lines}```"

    return _TOUR.sub(lambda tour: _BLOCK.sub(block, tour[0]), text)


def _cut(line: str) -> str:
    plain = line.expandtabs(TAB)
    return plain if len(plain) <= WIDTH else plain[: WIDTH - 1].rstrip() + CUT


if __name__ == "__main__":
    main()
