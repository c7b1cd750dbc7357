"""Accounts, sessions and tokens of one archive, in its database."""

from sqlalchemy import Engine

from service.accounts.account_copies import AccountCopies
from service.accounts.account_keeper import AccountKeeper, Clock, clock
from service.accounts.account_tables import metadata
from service.accounts.case_claims import CaseClaims
from service.accounts.feed_keeper import FeedKeeper
from service.accounts.kept_answers import KeptAnswers
from service.accounts.pending_sign_ins import PendingSignIns
from service.accounts.session_keeper import SessionKeeper
from service.accounts.stored_accounts import (
    StoredAccounts,
    StoredAttempts,
    StoredFeeds,
    StoredSessions,
    StoredTokens,
)
from service.accounts.token_keeper import TokenKeeper
from service.graph.views import alone


class Registry:
    """What the edges ask: ``people``, ``sessions``, ``tokens`` and ``feeds``.

    The review queue asks ``claims``, backups ask ``copies``; ``pending`` are the
    sign-ins that the provider has yet to confirm, ``answers`` what was answered to
    requests with a key.
    """

    def __init__(self, engine: Engine, now: Clock = clock) -> None:
        with alone(engine) as connection:
            metadata.create_all(connection)
        accounts, sessions = StoredAccounts(engine), StoredSessions(engine)
        attempts, tokens = StoredAttempts(engine), StoredTokens(engine)
        self.people = AccountKeeper(accounts, sessions, now)
        self.sessions = SessionKeeper(accounts, sessions, attempts, now)
        self.tokens = TokenKeeper(accounts, tokens, now)
        self.feeds = FeedKeeper(accounts, StoredFeeds(engine), now)
        self.claims = CaseClaims(engine, now)
        self.pending = PendingSignIns(engine, now)
        self.answers = KeptAnswers(engine, now)
        self.copies = AccountCopies(engine)
