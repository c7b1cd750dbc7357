"""What a check of a draft finds."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.citation import Mention
from schemas.document import ParsedDocument
from schemas.link import Link
from schemas.span import Span


class Severity(StrEnum):
    """How grave a finding is, the gravest first."""

    ERROR = "error"  # contradicts the archive or itself
    WARNING = "warning"  # to be looked at before signing
    NOTE = "note"  # good to know, or a matter of form

    def reaches(self, other: "Severity") -> bool:
        """Return whether this is as grave as *other*, or graver."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


@dataclass(frozen=True, slots=True)
class Correction:
    """The words to be put in place of those at *span*, which read *printed*."""

    span: Span
    printed: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to be looked at in a draft: where, why, and the corrected words.

    ``code`` is stable, ``message`` Vietnamese; ``place`` are the words it is about,
    those of the ``correction`` among them.
    """

    code: str
    severity: Severity
    place: Mention
    message: str
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """A draft, what each of its citations means, what was found, in its order."""

    draft: ParsedDocument
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]

    def has(self, severity: Severity) -> bool:
        """Return whether a finding is as grave as *severity*, or graver."""
        return any(each.severity.reaches(severity) for each in self.findings)
