"""Accounts: who may sign in, and as what."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from unicodedata import normalize

from schemas.account import Account, Role
from schemas.clearance import Clearance
from schemas.errors import AccountExistsError, AccountNotFoundError, CorrectionError
from service.accounts.passwords import hash_password
from service.accounts.port import AccountStore, SessionStore

Clock = Callable[[], datetime]

_NAME = re.compile(r"[\w.@-]{1,64}")


def clock() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def account_name(typed: str) -> str:
    """Return a name as accounts have it: composed letters, all small."""
    return normalize("NFC", typed).strip().lower()


class AccountKeeper:
    """Adds accounts and changes them."""

    def __init__(
        self, accounts: AccountStore, sessions: SessionStore, now: Clock = clock
    ) -> None:
        self._accounts = accounts
        self._sessions = sessions
        self._now = now

    def is_empty(self) -> bool:
        """Return whether nobody has an account yet; disabled ones count, too."""
        return self._accounts.is_empty()

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts, by name."""
        return self._accounts.accounts()

    def account(self, name: str) -> Account:
        """Return the account of that name.

        Raises:
            AccountNotFoundError: nobody has it.

        """
        found = self._accounts.account(account_name(name))
        if found is None:
            raise AccountNotFoundError(name)
        return found

    def require_free(self, name: str) -> None:
        """Let only a name through that an account can have, and none has.

        Raises:
            CorrectionError: that cannot be a name.
            AccountExistsError: the name is taken.

        """
        short = account_name(name)
        if not _NAME.fullmatch(short):
            raise CorrectionError(name)
        if self._accounts.account(short) is not None:
            raise AccountExistsError(short)

    def add(self, name: str, full_name: str, role: Role, password: str) -> Account:
        """Add an account that signs in with a password.

        Raises:
            CorrectionError: that cannot be a name.
            PasswordError: the password is too short, or too long.
            AccountExistsError: the name is taken.

        """
        self.require_free(name)
        short = account_name(name)
        account = Account(short, full_name.strip() or short, role, self._now())
        if not self._accounts.add(account, hash_password(password)):
            raise AccountExistsError(short)
        return account

    def set_role(self, name: str, role: Role) -> Account:
        """Change what an account may do, at once.

        Raises:
            AccountNotFoundError: there is none of that name.

        """
        self._accounts.change(self.account(name).name, role=role)
        return self.account(name)

    def clearance(self, name: str) -> Clearance:
        """Return what an account is cleared for.

        Raises:
            AccountNotFoundError: there is none of that name.

        """
        return self._accounts.clearance(self.account(name).name)

    def set_clearance(self, name: str, clearance: Clearance) -> None:
        """Change what an account is cleared for, at once.

        Raises:
            AccountNotFoundError: there is none of that name.

        """
        self._accounts.set_clearance(self.account(name).name, clearance)

    def set_password(self, name: str, password: str) -> None:
        """Change a password, and end all sessions of the account.

        Raises:
            AccountNotFoundError: there is none of that name.
            PasswordError: the password is too short, or too long.

        """
        account = self.account(name)
        hashed = hash_password(password)
        self._accounts.change(account.name, password_hash=hashed)
        self._sessions.end(account.name)

    def disable(self, name: str, *, disabled: bool = True) -> Account:
        """Let nobody sign in to an account any more, or again.

        Its sessions end and its tokens are refused; what it decided stays.

        Raises:
            AccountNotFoundError: there is none of that name.

        """
        account = self.account(name)
        self._accounts.change(account.name, disabled=disabled)
        self._sessions.end(account.name)
        return self.account(name)
