"""What keeps accounts, sessions and tokens must answer."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from schemas.account import Account, ApiToken, FeedAddress, Role, Session
from schemas.clearance import Clearance
from schemas.errors import SignInError


class ProviderFault(StrEnum):
    """Why a provider of OpenID Connect signs nobody in."""

    AWAY = "away"
    DENIED = "denied"
    STALE = "stale"  # it began in another browser, too long ago, or was used already
    ISSUER = "issuer"
    INVALID = "invalid"
    EXPIRED = "expired"
    NAMELESS = "nameless"


class ProviderError(SignInError):
    """A provider of OpenID Connect signs nobody in; ``fault`` says why."""

    def __init__(self, fault: ProviderFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """What a browser brings back from the provider, in the address."""

    code: str = field(default="", repr=False)
    state: str = field(default="", repr=False)
    error: str = ""
    issuer: str = ""


class IdentityProvider(Protocol):
    """Where people may sign in, besides by a password.

    *key* is that of the pending sign-in, *back* the address that leads here again.
    """

    def address(self, key: str, back: str) -> str:
        """Return the address where the provider asks who somebody is.

        Raises:
            ProviderError: it is away, or is another one than is set.

        """

    def name(self, key: str, back: str, answer: ProviderAnswer) -> str:
        """Return the name that the provider vouches for.

        Raises:
            ProviderError: it vouches for nobody.

        """

    def way_out(self, back: str) -> str | None:
        """Return the address where the provider ends its own session; None: nowhere.

        Raises:
            ProviderError: it is away, or is another one than is set.

        """


class AccountStore(Protocol):
    """Accounts, and the hashes of their passwords."""

    def is_empty(self) -> bool:
        """Return whether nobody has an account yet."""

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts, by name."""

    def account(self, name: str) -> Account | None:
        """Return the account of that name."""

    def password_hash(self, name: str) -> str | None:
        """Return what is kept of the password; None: there is none."""

    def clearance(self, name: str) -> Clearance:
        """Return what an account is cleared for: nothing, unless that was set."""

    def set_clearance(self, name: str, clearance: Clearance) -> None:
        """Set what an account is cleared for."""

    def add(self, account: Account, password_hash: str | None) -> bool:
        """Add an account; return whether the name was free."""

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        disabled: bool | None = None,
        password_hash: str | None = None,
    ) -> None:
        """Change what is given of an account."""


class SessionStore(Protocol):
    """Sessions, by the digest of the key that a browser keeps."""

    def begin(self, digest: str, session: Session) -> int:
        """Keep a session; return the id chosen for it."""

    def session(self, digest: str) -> Session | None:
        """Return the session of that digest."""

    def sessions(self, account: str) -> tuple[Session, ...]:
        """Return the sessions of an account, the latest seen first."""

    def see(self, ident: int, now: datetime) -> None:
        """Note that the session was used."""

    def end(self, account: str, ident: int | None = None) -> bool:
        """End one session of an account, or all; return whether there was any."""

    def end_unseen_since(self, since: datetime) -> None:
        """Forget the sessions that were not used since."""


class TokenStore(Protocol):
    """API tokens, by the digest of what a program sends."""

    def issue(self, digest: str, token: ApiToken) -> int:
        """Keep a token; return the id chosen for it."""

    def token(self, digest: str) -> ApiToken | None:
        """Return the token of that digest."""

    def tokens(self) -> tuple[ApiToken, ...]:
        """Return all tokens, the first one first."""

    def use(self, ident: int, now: datetime) -> None:
        """Note that the token was used."""

    def revoke(self, ident: int) -> bool:
        """Delete a token; return whether it was there."""


class FeedStore(Protocol):
    """Addresses of feeds, by the digest of their keys."""

    def give(self, digest: str, feed: FeedAddress) -> int:
        """Keep an address; return the id chosen for it."""

    def feed(self, digest: str) -> FeedAddress | None:
        """Return the address of that digest."""

    def feeds(self, account: str) -> tuple[FeedAddress, ...]:
        """Return the addresses of an account, the first one first."""

    def use(self, ident: int, now: datetime) -> None:
        """Note that the address was used."""

    def end(self, account: str, ident: int) -> bool:
        """Delete an address of an account; return whether it was there."""


class AttemptStore(Protocol):
    """Attempts to sign in, but those that succeeded."""

    def note(self, name: str, address: str, now: datetime) -> int:
        """Note an attempt before its password is looked at; return its id."""

    def by_name(self, name: str, since: datetime) -> int:
        """Return how many there were to sign in under that name."""

    def from_address(self, address: str, since: datetime) -> int:
        """Return how many came from that address."""

    def succeeded(self, ident: int, name: str) -> None:
        """Forget the attempt, and all under that name."""

    def forget_before(self, since: datetime) -> None:
        """Forget those that count no longer."""
