"""Whether a document is in force, as far as the archive knows, and its lược đồ."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schemas.citation import Relation
from schemas.link import CitedBy, DocumentSummary, Link
from schemas.record import MissingDocument


class Force(StrEnum):
    """What is known of a document's force; of several, the first counts.

    There is no value for "in force": an archive sees what ended a document, and never
    that nothing did.
    """

    REPEALED = "repealed"  # đã bị bãi bỏ
    REPLACED = "replaced"  # đã bị thay thế
    EXPIRED = "expired"  # hết hiệu lực, by its own words
    NOT_YET = "not_yet"  # chưa có hiệu lực, by its own words
    AMENDED = "amended"  # đã được sửa đổi, bổ sung


@dataclass(frozen=True, slots=True)
class Successor:
    """A step of the chain that began with a document: what replaced or repealed it."""

    document: DocumentSummary
    relation: Relation


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of a document on a day, and its lược đồ.

    ``document`` is None where the archive does not hold it; then ``missing`` is what
    the documents that cite it say of it. ``force`` is None where nothing is known;
    documents of some kinds (``has_force``) are then said to have no known successor.
    ``decided_by``: those that amended, replaced or repealed it, by links that are
    certain; ``sources``: those of them that gave it its force; ``unsure``: those that
    may have; ``upcoming``: those that will, from a later day on. ``successors``: what
    ended it, what ended that, and so on.
    ``cites`` and ``cited_by`` are the links by their relation: what it rests on,
    amends, guides; what rests on, amends it.
    """

    document: DocumentSummary | None
    force: Force | None
    as_of: date
    missing: MissingDocument | None = None
    has_force: bool = True
    decided_by: tuple[CitedBy, ...] = ()
    sources: tuple[CitedBy, ...] = ()
    unsure: tuple[CitedBy, ...] = ()
    upcoming: tuple[CitedBy, ...] = ()
    successors: tuple[Successor, ...] = ()
    cites: tuple[tuple[Relation, tuple[Link, ...]], ...] = ()
    cited_by: tuple[tuple[Relation, tuple[CitedBy, ...]], ...] = ()

    @property
    def now(self) -> DocumentSummary | None:
        """What stands in its place today: the end of a chain of replacements.

        There is nothing if that was repealed, or has expired by its own words.
        """
        if self.repeal or not self.successors:
            return None
        last = self.successors[-1].document
        until = last.effective_until
        return None if until and until < self.as_of else last

    @property
    def repeal(self) -> tuple[DocumentSummary | None, DocumentSummary] | None:
        """The first repeal in the chain: of which document, by which; else None.

        The document is None where it is the one that the chain began with.
        """
        before = None
        for each in self.successors:
            if each.relation is not Relation.REPLACES:
                return before, each.document
            before = each.document
        return None
