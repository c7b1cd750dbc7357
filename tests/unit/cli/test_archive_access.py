"""A command opens its archive once, and closes it."""

from pathlib import Path

import click
import pytest

from cli.archive_access import documents_for, make_for, open_for, opened_for
from schemas.errors import ArchiveNotFoundError
from service.projections import runner
from service.settings import Settings
from tests.factories import make_parsed, make_received


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


def test_a_folder_that_is_not_there_is_no_archive(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "mistyped")

    with (
        click.Context(click.Command("show"), obj=settings) as context,
        pytest.raises(ArchiveNotFoundError, match="mistyped"),
    ):
        open_for(context)

    assert not settings.home.exists()


def test_a_new_archive_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(tmp_path / "new")

    with click.Context(click.Command("import"), obj=settings) as context:
        make_for(context)
        make_for(context)

    assert capsys.readouterr().err.count(str(settings.home)) == 1


@pytest.mark.parametrize(("many", "said"), [(2, True), (3, False)])
def test_who_pays_for_an_import_that_was_cut_off_is_told(
    context: click.Context,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    many: int,
    said: bool,
) -> None:
    monkeypatch.setattr(runner, "MANY", many)
    with context:
        archive = opened_for(context).archive
        archive.register(make_received(parsed := make_parsed()), parsed)
        archive.commit()
        assert open_for(context).projections.behind() == 0

    assert ("chưa vào chỉ mục, đang cập nhật" in capsys.readouterr().err) is said
