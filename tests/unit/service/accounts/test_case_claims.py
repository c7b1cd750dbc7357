"""Two clerks do not meet at one case of the review queue."""

from datetime import timedelta

from sqlalchemy import Engine

from service.accounts.case_claims import FOR
from service.accounts.registry import Registry
from tests.signed_in import TestClock

CASES = ("conflict:a:1", "conflict:a:2")


def test_the_second_clerk_gets_the_next_case(registry: Registry) -> None:
    assert registry.claims.take("an", CASES) == CASES[0]
    assert registry.claims.take("bình", CASES) == CASES[1]
    assert registry.claims.take("chi", CASES) is None


def test_another_process_of_the_service_knows_the_claims(
    registry: Registry, engine: Engine, clock: TestClock
) -> None:
    registry.claims.take("an", CASES)
    other = Registry(engine, clock)

    assert other.claims.held_by_others("bình") == {CASES[0]}
    assert other.claims.take("bình", CASES) == CASES[1]


def test_who_looks_at_a_case_again_keeps_it(registry: Registry) -> None:
    registry.claims.take("an", CASES)

    assert registry.claims.take("an", CASES) == CASES[0]
    assert registry.claims.held_by_others("an") == frozenset()


def test_who_goes_on_leaves_the_case_to_others(registry: Registry) -> None:
    registry.claims.take("an", CASES)
    registry.claims.take("an", CASES[1:])

    assert registry.claims.take("bình", CASES) == CASES[0]


def test_a_claim_ends_by_itself(registry: Registry, clock: TestClock) -> None:
    registry.claims.take("an", CASES)
    clock.pass_by(FOR - timedelta(seconds=1))
    assert registry.claims.held_by_others("bình")

    clock.pass_by(timedelta(seconds=1))

    assert not registry.claims.held_by_others("bình")
    assert registry.claims.take("bình", CASES) == CASES[0]
