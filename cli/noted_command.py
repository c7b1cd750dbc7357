"""Commands that are noted in the audit: who ran them, on what, with what success."""

import getpass
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from typing import Any

import click

from cli.errors import DISK, exit_status
from schemas.audit import Access, Action, Person
from schemas.errors import ArchiveError
from schemas.vocabulary import table_rows
from service.accounts.command_notes import CommandNotes
from service.settings import Settings

_NOT_NOTED = "none"
_TARGETS = ("reference", "references", "subject", "name", "basket", "named")
"""Parameters that say what a command is about; the first that is given counts."""


@contextmanager
def noted(ctx: click.Context) -> Iterator[None]:
    """Note the command of *ctx* when it ends, if it is one that is noted."""
    status = 0
    try:
        yield
    except click.exceptions.Exit as ending:
        status = ending.exit_code
        raise
    except ArchiveError as error:
        status = exit_status(error)
        raise
    except OSError:
        status = DISK
        raise
    except click.ClickException as error:
        status = error.exit_code
        raise
    finally:
        _note(ctx, status)


def _note(ctx: click.Context, status: int) -> None:
    named = actions().get(ctx.command.name or "", _NOT_NOTED)
    home = ctx.ensure_object(Settings).home
    if named == _NOT_NOTED or not home.is_dir():
        return
    route, now = f"vankho {ctx.command.name}", datetime.now(UTC)
    access = Access(now, Action(named), route, status, _target(ctx.params))
    words = ctx.params.get("words") if named == Action.SEARCHED else None
    person = Person(_user(), None, _text(words))
    with suppress(OSError):  # who reads an archive on a read-only disk goes on
        CommandNotes(home).note(access, person)


@cache
def actions() -> dict[str, str]:
    """Return what each command does, by its name."""
    rows = table_rows("cli", "audited_commands")
    return {row["command"]: row["action"] for row in rows}


def _target(params: Mapping[str, Any]) -> str | None:
    found = (_text(params.get(name)) for name in _TARGETS)
    return next(filter(None, found), None)


def _text(value: Any) -> str | None:
    """Return what was typed, several with spaces between; None: nothing."""
    if isinstance(value, (tuple, list)):
        value = " ".join(map(str, value))
    return str(value) if value else None


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # in a container, perhaps
        return None
