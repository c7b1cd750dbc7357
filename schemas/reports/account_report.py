"""Accounts and API tokens, without any secret."""

from dataclasses import dataclass
from typing import Self

from schemas.account import Account, ApiToken, Role
from schemas.clearance import NOTHING, Clearance
from schemas.reports.openapi import Moment


@dataclass(frozen=True, slots=True)
class AccountReport:
    """Một tài khoản; ``disabled`` là đã khóa, ``clearance`` là được biết đến độ mật."""

    name: str
    full_name: str
    role: Role
    disabled: bool
    created_at: Moment
    clearance: str | None
    groups: tuple[str, ...]

    @classmethod
    def of(cls, account: Account, clearance: Clearance = NOTHING) -> Self:
        """Return the report of an account."""
        return cls(
            name=account.name,
            full_name=account.full_name,
            role=account.role,
            disabled=account.disabled,
            created_at=account.created_at.isoformat(),
            clearance=clearance.level,
            groups=clearance.groups,
        )


@dataclass(frozen=True, slots=True)
class TokenReport:
    """Một mã truy cập của chương trình; mã thì không ai xem lại được."""

    id: int
    account: str
    label: str
    scope: Role
    created_at: Moment
    ends_at: Moment | None
    used_at: Moment | None

    @classmethod
    def of(cls, token: ApiToken) -> Self:
        """Return the report of a token."""
        return cls(
            id=token.id,
            account=token.account,
            label=token.label,
            scope=token.scope,
            created_at=token.created_at.isoformat(),
            ends_at=token.ends_at.isoformat() if token.ends_at else None,
            used_at=token.used_at.isoformat() if token.used_at else None,
        )
