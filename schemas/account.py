"""Accounts, what they may do, and how a request shows whose it is."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from schemas.clearance import NOTHING, Clearance


class Role(StrEnum):
    """What an account may do; each role may do all that those before it may."""

    READER = "reader"
    WRITER = "writer"
    CLERK = "clerk"
    ADMINISTRATOR = "administrator"

    @property
    def rank(self) -> int:
        """The place of the role among all, from the one that may do least."""
        return list(Role).index(self)

    def may(self, required: "Role") -> bool:
        """Return whether this role may do what *required* may."""
        return self.rank >= required.rank


@dataclass(frozen=True, slots=True)
class SignInProvider:
    """A provider of OpenID Connect, and as which client it knows this service.

    *claim* is that of its ID token which names an account.
    """

    issuer: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    claim: str = "preferred_username"


@dataclass(frozen=True, slots=True)
class Account:
    """Who may sign in: ``name`` is typed and recorded, ``full_name`` is shown."""

    name: str
    full_name: str
    role: Role
    created_at: datetime
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which an account is signed in, until it ends or is idle too long."""

    id: int
    account: str
    created_at: datetime
    seen_at: datetime
    address: str
    program: str


@dataclass(frozen=True, slots=True)
class ApiToken:
    """What a program shows instead of a password; ``scope`` is the most it may do."""

    id: int
    account: str
    label: str
    scope: Role
    created_at: datetime
    ends_at: datetime | None = None
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """An address at which a program reads what came to ``search`` after ``since``.

    That is a position in the log; ``account`` is whose reading it is.
    """

    id: int
    account: str
    search: str
    since: int
    created_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """An account as it is backed up; a hash of None: it has no password."""

    account: Account
    password_hash: str | None
    clearance: Clearance = NOTHING


@dataclass(frozen=True, slots=True)
class KeptToken:
    """A token as it is backed up, with the digest by which it is recognised."""

    token: ApiToken
    digest: str


@dataclass(frozen=True, slots=True)
class KeptFeed:
    """The address of a feed as it is backed up, with the digest of its key."""

    feed: FeedAddress
    digest: str


@dataclass(frozen=True, slots=True)
class KeptAccounts:
    """Who may use an archive, as it is backed up; sessions are not."""

    accounts: tuple[KeptAccount, ...] = ()
    tokens: tuple[KeptToken, ...] = ()
    feeds: tuple[KeptFeed, ...] = ()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request, what they may do, and by which session, if by any.

    ``form_token`` is what the forms of the session carry (CSRF).
    """

    name: str
    full_name: str
    role: Role
    session: Session | None = None
    form_token: str = ""
    signed_in: bool = True
    clearance: Clearance = NOTHING
