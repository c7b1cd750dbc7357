"""Answers to requests that carry a key, so that what is sent again is done once."""

from datetime import timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from schemas.errors import OtherRequestError, UnderWayError
from schemas.kept_answer import KeptAnswer
from service.accounts.account_keeper import Clock, clock
from service.accounts.account_tables import kept_answers

FOR = timedelta(days=1)
"""So long a key is known; after that it may be used for something else."""


class KeptAnswers:
    """Answers in a table, so that several server processes know them.

    Only digests of accounts and keys are stored. A *request* is the digest of all that
    makes two requests the same.
    """

    def __init__(self, engine: Engine, now: Clock = clock) -> None:
        self._engine = engine
        self._now = now

    def begin(self, account: str, key: str, request: str) -> KeptAnswer | None:
        """Return what was answered to the request; None: it is to be done now.

        Raises:
            OtherRequestError: the account used the key for something else.
            UnderWayError: the request is being done, or its end was never seen.

        """
        now, digest = self._now(), _digest(account, key)
        row = {"key": digest, "request": request, "at": now}
        try:
            with self._engine.begin() as connection:
                old = kept_answers.c.at <= now - FOR
                connection.execute(delete(kept_answers).where(old))
                connection.execute(insert(kept_answers).values(row))
        except IntegrityError:
            return self._given(digest, request)
        return None

    def keep(self, account: str, key: str, answer: KeptAnswer) -> None:
        """Keep the answer to what was begun."""
        row = {
            "status": answer.status,
            "headers": [list(each) for each in answer.headers],
            "body": answer.body,
        }
        with self._engine.begin() as connection:
            connection.execute(
                update(kept_answers).where(_is(_digest(account, key))).values(row)
            )

    def release(self, account: str, key: str) -> None:
        """Forget what was begun: nothing was done."""
        with self._engine.begin() as connection:
            connection.execute(delete(kept_answers).where(_is(_digest(account, key))))

    def _given(self, digest: str, request: str) -> KeptAnswer:
        with self._engine.connect() as connection:
            row = connection.execute(select(kept_answers).where(_is(digest))).first()
        if row is None:  # released at this very moment
            raise UnderWayError
        if row.request != request:
            raise OtherRequestError
        if row.status is None:
            raise UnderWayError
        headers = tuple((name, value) for name, value in row.headers)
        return KeptAnswer(row.status, headers, row.body)


def _is(digest: str) -> ColumnElement[bool]:
    return kept_answers.c.key == digest


def _digest(account: str, key: str) -> str:
    return sha256(f"{account}\0{key}".encode()).hexdigest()
