"""Accounts for tests: a clock that tests set, a registry, callers with tokens."""

from datetime import UTC, datetime, timedelta

from schemas.account import Role
from service.accounts.registry import Registry

PASSWORD = "một câu dài"


class TestClock:
    """The present moment, which goes on only when a test says so."""

    __test__ = False

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, time: timedelta) -> None:
        self.now += time


def token_of(registry: Registry, role: Role, name: str = "") -> str:
    """Return a token of an account of that role, which is made unless it is there."""
    name = name or str(role)
    if name not in {each.name for each in registry.people.accounts()}:
        registry.people.add(name, "", role, PASSWORD)
    return registry.tokens.issue(name, "tests")[0]
