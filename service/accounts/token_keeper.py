"""API tokens: how programs show for which account they work."""

from datetime import timedelta

from schemas.account import ApiToken, Caller, Role
from schemas.errors import AccountNotFoundError, TokenNotFoundError
from service.accounts.account_keeper import Clock, account_name, clock
from service.accounts.port import AccountStore, TokenStore
from service.accounts.random_keys import digest_of, new_token

USED_EVERY = timedelta(minutes=1)
"""How exactly it is known when a token was last used: not each request writes."""


class TokenKeeper:
    """Issues tokens, recognises them, and revokes them."""

    def __init__(
        self, accounts: AccountStore, tokens: TokenStore, now: Clock = clock
    ) -> None:
        self._accounts = accounts
        self._tokens = tokens
        self._now = now

    def issue(
        self,
        account: str,
        label: str,
        scope: Role | None = None,
        ends_in: timedelta | None = None,
    ) -> tuple[str, ApiToken]:
        """Return a new token, which nobody can show again, and what is kept of it.

        It may do what *scope* says, never more than its account (None: the same),
        and ends after *ends_in* (None: when it is revoked).

        Raises:
            AccountNotFoundError: there is none of that name.

        """
        owner = self._accounts.account(account_name(account))
        if owner is None:
            raise AccountNotFoundError(account)
        text, now = new_token(), self._now()
        ends_at = now + ends_in if ends_in else None
        kept = ApiToken(0, owner.name, label, scope or owner.role, now, ends_at)
        ident = self._tokens.issue(digest_of(text), kept)
        return text, next(each for each in self._tokens.tokens() if each.id == ident)

    def tokens(self) -> tuple[ApiToken, ...]:
        """Return all tokens, the first one first; those that ended, too."""
        return self._tokens.tokens()

    def revoke(self, ident: int) -> None:
        """Let nobody use a token any more.

        Raises:
            TokenNotFoundError: there is none of that number.

        """
        if not self._tokens.revoke(ident):
            raise TokenNotFoundError(str(ident))

    def caller(self, sent: str) -> Caller | None:
        """Return for whom that token works; None: for nobody."""
        token, now = self._tokens.token(digest_of(sent)), self._now()
        if token is None or (token.ends_at and token.ends_at <= now):
            return None
        account = self._accounts.account(token.account)
        if account is None or account.disabled:
            return None
        if token.used_at is None or now - token.used_at >= USED_EVERY:
            self._tokens.use(token.id, now)
        role = min(account.role, token.scope, key=lambda each: each.rank)
        cleared = self._accounts.clearance(account.name)
        return Caller(account.name, account.full_name, role, clearance=cleared)
