"""Sessions: who is signed in, in which browser, and for how long."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from schemas.account import Caller, Session
from schemas.errors import SessionNotFoundError, SignInError, ThrottledError
from service.accounts.account_keeper import Clock, account_name, clock
from service.accounts.passwords import is_password
from service.accounts.port import AccountStore, AttemptStore, SessionStore
from service.accounts.random_keys import digest_of, form_token_of, new_session_key

IDLE = timedelta(hours=12)
"""A session that was not used for so long has ended."""
LONGEST = timedelta(days=14)
"""So long after it began, a session ends however much it is used."""
SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is known when a session was last used: not each request writes."""
WINDOW = timedelta(seconds=ThrottledError.retry_after)
"""Attempts to sign in that failed count for so long."""
MOST_BY_NAME, MOST_FROM_ADDRESS = 5, 30
"""So many may fail; an office of many people may have one address."""
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a sign-in came from: the address, and what the browser calls itself."""

    address: str
    program: str


class SessionKeeper:
    """Signs in and out."""

    def __init__(
        self,
        accounts: AccountStore,
        sessions: SessionStore,
        attempts: AttemptStore,
        now: Clock = clock,
    ) -> None:
        self._accounts = accounts
        self._sessions = sessions
        self._attempts = attempts
        self._now = now

    def sign_in(self, name: str, password: str, origin: Origin) -> str:
        """Begin a session; return its key, which only the browser keeps.

        Raises:
            SignInError: no such account, it is disabled, or its password is another.
            ThrottledError: too many attempts failed, by that name or from there.

        """
        short = account_name(name)[:_LONGEST_TEXT]
        with self.attempt(short, origin.address):
            if not is_password(self._accounts.password_hash(short), password):
                raise SignInError
            return self.begin(short, origin)

    @contextmanager
    def attempt(self, name: str, address: str) -> Iterator[None]:
        """Count what is done within as an attempt that failed, if anything is raised.

        Raises:
            ThrottledError: too many attempts failed, by that name or from there.

        """
        attempt = self._admit(name, address)
        yield
        self._attempts.succeeded(attempt, name)

    def begin(self, name: str, origin: Origin) -> str:
        """Begin a session of somebody who has shown who they are; return its key.

        Raises:
            SignInError: no such account, or it is disabled.

        """
        account = self._accounts.account(account_name(name))
        if account is None or account.disabled:
            raise SignInError
        return self._begin(account.name, origin)

    def _admit(self, name: str, address: str) -> int:
        """Note an attempt, and return its id, unless too many failed.

        It is noted before the password is looked at, so that many at once count.
        """
        now = self._now()
        self._attempts.forget_before(now - WINDOW)
        since = now - WINDOW
        if (
            self._attempts.by_name(name, since) >= MOST_BY_NAME
            or self._attempts.from_address(address, since) >= MOST_FROM_ADDRESS
        ):
            raise ThrottledError
        return self._attempts.note(name, address, now)

    def _begin(self, account: str, origin: Origin) -> str:
        now, key = self._now(), new_session_key()
        self._sessions.end_unseen_since(now - IDLE)
        program = origin.program[:_LONGEST_TEXT]
        session = Session(0, account, now, now, origin.address, program)
        self._sessions.begin(digest_of(key), session)
        return key

    def caller(self, key: str) -> Caller | None:
        """Return whose session has that key; None: it has ended."""
        session = self._sessions.session(digest_of(key))
        now = self._now()
        if session is None or self._is_over(session):
            return None
        account = self._accounts.account(session.account)
        if account is None or account.disabled:
            return None
        if now - session.seen_at >= SEEN_EVERY:
            self._sessions.see(session.id, now)
        return Caller(
            account.name,
            account.full_name,
            account.role,
            session,
            form_token_of(key),
            clearance=self._accounts.clearance(account.name),
        )

    def _is_over(self, session: Session) -> bool:
        now = self._now()
        return now - session.seen_at > IDLE or now - session.created_at > LONGEST

    def sessions(self, account: str) -> tuple[Session, ...]:
        """Return the sessions of an account that go on, the latest used first."""
        found = self._sessions.sessions(account)
        return tuple(each for each in found if not self._is_over(each))

    def end(self, account: str, ident: int) -> None:
        """End a session of an account.

        Raises:
            SessionNotFoundError: the account has none of that number.

        """
        if not self._sessions.end(account, ident):
            raise SessionNotFoundError(str(ident))

    def end_all(self, account: str) -> None:
        """End all sessions of an account."""
        self._sessions.end(account)
