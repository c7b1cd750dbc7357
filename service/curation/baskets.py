"""Baskets that a writer fills with documents to cite."""

from collections.abc import Callable, Iterable

from schemas.errors import BasketNotFoundError, NotInBasketError
from schemas.link import DocumentSummary
from service.domain.basket import Basket
from service.domain.document_log import DocumentLog
from service.domain.former_aggregates import FormerBaskets
from service.graph.curated import CuratedRows
from service.graph.lookup import look_up_work
from service.graph.port import Graph
from service.projections.port import CatchesUp


class BasketKeeper:
    """Fills and empties baskets; a *reference* is a number in any spelling, or an id.

    Where one is given, DocumentNotFoundError and AmbiguousReferenceError are raised
    when no document, or several, answer to it; where a basket is changed,
    ConflictError when others keep changing it.
    """

    def __init__(
        self,
        log: DocumentLog,
        graph: Graph,
        rows: CuratedRows,
        projections: CatchesUp,
    ) -> None:
        self._log = log
        self._graph = graph
        self._rows = rows
        self._projections = projections

    def names(self) -> dict[str, int]:
        """Return the names of all baskets, and how many documents are in each."""
        return self._rows.basket_sizes()

    def documents(self, basket: str) -> tuple[DocumentSummary, ...]:
        """Return the documents of the basket, in the order they were added.

        Raises:
            BasketNotFoundError: there is nothing in it.

        """
        held = self._rows.basket(basket)
        if not held:
            raise BasketNotFoundError(basket)
        found = self._graph.summaries(held)
        return tuple(found[each] for each in held if each in found)

    def put(self, basket: str, references: Iterable[str], by: str) -> None:
        """Put the documents into the basket; those already in it stay once."""
        wanted = self._find(references)
        self._change(basket, lambda each: each.add(wanted, by))

    def take_out(self, basket: str, references: Iterable[str], by: str) -> None:
        """Take the documents out of the basket.

        Raises:
            BasketNotFoundError: there is nothing in it.
            NotInBasketError: one of the documents is not in it; none is taken out.

        """
        unwanted = self._find(references)
        if not self._rows.basket(basket):  # there may be documents that are not shown
            raise BasketNotFoundError(basket)
        try:
            self._change(basket, lambda each: each.remove(unwanted, by))
        except NotInBasketError as error:
            raise NotInBasketError(unwanted[str(error)]) from None

    def _find(self, references: Iterable[str]) -> dict[str, str]:
        """Return the references by the ids of the documents that they name."""
        return {look_up_work(self._graph, each).id: each for each in references}

    def _change(self, basket: str, decide: Callable[[Basket], None]) -> None:
        self._log.change(lambda: self._load(basket), decide)
        self._projections.catch_up(hurry=True)

    def _load(self, basket: str) -> Basket:
        found = self._log.find(Basket, Basket.create_id(basket))
        return found or Basket(basket, self._former(basket))

    def _former(self, basket: str) -> list[str]:
        """Return what an earlier version of the archive had in the basket."""
        former = self._log.find(FormerBaskets, FormerBaskets.create_id())
        return former.held.get(basket, []) if former else []
