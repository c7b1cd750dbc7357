"""Accounts, sessions, tokens and attempts in a database: SQLite or PostgreSQL."""

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Table, delete, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from schemas.account import Account, ApiToken, FeedAddress, Role, Session
from schemas.clearance import Clearance
from service.accounts.account_tables import (
    account_sessions,
    accounts,
    api_tokens,
    clearances,
    feed_addresses,
    sign_in_attempts,
)
from service.graph.records import moment


class StoredAccounts:
    """An ``AccountStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def is_empty(self) -> bool:
        """Return whether nobody has an account yet."""
        with self._engine.connect() as connection:
            return not connection.execute(select(exists(select(accounts)))).scalar()

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts, by name."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.name))
            return tuple(map(account_of, rows))

    def account(self, name: str) -> Account | None:
        """Return the account of that name."""
        with self._engine.connect() as connection:
            query = select(accounts).where(accounts.c.name == name)
            row = connection.execute(query).first()
            return account_of(row) if row else None

    def password_hash(self, name: str) -> str | None:
        """Return what is kept of the password; None: there is none."""
        query = select(accounts.c.password_hash).where(accounts.c.name == name)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar()

    def clearance(self, name: str) -> Clearance:
        """Return what an account is cleared for: nothing, unless that was set."""
        with self._engine.connect() as connection:
            query = select(clearances).where(clearances.c.account == name)
            row = connection.execute(query).first()
            return Clearance(row.level, tuple(row.groups)) if row else Clearance()

    def set_clearance(self, name: str, clearance: Clearance) -> None:
        """Set what an account is cleared for."""
        row = {"account": name, **asdict(clearance)}
        with self._engine.begin() as connection:
            connection.execute(delete(clearances).where(clearances.c.account == name))
            connection.execute(insert(clearances).values(row))

    def add(self, account: Account, password_hash: str | None) -> bool:
        """Add an account; return whether the name was free."""
        row = {**asdict(account), "password_hash": password_hash}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(accounts).values(row))
        except IntegrityError:
            return False
        return True

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        disabled: bool | None = None,
        password_hash: str | None = None,
    ) -> None:
        """Change what is given of an account."""
        given = {"role": role, "disabled": disabled, "password_hash": password_hash}
        row = {key: value for key, value in given.items() if value is not None}
        with self._engine.begin() as connection:
            connection.execute(
                update(accounts).where(accounts.c.name == name).values(row)
            )


class StoredSessions:
    """A ``SessionStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, digest: str, session: Session) -> int:
        """Keep a session; return the id chosen for it."""
        return _insert(self._engine, account_sessions, digest, session)

    def session(self, digest: str) -> Session | None:
        """Return the session of that digest."""
        query = select(account_sessions).where(account_sessions.c.digest == digest)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
            return _session_of(row) if row else None

    def sessions(self, account: str) -> tuple[Session, ...]:
        """Return the sessions of an account, the latest seen first."""
        query = select(account_sessions).where(account_sessions.c.account == account)
        with self._engine.connect() as connection:
            rows = connection.execute(
                query.order_by(
                    account_sessions.c.seen_at.desc(), account_sessions.c.id.desc()
                )
            )
            return tuple(map(_session_of, rows))

    def see(self, ident: int, now: datetime) -> None:
        """Note that the session was used."""
        this = account_sessions.c.id == ident
        with self._engine.begin() as connection:
            connection.execute(update(account_sessions).where(this).values(seen_at=now))

    def end(self, account: str, ident: int | None = None) -> bool:
        """End one session of an account, or all; return whether there was any."""
        query = delete(account_sessions).where(account_sessions.c.account == account)
        if ident is not None:
            query = query.where(account_sessions.c.id == ident)
        with self._engine.begin() as connection:
            return bool(connection.execute(query).rowcount)

    def end_unseen_since(self, since: datetime) -> None:
        """Forget the sessions that were not used since."""
        unseen = account_sessions.c.seen_at < since
        with self._engine.begin() as connection:
            connection.execute(delete(account_sessions).where(unseen))


class StoredTokens:
    """A ``TokenStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def issue(self, digest: str, token: ApiToken) -> int:
        """Keep a token; return the id chosen for it."""
        return _insert(self._engine, api_tokens, digest, token)

    def token(self, digest: str) -> ApiToken | None:
        """Return the token of that digest."""
        query = select(api_tokens).where(api_tokens.c.digest == digest)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
            return token_of(row) if row else None

    def tokens(self) -> tuple[ApiToken, ...]:
        """Return all tokens, the first one first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(api_tokens).order_by(api_tokens.c.id))
            return tuple(map(token_of, rows))

    def use(self, ident: int, now: datetime) -> None:
        """Note that the token was used."""
        this = api_tokens.c.id == ident
        with self._engine.begin() as connection:
            connection.execute(update(api_tokens).where(this).values(used_at=now))

    def revoke(self, ident: int) -> bool:
        """Delete a token; return whether it was there."""
        query = delete(api_tokens).where(api_tokens.c.id == ident)
        with self._engine.begin() as connection:
            return bool(connection.execute(query).rowcount)


class StoredFeeds:
    """A ``FeedStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(self, digest: str, feed: FeedAddress) -> int:
        """Keep an address; return the id chosen for it."""
        return _insert(self._engine, feed_addresses, digest, feed)

    def feed(self, digest: str) -> FeedAddress | None:
        """Return the address of that digest."""
        query = select(feed_addresses).where(feed_addresses.c.digest == digest)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
            return feed_of(row) if row else None

    def feeds(self, account: str) -> tuple[FeedAddress, ...]:
        """Return the addresses of an account, the first one first."""
        query = select(feed_addresses).where(feed_addresses.c.account == account)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(feed_addresses.c.id))
            return tuple(map(feed_of, rows))

    def use(self, ident: int, now: datetime) -> None:
        """Note that the address was used."""
        this = feed_addresses.c.id == ident
        with self._engine.begin() as connection:
            connection.execute(update(feed_addresses).where(this).values(used_at=now))

    def end(self, account: str, ident: int) -> bool:
        """Delete an address of an account; return whether it was there."""
        mine = feed_addresses.c.account == account
        query = delete(feed_addresses).where(mine, feed_addresses.c.id == ident)
        with self._engine.begin() as connection:
            return bool(connection.execute(query).rowcount)


class StoredAttempts:
    """An ``AttemptStore``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, name: str, address: str, now: datetime) -> int:
        """Note an attempt before its password is looked at; return its id."""
        row = {"name": name, "address": address, "at": now}
        with self._engine.begin() as connection:
            done = connection.execute(insert(sign_in_attempts).values(row))
        (ident,) = done.inserted_primary_key or (0,)
        return int(ident)

    def by_name(self, name: str, since: datetime) -> int:
        """Return how many there were to sign in under that name."""
        return self._count(sign_in_attempts.c.name == name, since)

    def from_address(self, address: str, since: datetime) -> int:
        """Return how many came from that address."""
        return self._count(sign_in_attempts.c.address == address, since)

    def succeeded(self, ident: int, name: str) -> None:
        """Forget the attempt, and all under that name."""
        mine = (sign_in_attempts.c.id == ident) | (sign_in_attempts.c.name == name)
        with self._engine.begin() as connection:
            connection.execute(delete(sign_in_attempts).where(mine))

    def forget_before(self, since: datetime) -> None:
        """Forget those that count no longer."""
        with self._engine.begin() as connection:
            connection.execute(
                delete(sign_in_attempts).where(sign_in_attempts.c.at < since)
            )

    def _count(self, which: Any, since: datetime) -> int:
        query = select(func.count()).where(which, sign_in_attempts.c.at >= since)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or 0


def _insert(
    engine: Engine, table: Table, digest: str, value: Session | ApiToken | FeedAddress
) -> int:
    row = {**asdict(value), "digest": digest}
    del row["id"]  # the database chooses it
    with engine.begin() as connection:
        done = connection.execute(insert(table).values(row))
    (ident,) = done.inserted_primary_key or (0,)
    return int(ident)


def _values(row: Any, kind: Any) -> dict[str, Any]:
    """Return the columns of a row that are fields of *kind*."""
    found = {each.name: getattr(row, each.name) for each in fields(kind)}
    return {
        name: moment(value) if isinstance(value, datetime) else value
        for name, value in found.items()
    }


def account_of(row: Any) -> Account:
    """Return the account of a row."""
    values = _values(row, Account)
    return Account(**values | {"role": Role(values["role"])})


def _session_of(row: Any) -> Session:
    return Session(**_values(row, Session))


def feed_of(row: Any) -> FeedAddress:
    """Return the address of a row."""
    return FeedAddress(**_values(row, FeedAddress))


def token_of(row: Any) -> ApiToken:
    """Return the token of a row."""
    values = _values(row, ApiToken)
    return ApiToken(**values | {"scope": Role(values["scope"])})
