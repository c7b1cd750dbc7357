"""Who cites whom around a document, as a graph."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.citation import Relation
from schemas.link import DocumentSummary, LinkState


class Direction(StrEnum):
    """Which way citations are followed."""

    DOWN = "down"  # what it rests on
    UP = "up"  # who rests on it
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A document, or one that is cited but not in the archive (``document`` None).

    ``key`` is the document's id, or what it is cited by; ``step`` counts from the
    document asked for (0), upwards negative. ``cited_type`` is the kind by which it is
    cited where it is not held, if its number is given.
    """

    key: str
    label: str
    step: int
    document: DocumentSummary | None = None
    cited_type: str | None = None

    @property
    def name(self) -> str:
        """Kind and number, as far as they are known."""
        doc_type = self.document.doc_type if self.document else self.cited_type
        return " ".join(filter(None, (doc_type, self.label)))


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """A citation, from the citing document to the cited one (keys of nodes)."""

    source: str
    target: str
    relation: Relation
    state: LinkState
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges in the order they were found; the first is the one asked for.

    ``is_cut`` says that there are more, which were too many.
    """

    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    is_cut: bool = False
