"""A cited work, as a bibliography names it."""

from dataclasses import dataclass
from datetime import date

from schemas.link import DocumentSummary


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of a bibliography: ``text`` in full, ``short`` for the running text.

    ``document`` is None where the archive does not hold it, or is not sure: then it
    ``is_unsure``.
    """

    text: str
    short: str
    doc_type: str | None = None
    issued_on: date | None = None
    document: DocumentSummary | None = None
    is_unsure: bool = False
