"""Accounts and tokens come back as they were; sessions do not."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from schemas.account import KeptAccounts, Role
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
