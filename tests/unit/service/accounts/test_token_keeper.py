"""API tokens work for an account, no further than their scope, until they end."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from schemas.account import Role
from schemas.errors import AccountNotFoundError, TokenNotFoundError
from service.accounts.registry import Registry
from tests.signed_in import PASSWORD, TestClock

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def an(registry: Registry) -> None:
    registry.people.add("an", "Nguyễn Văn An", Role.CLERK, PASSWORD)


def test_a_token_works_for_its_account(registry: Registry) -> None:
    token, kept = registry.tokens.issue("An", "báo cáo tuần")

    caller = registry.tokens.caller(token)
    assert caller
    assert (caller.name, caller.role, caller.session) == ("an", Role.CLERK, None)
    assert token.startswith("vk_")
    assert (kept.account, kept.label, kept.scope) == ("an", "báo cáo tuần", Role.CLERK)


def test_no_token_is_kept(registry: Registry, engine: Engine) -> None:
    token, _ = registry.tokens.issue("an", "")
    with engine.connect() as connection:
        stored = str(connection.execute(text("SELECT * FROM api_tokens")).all())

    assert token not in stored
    assert token.removeprefix("vk_") not in stored


@pytest.mark.parametrize(
    ("scope", "role"),
    [
        (Role.READER, Role.READER),
        (Role.CLERK, Role.CLERK),
        (Role.ADMINISTRATOR, Role.CLERK),
    ],
)
def test_a_scope_only_takes_away(registry: Registry, scope: Role, role: Role) -> None:
    token, _ = registry.tokens.issue("an", "", scope)

    caller = registry.tokens.caller(token)
    assert caller
    assert caller.role is role


def test_a_token_may_no_more_than_its_account_may_by_now(registry: Registry) -> None:
    token, _ = registry.tokens.issue("an", "")
    registry.people.set_role("an", Role.READER)

    caller = registry.tokens.caller(token)
    assert caller
    assert caller.role is Role.READER


def test_a_token_ends(registry: Registry, clock: TestClock) -> None:
    token, kept = registry.tokens.issue("an", "", ends_in=DAY)
    assert kept.ends_at == clock.now + DAY
    assert registry.tokens.caller(token)

    clock.pass_by(DAY)
    assert registry.tokens.caller(token) is None
    assert registry.tokens.tokens() != ()


def test_its_last_use_is_known(registry: Registry, clock: TestClock) -> None:
    token, kept = registry.tokens.issue("an", "")
    assert kept.used_at is None
    clock.pass_by(DAY)
    registry.tokens.caller(token)

    (used,) = registry.tokens.tokens()
    assert used.used_at == clock.now


def test_a_revoked_token_is_nobodys(registry: Registry) -> None:
    token, kept = registry.tokens.issue("an", "")
    other, _ = registry.tokens.issue("an", "")
    registry.tokens.revoke(kept.id)

    assert registry.tokens.caller(token) is None
    assert registry.tokens.caller(other)
    with pytest.raises(TokenNotFoundError):
        registry.tokens.revoke(kept.id)


def test_there_is_no_token_of_nobody(registry: Registry) -> None:
    with pytest.raises(AccountNotFoundError):
        registry.tokens.issue("ai", "")
    assert registry.tokens.caller("vk_") is None
