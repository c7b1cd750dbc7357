"""States and standings are called alike wherever they are shown."""

import re
from pathlib import Path

import pytest

from cli.messages import Language, catalogue
from schemas.link import LinkState
from schemas.standing import Force
from schemas.state_words import FORCES, NOTHING_KNOWN, STATES

ROOT = Path(__file__).parents[3]
ROW = re.compile(r"\| (?:`(\w+)`|(none)) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")
GLOSSARY = {
    found[1] or found[2]: (found[3], found[4], found[5])
    for line in (ROOT / "docs/GLOSSARY.md").read_text("utf-8").splitlines()
    if (found := ROW.fullmatch(line))
}
"""What each is called in Vietnamese, in English, and an example."""


@pytest.mark.parametrize("value", [*LinkState, *Force])
def test_the_glossary_has_the_words_and_an_example(value: LinkState | Force) -> None:
    vietnamese, _, example = GLOSSARY[value]
    called = STATES[value] if isinstance(value, LinkState) else FORCES[value]

    assert vietnamese == called
    assert len(example.split()) > 4  # a sentence


@pytest.mark.parametrize("state", LinkState)
def test_the_command_line_calls_a_state_so(state: LinkState) -> None:
    said = tuple(catalogue()[f"state.{state}"][each] for each in Language)

    assert said == GLOSSARY[state][:2]


@pytest.mark.parametrize("force", Force)
def test_the_command_line_calls_a_force_so(force: Force) -> None:
    facet = tuple(catalogue()[f"standing.{force}"][each] for each in Language)
    sentence = (catalogue()[f"force.{force}"][each] for each in Language)

    assert facet == GLOSSARY[force][:2]
    for said, called in zip(sentence, facet, strict=True):
        assert said.startswith(called)


def test_where_nothing_is_known_the_same_is_said() -> None:
    said = tuple(catalogue()["force.nothing_known"][each] for each in Language)

    assert GLOSSARY["none"][0] == NOTHING_KNOWN
    for sentence, called in zip(said, GLOSSARY["none"], strict=False):
        assert sentence.replace(", {day}", "") == called


@pytest.mark.parametrize("name", [each.value for each in LinkState])
def test_no_two_states_are_called_alike(name: str) -> None:
    others = [each for key, each in STATES.items() if key != name]

    assert STATES[LinkState(name)] not in others


SAID = [
    *(ROOT / "docs/manual").glob("*.md"),
    *(ROOT / "cli").rglob("*.csv"),
    *(ROOT / "service").rglob("*.html"),
    *(ROOT / "service").rglob("*.py"),
]


@pytest.mark.parametrize("path", SAID, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_unclear_is_nowhere_called_very_likely(path: Path) -> None:
    """``Nhiều khả năng`` means that it probably is so."""
    assert "nhiều khả năng" not in path.read_text("utf-8").lower()
