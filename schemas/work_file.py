"""The files in which a văn bản came in, and pairs of files that may be of one."""

from dataclasses import dataclass

from schemas.decision import Withdrawal
from schemas.digital_signature import Signature
from schemas.link import DocumentSummary


@dataclass(frozen=True, slots=True)
class WorkFile:
    """A file of a văn bản; ``id`` is that of its document.

    ``reason`` says why it belongs to the văn bản; None: it is the main file, whose
    text, header and citations are those of the văn bản. ``signatures`` are its digital
    ones.
    """

    id: str
    filename: str
    media_type: str
    number: str | None = None
    reason: str | None = None
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class SeveralFiles:
    """A văn bản that came in as several files; ``document`` is the main one."""

    document: DocumentSummary
    files: tuple[WorkFile, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two documents that may be files of one văn bản; a person has to say so.

    ``likeness`` is between 0 and 1; None: a text could not be read.
    """

    document: DocumentSummary
    other: DocumentSummary
    likeness: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawnDocument:
    """A document taken out of search and links, and by whom."""

    document: DocumentSummary
    withdrawal: Withdrawal
