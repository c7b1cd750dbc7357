"""The numbers that a shell offers."""

from pathlib import Path

import click

from cli.proposed_numbers import proposed_numbers
from service.bootstrap import open_archive
from service.settings import Settings

LETTER = "UBND TỈNH A\n-------\nSố: 48/BC-UBND\n\nBÁO CÁO\nVề việc thi đua\n"


def context(home: Path) -> click.Context:
    return click.Context(click.Command("show"), obj=Settings(home))


def test_a_shell_offers_the_numbers_that_begin_as_typed(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, "utf-8")
    settings = Settings(tmp_path / "home")
    with open_archive(settings) as opened:
        opened.importer.run([file], lambda _: None)

    assert proposed_numbers(context(settings.home), "48/") == ["48/BC-UBND"]


def test_a_mistyped_home_is_not_made_by_completing(tmp_path: Path) -> None:
    home = tmp_path / "mistyped"

    assert proposed_numbers(context(home), "48/") == []
    assert not home.exists()
