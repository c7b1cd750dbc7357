"""Sessions begin with a password, and end when they are ended or idle."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from schemas.account import Role
from schemas.errors import SessionNotFoundError, SignInError, ThrottledError
from service.accounts.registry import Registry
from service.accounts.session_keeper import (
    IDLE,
    LONGEST,
    MOST_BY_NAME,
    MOST_FROM_ADDRESS,
    WINDOW,
    Origin,
)
from tests.signed_in import PASSWORD, TestClock

DESK = Origin("10.0.0.7", "Firefox")
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def an(registry: Registry) -> None:
    registry.people.add("an", "Nguyễn Văn An", Role.CLERK, PASSWORD)


def fail(registry: Registry, name: str = "an", origin: Origin = DESK) -> None:
    with pytest.raises(SignInError):
        registry.sessions.sign_in(name, "một câu khác", origin)


def test_a_session_says_whose_it_is(registry: Registry, clock: TestClock) -> None:
    key = registry.sessions.sign_in("An", PASSWORD, DESK)

    caller = registry.sessions.caller(key)
    assert caller
    assert (caller.name, caller.full_name) == ("an", "Nguyễn Văn An")
    assert caller.role is Role.CLERK
    assert caller.session
    assert (caller.session.address, caller.session.program) == ("10.0.0.7", "Firefox")
    assert caller.session.created_at == clock.now


def test_no_key_is_kept_and_none_is_like_another(
    registry: Registry, engine: Engine
) -> None:
    keys = {registry.sessions.sign_in("an", PASSWORD, DESK) for _ in range(3)}
    with engine.connect() as connection:
        stored = str(connection.execute(text("SELECT * FROM account_sessions")).all())

    assert len(keys) == 3
    assert all(len(each) >= 43 for each in keys)
    assert not any(each in stored for each in keys)


def test_the_token_of_forms_is_that_of_the_session(registry: Registry) -> None:
    first, second = (registry.sessions.sign_in("an", PASSWORD, DESK) for _ in range(2))
    one, other = registry.sessions.caller(first), registry.sessions.caller(second)

    assert one
    assert other
    assert one.form_token == getattr(registry.sessions.caller(first), "form_token")  # noqa: B009
    assert one.form_token not in {"", first, other.form_token}


def test_a_wrong_key_is_nobodys(registry: Registry) -> None:
    key = registry.sessions.sign_in("an", PASSWORD, DESK)

    assert registry.sessions.caller(key + "x") is None
    assert registry.sessions.caller("") is None


@pytest.mark.parametrize(("name", "password"), [("an", "sai"), ("ai", PASSWORD)])
def test_a_wrong_name_is_refused_as_a_wrong_password_is(
    registry: Registry, name: str, password: str
) -> None:
    with pytest.raises(SignInError) as refused:
        registry.sessions.sign_in(name, password, DESK)
    assert str(refused.value) == ""


def test_an_idle_session_ends(registry: Registry, clock: TestClock) -> None:
    key = registry.sessions.sign_in("an", PASSWORD, DESK)
    clock.pass_by(IDLE)
    assert registry.sessions.caller(key)  # which counts as use

    clock.pass_by(IDLE)
    assert registry.sessions.caller(key)
    clock.pass_by(IDLE + MINUTE)
    assert registry.sessions.caller(key) is None
    assert registry.sessions.sessions("an") == ()


def test_a_session_ends_however_much_it_is_used(
    registry: Registry, clock: TestClock
) -> None:
    key = registry.sessions.sign_in("an", PASSWORD, DESK)
    for _ in range(LONGEST // IDLE):
        clock.pass_by(IDLE)
        assert registry.sessions.caller(key)
    clock.pass_by(IDLE)
    assert registry.sessions.caller(key) is None


def test_sessions_are_listed_and_ended_one_by_one(
    registry: Registry, clock: TestClock
) -> None:
    first = registry.sessions.sign_in("an", PASSWORD, DESK)
    clock.pass_by(MINUTE)
    second = registry.sessions.sign_in("an", PASSWORD, Origin("10.0.0.8", "Edge"))
    latest, former = registry.sessions.sessions("an")
    assert (latest.address, former.address) == ("10.0.0.8", "10.0.0.7")

    registry.sessions.end("an", former.id)
    assert registry.sessions.caller(first) is None
    assert registry.sessions.caller(second)
    registry.sessions.end_all("an")
    assert registry.sessions.caller(second) is None


def test_nobody_ends_the_session_of_another(registry: Registry) -> None:
    registry.people.add("bình", "", Role.ADMINISTRATOR, PASSWORD)
    key = registry.sessions.sign_in("an", PASSWORD, DESK)
    (session,) = registry.sessions.sessions("an")

    with pytest.raises(SessionNotFoundError):
        registry.sessions.end("bình", session.id)
    assert registry.sessions.caller(key)


def test_attempts_are_few_by_name_from_wherever(
    registry: Registry, clock: TestClock
) -> None:
    for number in range(MOST_BY_NAME):
        fail(registry, origin=Origin(f"10.0.0.{number}", ""))
    with pytest.raises(ThrottledError):
        registry.sessions.sign_in("an", PASSWORD, DESK)

    clock.pass_by(WINDOW + MINUTE)
    assert registry.sessions.sign_in("an", PASSWORD, DESK)


def test_attempts_are_few_from_one_address_by_whatever_name(
    registry: Registry,
) -> None:
    for number in range(MOST_FROM_ADDRESS):
        fail(registry, name=f"ai{number}")
    with pytest.raises(ThrottledError):
        registry.sessions.sign_in("an", PASSWORD, DESK)
    assert registry.sessions.sign_in("an", PASSWORD, Origin("10.0.0.9", ""))


def test_a_name_that_nobody_has_is_throttled_as_well(registry: Registry) -> None:
    for _ in range(MOST_BY_NAME):
        fail(registry, name="ai")
    with pytest.raises(ThrottledError):
        registry.sessions.sign_in("ai", PASSWORD, DESK)


def test_whoever_signs_in_at_last_has_all_attempts_again(registry: Registry) -> None:
    for _ in range(MOST_BY_NAME - 1):
        fail(registry)
    registry.sessions.sign_in("an", PASSWORD, DESK)
    for _ in range(MOST_BY_NAME - 1):
        fail(registry)
    assert registry.sessions.sign_in("an", PASSWORD, DESK)


def test_many_who_sign_in_from_one_office_are_not_throttled(
    registry: Registry,
) -> None:
    for _ in range(MOST_FROM_ADDRESS + 1):
        assert registry.sessions.sign_in("an", PASSWORD, DESK)
