"""Accounts and tokens on their way into a backup, and out of one."""

from dataclasses import asdict

from sqlalchemy import Connection, Engine, func, insert, select

from schemas.account import KeptAccount, KeptAccounts, KeptToken
from service.accounts.account_tables import accounts, api_tokens
from service.accounts.stored_accounts import account_of, token_of
from service.graph.views import alone

_NEXT_TOKEN = func.setval(
    func.pg_get_serial_sequence(api_tokens.name, "id"),
    select(func.max(api_tokens.c.id)).scalar_subquery(),
)
"""After tokens were put back under their ids, PostgreSQL is to go on after them."""


class AccountCopies:
    """Copies all accounts and tokens of the database *engine*, and puts them back."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def kept(self) -> KeptAccounts:
        """Return all accounts, and all tokens that were not revoked."""
        with self._engine.connect() as connection:
            return _kept_in(connection)

    def restore(self, kept: KeptAccounts) -> bool:
        """Put accounts and tokens back, unless somebody has an account already.

        Return whether those that are there now are those that were kept.
        """
        with alone(self._engine) as connection:
            if _kept_in(connection) == KeptAccounts():
                _insert(connection, kept)
            return _kept_in(connection) == kept


def _kept_in(connection: Connection) -> KeptAccounts:
    people = connection.execute(select(accounts).order_by(accounts.c.name))
    tokens = connection.execute(select(api_tokens).order_by(api_tokens.c.id))
    return KeptAccounts(
        tuple(KeptAccount(account_of(each), each.password_hash) for each in people),
        tuple(KeptToken(token_of(each), each.digest) for each in tokens),
    )


def _insert(connection: Connection, kept: KeptAccounts) -> None:
    people = [
        {**asdict(each.account), "password_hash": each.password_hash}
        for each in kept.accounts
    ]
    tokens = [{**asdict(each.token), "digest": each.digest} for each in kept.tokens]
    for table, rows in ((accounts, people), (api_tokens, tokens)):
        if rows:
            connection.execute(insert(table), rows)
    if tokens and connection.dialect.name == "postgresql":
        connection.execute(select(_NEXT_TOKEN))
