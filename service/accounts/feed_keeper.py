"""Addresses of feeds: a program that follows a saved search needs no account."""

from schemas.account import Caller, FeedAddress, Role
from service.accounts.account_keeper import Clock, clock
from service.accounts.port import AccountStore, FeedStore
from service.accounts.random_keys import digest_of, new_session_key
from service.accounts.token_keeper import USED_EVERY


class FeedKeeper:
    """Gives addresses out, recognises them, and ends them.

    Who knows the address reads the feed, as the account that it was made for would;
    so only a digest of it is kept, and nobody can show it again.
    """

    def __init__(
        self, accounts: AccountStore, feeds: FeedStore, now: Clock = clock
    ) -> None:
        self._accounts = accounts
        self._feeds = feeds
        self._now = now

    def give(self, caller: Caller, search: str, since: int) -> str:
        """Return the key of a new address, for what comes to *search* after *since*."""
        key = new_session_key()
        kept = FeedAddress(0, caller.name, search, since, self._now())
        self._feeds.give(digest_of(key), kept)
        return key

    def feeds(self, account: str) -> tuple[FeedAddress, ...]:
        """Return the addresses that an account has, the first one first."""
        return self._feeds.feeds(account)

    def end(self, account: str, ident: int) -> bool:
        """End an address of an account; return whether it had one of that number."""
        return self._feeds.end(account, ident)

    def reader(self, key: str) -> tuple[Caller, FeedAddress] | None:
        """Return who reads by that key, and what; None: the address is not in use."""
        feed, now = self._feeds.feed(digest_of(key)), self._now()
        caller = self._caller(feed.account) if feed else None
        if feed is None or caller is None:
            return None
        if feed.used_at is None or now - feed.used_at >= USED_EVERY:
            self._feeds.use(feed.id, now)
        return caller, feed

    def _caller(self, name: str) -> Caller | None:
        """Return the account as a reader; its feeds end while it is disabled.

        Where nobody has an account, it is the person at this machine.
        """
        account = self._accounts.account(name)
        if account is None:
            is_open = self._accounts.is_empty()
            return Caller(name, name, Role.READER, signed_in=False) if is_open else None
        if account.disabled:
            return None
        cleared = self._accounts.clearance(account.name)
        return Caller(account.name, account.full_name, Role.READER, clearance=cleared)
