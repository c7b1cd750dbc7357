"""Accounts, tokens and feeds come back as they were; sessions do not."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from schemas.account import KeptAccounts, Role
from schemas.clearance import Clearance
from service.accounts.account_tables import metadata
from service.accounts.registry import Registry
from service.accounts.session_keeper import Origin
from tests.signed_in import PASSWORD, TestClock, token_of

DESK = Origin("10.0.0.7", "Firefox")


@pytest.fixture
def token(registry: Registry) -> str:
    """A token, which is not the first that was issued."""
    _, found = (token_of(registry, Role.ADMINISTRATOR, "lan") for _ in range(2))
    registry.tokens.revoke(1)
    return found


@pytest.fixture
def kept(registry: Registry, token: str) -> KeptAccounts:
    """The accounts of the one with the token, and of another, who may do nothing."""
    assert token
    registry.people.add("an", "Nguyễn Văn An", Role.READER, PASSWORD)
    registry.people.disable("an")
    return registry.copies.kept()


@pytest.fixture
def empty(kept: KeptAccounts, engine: Engine, clock: TestClock) -> Registry:
    """A registry of nobody, made after the others had been copied."""
    assert kept
    metadata.drop_all(engine)
    return Registry(engine, clock)


def test_they_are_the_same(kept: KeptAccounts, empty: Registry) -> None:
    assert empty.copies.restore(kept)
    assert empty.copies.kept() == kept
    assert [each.account.disabled for each in kept.accounts] == [True, False]
    assert [each.token.id for each in kept.tokens] == [2]


def test_the_password_and_the_token_are_those_of_before(
    kept: KeptAccounts, token: str, empty: Registry
) -> None:
    empty.copies.restore(kept)

    assert empty.sessions.sign_in("lan", PASSWORD, DESK)
    caller = empty.tokens.caller(token)
    assert caller
    assert caller.name == "lan"


def test_a_new_token_gets_a_number_of_its_own(
    kept: KeptAccounts, empty: Registry
) -> None:
    empty.copies.restore(kept)

    assert empty.tokens.issue("lan", "mới")[1].id == 3


def test_each_knows_of_the_same_documents_as_before(
    registry: Registry, token: str, engine: Engine, clock: TestClock
) -> None:
    assert token
    cleared = Clearance("MẬT", ("tổ chức",))
    registry.people.set_clearance("lan", cleared)
    kept = registry.copies.kept()
    metadata.drop_all(engine)
    another = Registry(engine, clock)

    assert another.copies.restore(kept)
    assert another.people.clearance("lan") == cleared


def test_who_follows_a_feed_goes_on_and_a_new_address_has_a_number_of_its_own(
    registry: Registry, token: str, engine: Engine, clock: TestClock
) -> None:
    caller = registry.tokens.caller(token)
    assert caller
    key = registry.feeds.give(caller, "Kế hoạch", 7)
    kept = registry.copies.kept()
    metadata.drop_all(engine)
    another = Registry(engine, clock)
    another.copies.restore(kept)
    found = another.feeds.reader(key)
    another.feeds.give(caller, "Báo cáo", 8)

    assert found
    assert (found[0].name, found[1].search, found[1].since) == ("lan", "Kế hoạch", 7)
    assert [each.id for each in another.feeds.feeds("lan")] == [1, 2]


def test_nobody_is_signed_in_who_was(
    kept: KeptAccounts, registry: Registry, engine: Engine, clock: TestClock
) -> None:
    key = registry.sessions.sign_in("lan", PASSWORD, DESK)
    metadata.drop_all(engine)
    another = Registry(engine, clock)
    another.copies.restore(kept)

    assert another.sessions.caller(key) is None


def test_who_has_an_account_now_keeps_it_as_it_is(
    kept: KeptAccounts, empty: Registry
) -> None:
    empty.people.add("lan", "", Role.READER, PASSWORD)

    assert not empty.copies.restore(kept)
    assert empty.people.account("lan").role is Role.READER
    assert len(empty.people.accounts()) == 1


def test_to_put_them_back_twice_is_once(kept: KeptAccounts, empty: Registry) -> None:
    empty.copies.restore(kept)

    assert empty.copies.restore(kept)
    assert not empty.copies.restore(replace(kept, tokens=()))
    assert empty.copies.kept() == kept
