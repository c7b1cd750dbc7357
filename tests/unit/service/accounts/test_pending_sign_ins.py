"""A sign-in at the provider is completed once, in time."""

from datetime import timedelta

from service.accounts.pending_sign_ins import FOR
from service.accounts.registry import Registry
from tests.signed_in import TestClock


def test_a_pending_sign_in_is_taken_once(registry: Registry) -> None:
    key = registry.pending.begin("/queue")

    assert registry.pending.take(key) == "/queue"
    assert registry.pending.take(key) is None


def test_a_key_that_nobody_was_given_takes_nothing(registry: Registry) -> None:
    registry.pending.begin("/queue")

    assert registry.pending.take("") is None


def test_a_sign_in_that_takes_too_long_begins_again(
    registry: Registry, clock: TestClock
) -> None:
    key, other = registry.pending.begin("/"), registry.pending.begin("/")

    clock.pass_by(FOR)
    assert registry.pending.take(key) == "/"
    clock.pass_by(timedelta(seconds=1))
    assert registry.pending.take(other) is None
