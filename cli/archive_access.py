"""The archive that a command works on."""

import click

from cli.messages import say
from schemas.errors import ArchiveNotFoundError
from schemas.record import Notice
from service.answers.document_queries import DocumentQueries
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings

_OPENED = "vankho.archive"
"""Where the open archive is in the ``meta`` of a click context."""


def open_for(ctx: click.Context) -> OpenArchive:
    """Return the archive of the settings, its read models up to date.

    It is opened once, and closed with *ctx*. While another process brings the read
    models up to date, they are taken as they are.

    Raises:
        SearchUnavailableError: the index cannot be opened.

    """
    opened = opened_for(ctx)
    opened.projections.catch_up(wait=False)
    warn_of_delay(opened)
    return opened


def documents_for(ctx: click.Context) -> DocumentQueries:
    """Return what answers about single documents, opening no more than that needs."""
    return opened_for(ctx).documents or open_for(ctx).queries


def warn_of_delay(opened: OpenArchive) -> None:
    """Say on stderr that what is new cannot be searched yet, if that is so."""
    if opened.projections.delay:
        click.echo(say("index.delayed", reason=opened.projections.delay), err=True)


def make_for(ctx: click.Context) -> None:
    """Make the archive's folder where there is none, and say so on stderr."""
    settings = ctx.ensure_object(Settings)
    if not is_made(settings):
        settings.home.mkdir(parents=True)
        click.echo(say("archive.made", home=settings.home), err=True)


def is_made(settings: Settings) -> bool:
    """Return whether there is an archive: on servers, or as a folder."""
    return settings.on_servers or settings.home.is_dir()


def opened_for(ctx: click.Context) -> OpenArchive:
    """Return the archive of the settings as it is; see ``open_for``.

    Raises:
        ArchiveNotFoundError: there is none; a mistyped ``VANKHO_HOME`` makes none.

    """
    if _OPENED not in ctx.meta:
        settings = ctx.ensure_object(Settings)
        if not is_made(settings) and not settings.home.is_file():
            raise ArchiveNotFoundError(str(settings.home))
        ctx.meta[_OPENED] = ctx.with_resource(open_archive(settings, _show))
    opened: OpenArchive = ctx.meta[_OPENED]
    return opened


def _show(notice: Notice) -> None:
    """Say on stderr what was found damaged, and mends itself."""
    click.echo(say(f"notice.{notice.code}", file=notice.file), err=True)
