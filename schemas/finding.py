"""What the check of a draft finds."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from schemas.citation import Mention
from schemas.document import ParsedDocument
from schemas.known_act import ListedAct
from schemas.link import Link
from schemas.span import Span


class Severity(StrEnum):
    """How severe a finding is, the most severe first."""

    ERROR = "error"  # contradicts the archive or itself
    WARNING = "warning"  # to look at before signing
    NOTE = "note"  # good to know, or a matter of form

    def reaches(self, other: "Severity") -> bool:
        """Return whether this is at least as severe as *other*."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


@dataclass(frozen=True, slots=True)
class Correction:
    """What to write at *span* instead of *printed*."""

    span: Span
    printed: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at in a draft: where, why, and the corrected words.

    ``code`` is stable, ``message`` Vietnamese; ``place`` are the words it is about,
    which include those of the ``correction``.
    """

    code: str
    severity: Severity
    place: Mention
    message: str
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """A draft, what each of its citations means, and the findings, in its order.

    ``listed`` has, for each link, the act of the catalogue that it means, if none is
    held, or that it contradicts.
    """

    draft: ParsedDocument
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    listed: tuple[ListedAct | None, ...]

    @property
    def links_and_listed(self) -> tuple[tuple[Link, ListedAct | None], ...]:
        """Each link with the act of the catalogue."""
        return tuple(zip(self.links, self.listed, strict=True))

    def narrowed(
        self, least: Severity = Severity.NOTE, rules: Collection[str] | None = None
    ) -> Self:
        """Return the check with the findings at least as severe, and of *rules* alone.

        None: of all rules.
        """
        kept = (each for each in self.findings if each.severity.reaches(least))
        return replace(
            self, findings=tuple(x for x in kept if rules is None or x.code in rules)
        )

    def has(self, severity: Severity) -> bool:
        """Return whether some finding is at least as severe as *severity*."""
        return any(each.severity.reaches(severity) for each in self.findings)
