"""What the archive keeps about its documents and files, beside links and hits."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from schemas.archival_reference import PARTS, ArchivalReference
from schemas.citation import Citation
from schemas.decision import HeaderCorrection, Withdrawal
from schemas.digital_signature import Signature
from schemas.document import Doubt, Header
from schemas.known_act import ListedAct
from schemas.link import DocumentSummary
from schemas.work_file import WithdrawnDocument, WorkFile


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document of the archive with everything read from it, except its text.

    ``size`` is in bytes, ``pages`` a count, ``trust`` between 0 and 1. ``arrived`` is
    the position of the event by which it came in. ``header`` has people's corrections
    in it. ``path`` is where the file first came from; in an archive or a mail, with its
    own path before. ``paths`` are all such places that the ledger knows. ``files`` are
    those of the văn bản that it is of, the main one first; ``work`` is the id of that.
    ``asked`` is the id of the file that was asked for, where the main one answers for
    it. ``signatures`` are the digital ones of the file.
    """

    summary: DocumentSummary
    checksum: str
    media_type: str
    size: int
    received_at: datetime
    arrived: int
    pages: int
    methods: tuple[str, ...]
    trust: float
    parser_version: str
    header: Header
    citations: tuple[Citation, ...]
    signatures: tuple[Signature, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    corrections: tuple[HeaderCorrection, ...] = ()
    work: str | None = None
    files: tuple[WorkFile, ...] = ()
    withdrawal: Withdrawal | None = None
    path: str | None = None
    paths: tuple[str, ...] = ()
    asked: str | None = None

    @property
    def groups(self) -> str:
        """The groups that alone may read it, as they were typed; empty: all."""
        return self.said_of("groups")

    @property
    def archival(self) -> ArchivalReference | None:
        """Where an archive keeps it, as archivists said; None: nobody did."""
        said = {PARTS[each]: self.said_of(each) or None for each in PARTS}
        return ArchivalReference(**said) if any(said.values()) else None

    def said_of(self, field: str) -> str:
        """Return what people said last of a *field*; empty: nothing."""
        said = (each.value for each in self.corrections if each.field == field)
        return next(reversed(list(said)), "")

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken out of search and links."""
        return self.withdrawal is not None


@dataclass(frozen=True, slots=True)
class CitationForms:
    """How a document is cited: first mention, later mentions, in a footnote.

    ``legal_basis`` is the line of a căn cứ, without the mark that ends it; ``rule`` the
    clause that requires these forms.
    """

    full: str
    short: str
    footnote: str
    legal_basis: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """A document that is cited but not in the archive, and who needs it.

    ``found_since``: what fits since a person said that it is not held; ``withdrawn``:
    what was taken out of the archive and may be it; ``listed``: the act of the
    catalogue that it is, or that contradicts what is said of it.
    """

    number: str
    doc_type: str | None
    issued_on: date | None
    issuer: str | None
    needed_by: tuple[DocumentSummary, ...]
    found_since: tuple[DocumentSummary, ...] = ()
    withdrawn: tuple[WithdrawnDocument, ...] = ()
    listed: ListedAct | None = None


@dataclass(frozen=True, slots=True)
class QuarantinedFile:
    """A file that could not be read; ``code`` is stable, ``reason`` Vietnamese.

    ``path`` is where it first came from, ``paths`` are all such places.
    """

    id: str
    filename: str
    checksum: str
    size: int
    code: str
    reason: str
    received_at: datetime
    path: str | None = None
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """How much the archive holds, and how far projections lag behind the events.

    ``indexed`` is None, and not counted in ``behind``, while the index cannot be
    reached; ``failed_events`` counts those that a projection could not process.
    """

    documents: int
    quarantined: int
    missing: int
    indexed: int | None
    events: int
    behind: int
    failed_events: int = 0
    links: dict[str, int] = field(default_factory=dict)  # by the state of the link


@dataclass(frozen=True, slots=True)
class Migration:
    """What was copied to other engines, read back there and found equal.

    ``size`` is that of the files, in bytes; ``checksum`` the SHA-256 over all events.
    ``imports`` and ``accounts`` are those that are the same there; accounts are None
    where others were there, which stayed, and so is ``audit``, the events of the audit.
    """

    events: int
    files: int
    size: int
    checksum: str
    imports: int = 0
    accounts: int | None = None
    audit: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What was found damaged and mended by itself: a stable code, and which file."""

    code: str
    file: str = ""


class Outcome(StrEnum):
    """What became of one file of an import."""

    ARCHIVED = "archived"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file of an import: ``path`` (in a zip: ``a.zip/b.pdf``), what became of it.

    ``document`` is the id of the archived document, or of the one it duplicates;
    ``code`` says why a file was skipped; ``restored`` that the archive had it, but what
    it had stored of it was damaged.
    ``stage`` says how far it came: found, opened, read.
    """

    path: str
    outcome: Outcome
    document: str | None = None
    reason: str | None = None
    code: str | None = None
    stage: str = "found"


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What became of the files of an import; ``seen`` is the sum of the next four.

    ``refused`` are those of the skipped that have a mark of secrecy.
    ``run`` is its id in the ledger; ``interrupted`` says that a person ended it.
    """

    seen: int
    archived: int
    duplicates: int
    quarantined: int
    skipped: int
    seconds: float
    refused: int = 0
    run: int = 0
    interrupted: bool = False


@dataclass(frozen=True, slots=True, weakref_slot=True)
class LargeFile:
    """A file on the disk whose bytes are too many to be held; ``size`` counts them."""

    place: Path
    size: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Original:
    """The file of a document as received; of a ``large`` one, ``data`` is empty."""

    filename: str
    media_type: str
    data: bytes
    large: LargeFile | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came in; ``data`` is empty if its bytes could not be read.

    ``path`` is where it came from, if that is known. Of a ``large`` file the bytes are
    there, and ``data`` is empty too.
    """

    filename: str
    checksum: str
    data: bytes
    path: str | None = None
    large: LargeFile | None = None

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.large.size if self.large else len(self.data)

    def content(self) -> bytes:
        """Return its bytes, wherever they are.

        Raises:
            OSError: the file is not there any more.

        """
        return self.large.place.read_bytes() if self.large else self.data
