"""Who knows the address of a feed reads it, until it ends."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from schemas.account import Caller, Role
from service.accounts.registry import Registry
from tests.signed_in import PASSWORD, TestClock

AN = Caller("an", "Nguyễn Văn An", Role.CLERK)


@pytest.fixture(autouse=True)
def an(registry: Registry) -> None:
    registry.people.add("an", "Nguyễn Văn An", Role.CLERK, PASSWORD)


def test_an_address_reads_its_search_as_its_account(registry: Registry) -> None:
    key = registry.feeds.give(AN, "nông thôn", 7)

    read = registry.feeds.reader(key)
    assert read
    caller, feed = read
    assert (caller.name, caller.role) == ("an", Role.READER)
    assert (feed.search, feed.since) == ("nông thôn", 7)


def test_no_address_is_kept(registry: Registry, engine: Engine) -> None:
    key = registry.feeds.give(AN, "nông thôn", 7)
    with engine.connect() as connection:
        stored = str(connection.execute(text("SELECT * FROM feed_addresses")).all())

    assert key not in stored


def test_an_address_that_ended_reads_nothing(registry: Registry) -> None:
    key, other = (registry.feeds.give(AN, "nông thôn", 7) for _ in range(2))
    ident = registry.feeds.feeds("an")[0].id

    assert registry.feeds.end("an", ident)
    assert registry.feeds.reader(key) is None
    assert registry.feeds.reader(other)
    assert not registry.feeds.end("an", ident)


def test_nobody_ends_the_address_of_another(registry: Registry) -> None:
    key = registry.feeds.give(AN, "nông thôn", 7)

    assert not registry.feeds.end("binh", registry.feeds.feeds("an")[0].id)
    assert registry.feeds.reader(key)


def test_a_disabled_account_reads_nothing(registry: Registry) -> None:
    key = registry.feeds.give(AN, "nông thôn", 7)
    registry.people.disable("an")

    assert registry.feeds.reader(key) is None


def test_it_is_known_when_an_address_was_last_used(
    registry: Registry, clock: TestClock
) -> None:
    key = registry.feeds.give(AN, "nông thôn", 7)
    clock.pass_by(timedelta(hours=1))
    registry.feeds.reader(key)

    [feed] = registry.feeds.feeds("an")
    assert feed.used_at == clock.now


def test_what_was_made_without_accounts_ends_with_the_first(
    registry: Registry,
) -> None:
    key = registry.feeds.give(Caller("nobody", "", Role.CLERK), "nông thôn", 7)

    assert registry.feeds.reader(key) is None
