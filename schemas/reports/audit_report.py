"""The audit, as it is printed and sent."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from typing import Self

from schemas.audit import Action, AuditEntry, Person
from schemas.csv_table import csv_table
from schemas.reports.openapi import Moment


@dataclass(frozen=True, slots=True)
class AuditEntryReport:
    """Một lần dùng kho; ``erased`` là đã xóa ai, từ đâu, tìm gì."""

    position: int
    at: Moment
    action: Action
    route: str
    status: int
    target: str | None
    name: str | None
    address: str | None
    words: str | None
    erased: bool

    @classmethod
    def of(cls, entry: AuditEntry) -> Self:
        """Return the report of an entry."""
        access, person = entry.access, entry.person or Person()
        return cls(
            position=entry.position,
            at=access.at.isoformat(timespec="seconds"),
            action=access.action,
            route=access.route,
            status=access.status,
            target=access.target,
            name=person.name,
            address=person.address,
            words=person.words,
            erased=entry.person is None,
        )


def audit_csv(entries: Iterable[AuditEntry]) -> str:
    """Return the entries as CSV, with a heading."""
    names = [each.name for each in fields(AuditEntryReport)]
    rows = (astuple(AuditEntryReport.of(each)) for each in entries)
    return csv_table(names, rows)
