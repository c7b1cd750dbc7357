"""Who looks at which case of the review queue, so that two clerks do not meet."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from service.accounts.account_keeper import Clock, clock
from service.accounts.account_tables import queue_claims

FOR = timedelta(minutes=10)
"""How long a case is kept for who looks at it from when they last saw it."""


class CaseClaims:
    """Claims in a table, so that several server processes know them.

    A claim only says which case comes next: it neither allows nor forbids a decision.
    """

    def __init__(self, engine: Engine, now: Clock = clock) -> None:
        self._engine = engine
        self._now = now

    def held_by_others(self, account: str) -> frozenset[str]:
        """Return the cases that others than *account* look at."""
        query = select(queue_claims.c.case).where(
            queue_claims.c.account != account, queue_claims.c.until > self._now()
        )
        with self._engine.connect() as connection:
            return frozenset(connection.execute(query).scalars())

    def take(self, account: str, cases: Iterable[str]) -> str | None:
        """Claim the first of *cases* that nobody else has; None: there is none.

        What the account had before is free again: one person looks at one case.
        """
        self.release(account)
        return next((each for each in cases if self._claim(account, each)), None)

    def release(self, account: str) -> None:
        """Let others have what the account looked at."""
        own = queue_claims.c.account == account
        with self._engine.begin() as connection:
            connection.execute(delete(queue_claims).where(own))

    def _claim(self, account: str, case: str) -> bool:
        """Claim a case; return whether it was free, or had been theirs already."""
        now = self._now()
        this = queue_claims.c.case == case
        row = {"case": case, "account": account, "until": now + FOR}
        try:
            with self._engine.begin() as connection:
                over = delete(queue_claims).where(this, queue_claims.c.until <= now)
                connection.execute(over)
                connection.execute(insert(queue_claims).values(row))
        except IntegrityError:  # of another, or of the same person in another window
            holder = select(queue_claims.c.account).where(this)
            with self._engine.connect() as connection:
                return connection.execute(holder).scalar() == account
        return True
