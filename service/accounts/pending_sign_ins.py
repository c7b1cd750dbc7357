"""Sign-ins that began here and that the provider has yet to confirm.

The browser keeps a key, the table its digest. What the provider is sent (state, nonce,
verifier) is derived from the key, so that nothing stored signs anybody in.
"""

from datetime import timedelta

from sqlalchemy import Engine, delete, insert

from service.accounts.account_keeper import Clock, clock
from service.accounts.account_tables import pending_sign_ins
from service.accounts.random_keys import digest_of, new_session_key

FOR = timedelta(minutes=10)
"""So long somebody may take at the provider."""


class PendingSignIns:
    """Pending sign-ins in a table, so that several server processes know them."""

    def __init__(self, engine: Engine, now: Clock = clock) -> None:
        self._engine = engine
        self._now = now

    def begin(self, wanted: str) -> str:
        """Begin one that leads to the page *wanted*; return its key."""
        now, key = self._now(), new_session_key()
        row = {"digest": digest_of(key), "wanted": wanted, "at": now}
        over = delete(pending_sign_ins).where(pending_sign_ins.c.at < now - FOR)
        with self._engine.begin() as connection:
            connection.execute(over)
            connection.execute(insert(pending_sign_ins).values(row))
        return key

    def take(self, key: str) -> str | None:
        """Return the page that was wanted, once; None: no sign-in of that key."""
        found = (
            delete(pending_sign_ins)
            .where(
                pending_sign_ins.c.digest == digest_of(key),
                pending_sign_ins.c.at >= self._now() - FOR,
            )
            .returning(pending_sign_ins.c.wanted)
        )
        with self._engine.begin() as connection:
            wanted: str | None = connection.execute(found).scalar()
        return wanted
