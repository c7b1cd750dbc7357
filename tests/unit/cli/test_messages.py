"""The catalogue of the command line."""

import re
from pathlib import Path

import click
import pytest

import cli
from cli.main import COMMANDS
from cli.messages import LANGUAGE, Language, catalogue, say
from schemas.errors import UnreadableFileError
from schemas.link import LinkState
from schemas.record import Outcome
from service.intake import parsers

PLACES = re.compile(r"{(\w+)}")
PARSING = Path(parsers.__file__).read_text("utf-8")
SOURCES = "\n".join(
    path.read_text("utf-8") for path in Path(cli.__file__).parent.rglob("*.py")
)
KINDS: tuple[type[UnreadableFileError], ...] = (
    UnreadableFileError,
    *UnreadableFileError.__subclasses__(),
)
CODES = {*(kind.code for kind in KINDS), *re.findall(r'Failure\("(\w+)"', PARSING)}


@pytest.mark.parametrize("key", catalogue())
def test_each_message_is_said_in_both_languages_with_the_same_places(key: str) -> None:
    vietnamese, english = (catalogue()[key][language] for language in Language)

    assert vietnamese
    assert english
    assert sorted(PLACES.findall(vietnamese)) == sorted(PLACES.findall(english))


def test_the_keys_are_sorted() -> None:
    assert list(catalogue()) == sorted(catalogue())


@pytest.mark.parametrize("key", sorted(set(re.findall(r'"(option\.\w+)"', SOURCES))))
def test_each_option_has_a_message(key: str) -> None:
    assert key in catalogue()


@pytest.mark.parametrize("key", sorted(set(re.findall(r'say\("([\w.]+)"', SOURCES))))
def test_each_message_that_is_said_exists(key: str) -> None:
    assert key in catalogue()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_what_it_is_for(name: str) -> None:
    assert f"help.{name}" in catalogue()


@pytest.mark.parametrize("state", LinkState)
def test_each_state_of_a_link_has_a_name(state: LinkState) -> None:
    assert f"state.{state}" in catalogue()


@pytest.mark.parametrize("outcome", Outcome)
def test_each_outcome_of_an_import_has_a_name(outcome: Outcome) -> None:
    assert f"import.{outcome}" in catalogue()


def test_vietnamese_is_spoken_by_default() -> None:
    assert say("option.json") == "in JSON"


def test_english_is_spoken_where_the_command_was_told_so() -> None:
    with click.Context(click.Command("vankho")) as context:
        context.meta[LANGUAGE] = Language.EN

        assert say("option.json") == "print JSON"


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_problem_of_a_file_has_a_name(code: str) -> None:
    assert f"problem.{code}" in catalogue()
