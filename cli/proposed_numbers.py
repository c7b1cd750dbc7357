"""The numbers that a shell offers where a command takes one."""

import os

import click

from cli.archive_access import is_made
from schemas.search import CompletionKind
from service.bootstrap import open_archive
from service.settings import Settings, read_settings

_MOST = 20


def proposed_numbers(ctx: click.Context, typed: str) -> list[str]:
    """Return the numbers of documents that begin as *typed*.

    None where there is no archive, or it cannot be opened: what a shell asks while
    somebody types neither makes an archive nor prints an error.
    """
    settings = ctx.find_object(Settings) or read_settings(os.environ)
    if not typed or not is_made(settings):
        return []
    with open_archive(settings) as opened:
        found = opened.queries.complete(typed, _MOST)
    return [each.text for each in found if each.kind is CompletionKind.NUMBER]
