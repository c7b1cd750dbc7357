"""Accounts, tokens and feeds on their way into a backup, and out of one."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select

from schemas.account import KeptAccount, KeptAccounts, KeptFeed, KeptToken
from schemas.clearance import NOTHING, Clearance
from service.accounts.account_tables import (
    accounts,
    api_tokens,
    clearances,
    feed_addresses,
)
from service.accounts.stored_accounts import account_of, feed_of, token_of
from service.graph.views import alone


class AccountCopies:
    """Copies who may do what from the database *engine*, and puts them back."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def kept(self) -> KeptAccounts:
        """Return all accounts with their clearances, and what was not revoked."""
        with self._engine.connect() as connection:
            return _kept_in(connection)

    def restore(self, kept: KeptAccounts) -> bool:
        """Put back what was kept, unless somebody has an account already.

        Return whether those that are there now are those that were kept.
        """
        with alone(self._engine) as connection:
            if _kept_in(connection) == KeptAccounts():
                for table, rows in _rows_of(kept).items():
                    _insert(connection, table, rows)
            return _kept_in(connection) == kept


def _kept_in(connection: Connection) -> KeptAccounts:
    cleared = {
        row.account: Clearance(row.level, tuple(row.groups))
        for row in connection.execute(select(clearances))
    }
    people = connection.execute(select(accounts).order_by(accounts.c.name))
    tokens = connection.execute(select(api_tokens).order_by(api_tokens.c.id))
    feeds = connection.execute(select(feed_addresses).order_by(feed_addresses.c.id))
    return KeptAccounts(
        tuple(
            KeptAccount(
                account_of(each), each.password_hash, cleared.get(each.name, NOTHING)
            )
            for each in people
        ),
        tuple(KeptToken(token_of(each), each.digest) for each in tokens),
        tuple(KeptFeed(feed_of(each), each.digest) for each in feeds),
    )


def _rows_of(kept: KeptAccounts) -> dict[Table, list[dict[str, Any]]]:
    """Return the rows of each table."""
    return {
        accounts: [
            {**asdict(each.account), "password_hash": each.password_hash}
            for each in kept.accounts
        ],
        clearances: [
            {"account": each.account.name, **asdict(each.clearance)}
            for each in kept.accounts
            if each.clearance != NOTHING
        ],
        api_tokens: [
            {**asdict(each.token), "digest": each.digest} for each in kept.tokens
        ],
        feed_addresses: [
            {**asdict(each.feed), "digest": each.digest} for each in kept.feeds
        ],
    }


def _insert(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]]
) -> None:
    """Insert *rows*; where they have numbers, PostgreSQL is to go on after them."""
    if not rows:
        return
    connection.execute(insert(table), rows)
    if "id" in table.c and connection.dialect.name == "postgresql":
        last = select(func.max(table.c.id)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(sequence, last)))
