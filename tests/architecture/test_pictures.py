"""The pictures of the README are there, small, and made by one command."""

import re
from pathlib import Path

from bench.pictures import FOLDER, VIEWS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PICTURES = sorted((ROOT / FOLDER).iterdir())
MOST_BYTES = 200 * 1024


def test_each_picture_is_made_by_the_command() -> None:
    assert [picture.name for picture in PICTURES] == sorted(f"{n}.png" for n in VIEWS)


def test_the_pictures_are_small() -> None:
    assert [each for each in PICTURES if each.stat().st_size > MOST_BYTES] == []


def test_each_picture_that_is_shown_is_there() -> None:
    shown = re.findall(r"!\[[^]]*\]\((docs/pictures/[^)]+)\)", README)

    assert shown
    assert [each for each in shown if not (ROOT / each).is_file()] == []
