"""What a database says when it fails, in the user's terms."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from schemas.errors import (
    ArchiveError,
    DamagedDatabaseError,
    DiskError,
    ServerUnavailableError,
)

Damaged = type[DamagedDatabaseError]

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_OF_THE_DISK = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
_DISK_FULL = "53100"  # of SQL; so says PostgreSQL
_LOST = ("08", "53", "57P")
"""The beginnings of SQL's codes for a connection that is gone, or was refused."""


@contextmanager
def named_database_errors(
    what: str, damaged: Damaged = DamagedDatabaseError
) -> Iterator[None]:
    """Raise errors of a database as our own; *what* goes before their messages.

    Raises:
        DamagedDatabaseError: its file cannot be understood (or *damaged*).
        DiskError: its disk is full, read-only, or cannot be read.
        ServerUnavailableError: the server cannot be reached.

    """
    try:
        yield
    except Exception as error:
        named = archive_error(error, what, damaged)
        if named is None:
            raise
        raise named from error


def archive_error(
    error: BaseException | None, what: str, damaged: Damaged = DamagedDatabaseError
) -> ArchiveError | None:
    """Return what a database's error is in our terms; None: it is the caller's fault.

    Libraries wrap the error of the driver, which knows the reason.
    """
    if isinstance(error, ArchiveError):
        return None
    before = f"{what}: " if what else ""
    while error is not None:
        kind = _kind_of(error)
        if kind:
            kind = damaged if kind is DamagedDatabaseError else kind
            return kind(f"{before}{error}")
        error = getattr(error, "orig", None) or error.__cause__
    return None


def _kind_of(error: BaseException) -> type[ArchiveError] | None:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest is detail
        if code in _DAMAGED:
            return DamagedDatabaseError
        return DiskError if code in _OF_THE_DISK else None
    state = getattr(error, "sqlstate", "")
    if state == _DISK_FULL:
        return DiskError
    if state is None:  # a driver lost the server before it could say anything
        lost = type(error).__name__ == "OperationalError"
        return ServerUnavailableError if lost else None
    return ServerUnavailableError if state.startswith(_LOST) else None
