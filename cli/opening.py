"""The archive that a command works on."""

import click

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
    return opened
