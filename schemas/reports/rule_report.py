"""Rules that restrict documents to groups of readers, and what was said of them."""

from dataclasses import dataclass
from typing import Self

from schemas.group_rule import GroupRule, RuleEntry, RuleKind
from schemas.reports.openapi import Moment


@dataclass(frozen=True, slots=True)
class RuleReport:
    """Những nhóm được biết văn bản của một cơ quan, hay từ một thư mục; bao nhiêu."""

    kind: RuleKind
    name: str
    groups: tuple[str, ...]
    documents: int

    @classmethod
    def of(cls, rule: GroupRule) -> Self:
        """Return the report of a rule."""
        return cls(rule.kind, rule.name, rule.groups, rule.documents)


@dataclass(frozen=True, slots=True)
class RuleEntryReport:
    """Một lần đặt, đổi hay bỏ quy định; không có ``groups``: bỏ."""

    when: Moment
    by: str
    why: str
    kind: RuleKind
    name: str
    groups: tuple[str, ...] | None

    @classmethod
    def of(cls, entry: RuleEntry) -> Self:
        """Return the report of one event."""
        when = entry.when.isoformat()
        return cls(when, entry.by, entry.why, entry.kind, entry.name, entry.groups)
