from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.links import draw
from schemas.link import LinkState
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.served import fill_archive


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path)) as archive:
        fill_archive(archive)
        yield archive


def test_certain_links_are_drawn_the_same_for_the_same_seed(
    opened: OpenArchive,
) -> None:
    drawn = list(draw(opened, 100, seed=1))

    assert drawn == list(draw(opened, 100, seed=1))
    assert {each.link.state for each in drawn} <= {LinkState.EXACT, LinkState.STRONG}
    assert all(f"[{each.link.citation.text}" in each.words for each in drawn)
    assert drawn
