"""The archive that a command works on."""

import click

from cli.messages import say
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings


def open_for(ctx: click.Context) -> OpenArchive:
    """Return the archive of the settings, its views up to date; closed with *ctx*.

    While another process brings the views up, they are taken as they are.

    Raises:
        SearchUnavailableError: the index cannot be opened.

    """
    settings = ctx.ensure_object(Settings)
    opened = ctx.with_resource(open_archive(settings))
    opened.projections.catch_up(wait=False)
    warn_of_delay(opened)
    return opened


def warn_of_delay(opened: OpenArchive) -> None:
    """Say on stderr that what is new cannot be searched yet, if that is so."""
    if opened.projections.delay:
        click.echo(say("index.delayed", reason=opened.projections.delay), err=True)
