"""The queries to the read models; ``catalogue`` answers them from SQL tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from schemas.archival_reference import ArchivalReference
from schemas.citation import Citation
from schemas.decision import Decision, RelationDecision
from schemas.known_act import KnownAct
from schemas.link import CitedBy, DocumentSummary, Link
from schemas.record import DocumentRecord, QuarantinedFile
from schemas.review import CaseKind, ReviewCase
from schemas.work_file import Proposal, SeveralFiles, WithdrawnDocument


@dataclass(frozen=True, slots=True)
class CitationEntry:
    """One citation of the graph: ``document`` (an id) cites what ``key`` names.

    ``place`` is its order in the text, from 0; ``cited_on`` the citing document's date,
    ``applied_from`` its first day in force.
    """

    document: str
    place: int
    key: str
    citation: Citation
    cited_on: date | None = None
    applied_from: date | None = None


class Origins(Protocol):
    """Where documents came from."""

    def origins(self, document: str) -> tuple[str, ...]:
        """Return all paths that a document (an id) came from, the first one first."""


class Documents(Protocol):
    """Documents by id and key."""

    def summaries(self, ids: Iterable[str]) -> dict[str, DocumentSummary]:
        """Return the documents of *ids*, by id; unknown ones are left out."""

    def ids_beginning(self, start: str, limit: int) -> tuple[str, ...]:
        """Return up to *limit* ids of documents that begin with *start*."""

    def candidates(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        """Return, by key, the documents that may be cited by it.

        Each văn bản is there once, by its main file, whichever file has the key.
        """

    def withdrawn_by(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        """Return, by key, the withdrawn documents that have it."""

    def works(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the main file (an id) of the văn bản of each document of *ids*."""

    def record(self, document: str) -> DocumentRecord | None:
        """Return everything stored about a document."""

    def text_checksum(self, document: str) -> str | None:
        """Return which stored text is the document's."""

    def layout_checksum(self, document: str) -> str | None:
        """Return which stored layout is the document's; None: it has none."""


class ReviewCases(Protocol):
    """What waits for a person to decide, as far as links and headers go."""

    def find(self, kind: CaseKind, skip: int, limit: int) -> tuple[ReviewCase, ...]:
        """Return *limit* cases, the most needed first, without the first *skip*."""

    def count(self, kind: CaseKind) -> int:
        """Return how many cases there are."""

    def times_cited(self, ids: Iterable[str]) -> dict[str, int]:
        """Return how many cite what each document of *ids* is called; 0: left out.

        Where several are called the same, all of them are cited.
        """

    def alike(self, document: str, place: int) -> tuple[CitedBy, ...]:
        """Return the links of the same number that the same evidence speaks for.

        That at *place* of *document* (an id) is one of them.
        """

    def decided_alike(self, document: str, place: int) -> tuple[Decision, ...]:
        """Return what the same person decided alike on the same number, for one reason.

        The last decision on the citation at *place* is one of them; each is that of
        the file that it was made on.
        """


class ArchivalReferences(Protocol):
    """Where archives keep documents, as archivists said."""

    def of(self, ids: Iterable[str]) -> dict[str, ArchivalReference]:
        """Return those of the documents of *ids*, by id; without any: left out."""

    def every(self) -> dict[str, ArchivalReference]:
        """Return those of all documents, by id."""


class Graph(Documents, Protocol):
    """Documents by id and key, and who cites whom."""

    @property
    def review(self) -> ReviewCases:
        """What waits for a person to decide."""

    @property
    def archival(self) -> ArchivalReferences:
        """Where archives keep documents."""

    def other_files(self, keys: Iterable[str]) -> dict[str, list[DocumentSummary]]:
        """Return the files with one of *keys* that are not main, by the main one's id.

        Both may have it; what is only said of another file is found by this alone.
        """

    def records(self, ids: Iterable[str]) -> dict[str, DocumentRecord]:
        """Return everything stored about the documents of *ids*, by id."""

    def text_checksums(self, ids: Iterable[str]) -> dict[str, str]:
        """Return which stored texts are those of the documents of *ids*, by id."""

    def not_parsed_by(self, version: str) -> tuple[str, ...]:
        """Return the ids of the documents read by another version of the parser."""

    def without_layout(self) -> tuple[str, ...]:
        """Return the ids of the documents on printed pages that have no layout."""

    def find_ids(
        self, doc_type: str | None = None, parser_version: str | None = None
    ) -> tuple[str, ...]:
        """Return the ids of the documents of that kind, read by that parser."""

    def citations_of(self, document: str) -> tuple[CitationEntry, ...]:
        """Return what the document cites, in the order of its text."""

    def citations_of_all(self, ids: Iterable[str]) -> tuple[CitationEntry, ...]:
        """Return what the documents cite."""

    def link_at(self, document: str, place: int) -> Link | None:
        """Return what a document (an id) cites at *place*, dismissed or not."""

    def links_of(self, ids: Iterable[str]) -> dict[str, tuple[Link, ...]]:
        """Return what the documents of *ids* cite, in the order of their texts."""

    def links_to(self, ids: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who cites the documents of *ids*."""

    def endings_of(self, ids: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who says at some place to replace or repeal the documents of *ids*."""

    def effects_on(self, ids: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who says at some place to end, amend or prolong the documents."""

    def links_with_identity(self, keys: Iterable[str]) -> tuple[CitedBy, ...]:
        """Return who cites one of *keys*, whatever it means."""

    def decisions(self, ids: Iterable[str]) -> list[Decision]:
        """Return the decisions on citations of the documents that still stand.

        Those on a citation of another file of the same văn bản are among them.
        """

    def known_acts(self, keys: Iterable[str]) -> dict[str, list[KnownAct]]:
        """Return, by key, the acts of the catalogue that have it."""

    def all_acts(self) -> tuple[KnownAct, ...]:
        """Return all acts of the catalogue, in the order they were listed last."""

    def withdrawals(
        self, ids: Iterable[str] | None = None
    ) -> dict[str, WithdrawnDocument]:
        """Return the withdrawn documents among *ids* (None: all), by id."""

    def several_files(self) -> tuple[SeveralFiles, ...]:
        """Return the văn bản that have several files."""

    def proposals(self, ids: Iterable[str] | None = None) -> tuple[Proposal, ...]:
        """Return what may be files of one văn bản, with *ids* only of those."""

    def relation_decisions(self, documents: Iterable[str]) -> list[RelationDecision]:
        """Return the decisions on relations of *documents* (ids) that still stand."""

    def missing(self, keys: Iterable[str] | None = None) -> tuple[CitationEntry, ...]:
        """Return the citations whose document is not in the archive.

        With *keys*, only those looked up by one of them.
        """

    def found_since(self) -> dict[tuple[str, int], tuple[DocumentSummary, ...]]:
        """Return what fits a citation since it was decided that it is not held.

        Citations are given by their document and place.
        """

    def missing_days(self) -> Iterable[tuple[str, date | None]]:
        """Return the keys and dates of missing documents."""

    def quarantined(self) -> tuple[QuarantinedFile, ...]:
        """Return the files in quarantine, in the order of their arrival."""

    def count_documents(self) -> int:
        """Return how many documents were read, each with all its files."""

    def count_quarantined(self) -> int:
        """Return how many files are in quarantine."""

    def count_links(self) -> dict[str, int]:
        """Return how many links there are, by state."""
