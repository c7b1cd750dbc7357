"""What happened to a document."""

from dataclasses import dataclass
from typing import Self

from schemas.decision import HistoryEntry
from schemas.reports.openapi import Moment


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """Một việc đã xảy ra với văn bản."""

    number: int
    what: str
    when: Moment
    by: str | None
    why: str | None
    details: dict[str, str]

    @classmethod
    def of(cls, entry: HistoryEntry) -> Self:
        """Return the report of one event."""
        return cls(
            number=entry.number,
            what=entry.what,
            when=entry.when.isoformat(),
            by=entry.by,
            why=entry.why,
            details=entry.details,
        )
