"""Who cites whom around a document, to any depth; cycles end where they close."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.citation import Relation
from schemas.link import DocumentSummary, Link
from schemas.network import Direction, Network, NetworkEdge, NetworkNode
from service.graph.port import Graph
from service.linking.identity import citation_key

MOST_NODES = 2000
"""Where a network stops growing by default."""

ALL = frozenset(Relation)


def network_around(  # noqa: PLR0913, PLR0917  # what a person chooses
    graph: Graph,
    start: DocumentSummary,
    direction: Direction = Direction.BOTH,
    depth: int = 1,
    relations: frozenset[Relation] = ALL,
    most: int = MOST_NODES,
) -> Network:
    """Return the documents up to *depth* citations away from *start*.

    Only citations with one of *relations* are followed and included, and of the
    documents the *most* that are found first.
    """
    growing = _Growing(graph, relations, most)
    growing.add(start, 0)
    if direction in (Direction.DOWN, Direction.BOTH):
        growing.follow(start, depth, Direction.DOWN)
    if direction in (Direction.UP, Direction.BOTH):
        growing.follow(start, depth, Direction.UP)
    return Network(tuple(growing.nodes.values()), tuple(growing.edges), growing.is_cut)


@dataclass
class _Growing:
    """A network, as far as it has been followed."""

    graph: Graph
    relations: frozenset[Relation]
    most: int
    is_cut: bool = False
    nodes: dict[str, NetworkNode] = field(default_factory=dict)
    edges: dict[NetworkEdge, None] = field(default_factory=dict)

    def add(self, document: DocumentSummary, step: int) -> bool:
        """Add a node; return whether it is new."""
        return self._add(NetworkNode(document.id, _label(document), step, document))

    def follow(self, start: DocumentSummary, depth: int, way: Direction) -> None:
        """Follow the citations in one direction, the nearest documents first."""
        sign = 1 if way is Direction.DOWN else -1
        reached = self._down if way is Direction.DOWN else self._up
        waiting = [start]
        for step in range(1, depth + 1):
            waiting = list(reached([each.id for each in waiting], sign * step))

    def _down(self, documents: list[str], step: int) -> Iterator[DocumentSummary]:
        found = self.graph.links_of(documents)
        links = ((each, link) for each in documents for link in found.get(each, ()))
        for document, link in links:
            if link.citation.relation not in self.relations:
                continue
            is_new = self._add(_cited_node(link, step))
            self._connect(document, _key(link), link)
            if is_new and link.target:
                yield link.target

    def _up(self, documents: list[str], step: int) -> Iterator[DocumentSummary]:
        for citing in self.graph.links_to(documents):
            if citing.relation not in self.relations:
                continue
            is_new = self.add(citing.document, step)
            self._connect(citing.document.id, _key(citing.link), citing.link)
            if is_new:
                yield citing.document

    def _add(self, node: NetworkNode) -> bool:
        if node.key in self.nodes:
            return False
        if len(self.nodes) >= self.most:
            self.is_cut = True
            return False
        self.nodes[node.key] = node
        return True

    def _connect(self, source: str, target: str, link: Link) -> None:
        if target not in self.nodes or source not in self.nodes:
            return
        citation = link.citation
        pages = tuple(dict.fromkeys(mention.page for mention in citation.mentions))
        edge = NetworkEdge(source, target, citation.relation, link.state, pages)
        self.edges.setdefault(edge)


def _cited_node(link: Link, step: int) -> NetworkNode:
    if link.target:
        return NetworkNode(link.target.id, _label(link.target), step, link.target)
    citation = link.citation
    if citation.number is None:
        return NetworkNode(citation_key(citation), citation.text, step)
    key, number = citation_key(citation), str(citation.number)
    return NetworkNode(key, number, step, cited_type=citation.doc_type)


def _key(link: Link) -> str:
    return link.target.id if link.target else citation_key(link.citation)


def _label(document: DocumentSummary) -> str:
    return document.number or document.hinted_number or document.filename
