"""Baskets that a writer fills and cites from; events, like all that people say."""

from collections.abc import Iterable

from eventsourcing.application import AggregateNotFoundError

from schemas.errors import DocumentNotFoundError
from schemas.link import DocumentSummary
from service.document_log import DocumentLog
from service.domain.baskets import Baskets
from service.graph.lookup import look_up
from service.graph.port import Graph


class BasketKeeper:
    """Fills and empties baskets; a *reference* is a number in any spelling, or an id.

    Raised are DocumentNotFoundError, also for a basket that there is not, and
    AmbiguousReferenceError where a reference names several documents.
    """

    def __init__(self, log: DocumentLog, graph: Graph) -> None:
        self._log = log
        self._graph = graph

    def names(self) -> dict[str, int]:
        """Return the names of all baskets, and how many documents are in each."""
        held = self._all().held
        return {name: len(held[name]) for name in sorted(held)}

    def put(self, basket: str, references: Iterable[str], by: str) -> None:
        """Put the documents into the basket; what is in it already stays once."""
        baskets = self._all()
        for each in references:
            document = look_up(self._graph, each).id
            if document not in baskets.held.get(basket, ()):
                baskets.put(basket, document, by)
        self._log.save(baskets)

    def take_out(self, basket: str, references: Iterable[str], by: str) -> None:
        """Take the documents out of the basket."""
        baskets = self._all()
        for each in references:
            document = look_up(self._graph, each).id
            if document not in baskets.held.get(basket, ()):
                raise DocumentNotFoundError(f"{each} không có trong giỏ {basket}")
            baskets.take_out(basket, document, by)
        self._log.save(baskets)

    def documents(self, basket: str) -> tuple[DocumentSummary, ...]:
        """Return the documents of the basket, in the order in which they came."""
        held = self._all().held
        if basket not in held:
            raise DocumentNotFoundError(f"không có giỏ {basket}")
        found = self._graph.summaries(held[basket])
        return tuple(found[each] for each in held[basket] if each in found)

    def _all(self) -> Baskets:
        try:
            found: Baskets = self._log.repository.get(Baskets.create_id())
        except AggregateNotFoundError:
            return Baskets()
        return found
