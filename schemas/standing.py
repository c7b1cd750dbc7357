"""Whether a document is in force, as far as the archive knows, and its lược đồ."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schemas.citation import Relation
from schemas.link import CitedBy, DocumentSummary, Link


class Force(StrEnum):
    """What later documents of the archive did to one; the most severe counts."""

    IN_FORCE = "in_force"  # còn hiệu lực, theo những gì có trong kho
    AMENDED = "amended"  # đã được sửa đổi, bổ sung
    REPLACED = "replaced"  # đã bị thay thế
    REPEALED = "repealed"  # đã bị bãi bỏ


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of a document on a day, and its lược đồ.

    ``decided_by``: those that amended, replaced or repealed it, by links that are
    certain; ``unsure``: those that may have. ``cites`` and ``cited_by`` are the links
    by their relation: what it rests on, amends, guides; what rests on, amends it.
    """

    document: DocumentSummary
    force: Force
    as_of: date
    decided_by: tuple[CitedBy, ...] = ()
    unsure: tuple[CitedBy, ...] = ()
    cites: tuple[tuple[Relation, tuple[Link, ...]], ...] = ()
    cited_by: tuple[tuple[Relation, tuple[CitedBy, ...]], ...] = ()
