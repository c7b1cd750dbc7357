"""The tour of README is what the program answers, and what ``make demo`` shows."""

import re
from pathlib import Path

from bench.tour import README, answers_of, commands, with_answers

TEXT = README.read_text("utf-8")
DEMO = README.parent / "scripts/demo.sh"


def test_the_tour_is_what_is_answered_now(demo_home: Path) -> None:
    assert with_answers(TEXT, answers_of(demo_home)) == TEXT, "python -m bench.tour"


def test_the_demo_shows_the_tour() -> None:
    shown = re.findall(
        r"^run \.venv/bin/vankho (.*)$", DEMO.read_text("utf-8"), re.MULTILINE
    )

    assert [each for each in shown if not each.startswith("import")] == commands(TEXT)


def test_a_block_that_ends_in_an_ellipsis_keeps_its_length() -> None:
    text = (
        "<!-- tour -->\n```console\n$ vankho missing\n1\n…\n```\n"
        "```console\n$ vankho status\n1\n```\n<!-- end of the tour -->\n"
    )

    assert with_answers(text, lambda _: "a\nb\nc\n") == (
        "<!-- tour -->\n```console\n$ vankho missing\na\n…\n```\n"
        "```console\n$ vankho status\na\nb\nc\n```\n<!-- end of the tour -->\n"
    )
