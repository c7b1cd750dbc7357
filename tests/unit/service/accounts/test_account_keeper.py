"""Accounts are added, changed and disabled; none is ever deleted."""

import pytest

from schemas.account import Role
from schemas.errors import (
    AccountExistsError,
    AccountNotFoundError,
    CorrectionError,
    PasswordError,
)
from service.accounts.registry import Registry
from service.accounts.session_keeper import Origin
from tests.signed_in import PASSWORD, TestClock

DESK = Origin("10.0.0.7", "Firefox")


def test_an_archive_begins_without_accounts(registry: Registry) -> None:
    assert registry.people.is_empty()
    registry.people.add("an", "Nguyễn Văn An", Role.CLERK, PASSWORD)
    assert not registry.people.is_empty()


def test_an_account_has_what_it_was_added_with(
    registry: Registry, clock: TestClock
) -> None:
    added = registry.people.add("an", "Nguyễn Văn An", Role.CLERK, PASSWORD)

    (kept,) = registry.people.accounts()
    assert kept == added == registry.people.account("an")
    assert (kept.full_name, kept.role) == ("Nguyễn Văn An", Role.CLERK)
    assert kept.created_at == clock.now


def test_a_name_is_the_same_in_capitals(registry: Registry) -> None:
    registry.people.add("Bình", "", Role.READER, PASSWORD)

    assert registry.people.account("BÌNH").name == "bình"
    with pytest.raises(AccountExistsError):
        registry.people.add("bình", "", Role.CLERK, PASSWORD)
    assert registry.people.account("bình").role is Role.READER


@pytest.mark.parametrize("name", ["", "hai từ", "a\nb", "x" * 65, "<b>"])
def test_what_cannot_be_a_name_is_refused(registry: Registry, name: str) -> None:
    with pytest.raises(CorrectionError):
        registry.people.add(name, "", Role.READER, PASSWORD)


def test_a_short_password_makes_no_account(registry: Registry) -> None:
    with pytest.raises(PasswordError):
        registry.people.add("an", "", Role.READER, "123456")
    assert registry.people.is_empty()


def test_a_role_changes_what_a_session_may_do_at_once(registry: Registry) -> None:
    registry.people.add("an", "", Role.READER, PASSWORD)
    key = registry.sessions.sign_in("an", PASSWORD, DESK)
    registry.people.set_role("an", Role.CLERK)

    caller = registry.sessions.caller(key)
    assert caller
    assert caller.role is Role.CLERK


def test_a_new_password_ends_the_sessions(registry: Registry) -> None:
    registry.people.add("an", "", Role.READER, PASSWORD)
    key = registry.sessions.sign_in("an", PASSWORD, DESK)
    registry.people.set_password("an", PASSWORD + "!")

    assert registry.sessions.caller(key) is None
    assert registry.sessions.sign_in("an", PASSWORD + "!", DESK)


def test_whoever_is_disabled_is_out_at_once(registry: Registry) -> None:
    registry.people.add("an", "", Role.READER, PASSWORD)
    key = registry.sessions.sign_in("an", PASSWORD, DESK)
    token, _ = registry.tokens.issue("an", "báo cáo")
    registry.people.disable("an")

    assert registry.sessions.caller(key) is None
    assert registry.tokens.caller(token) is None
    assert registry.people.account("an").disabled
    assert not registry.people.is_empty()


def test_whoever_is_enabled_again_signs_in_again(registry: Registry) -> None:
    registry.people.add("an", "", Role.READER, PASSWORD)
    registry.people.disable("an")
    registry.people.disable("an", disabled=False)

    assert registry.sessions.sign_in("an", PASSWORD, DESK)


def test_nobody_is_changed_who_is_not_there(registry: Registry) -> None:
    with pytest.raises(AccountNotFoundError):
        registry.people.set_role("an", Role.CLERK)
    with pytest.raises(AccountNotFoundError):
        registry.people.set_password("an", PASSWORD)
    with pytest.raises(AccountNotFoundError):
        registry.people.disable("an")
