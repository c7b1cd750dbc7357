"""A command opens its archive once, and closes it."""

from pathlib import Path

import click
import pytest

from cli.archive_access import documents_for, open_for
from service.settings import Settings


@pytest.fixture
def context(tmp_path: Path) -> click.Context:
    return click.Context(click.Command("show"), obj=Settings(tmp_path))


def test_the_archive_is_opened_once(context: click.Context) -> None:
    with context:
        assert open_for(context) is open_for(context)


def test_an_archive_that_is_open_answers_about_documents(
    context: click.Context,
) -> None:
    with context:
        assert documents_for(context) is open_for(context).queries
