"""A basket: a named collection that a writer fills with documents to cite."""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate, event

from schemas.errors import BasketNotFoundError, NotInBasketError


class Basket(Aggregate):
    """The ids of the documents in one basket, in the order they were added.

    An empty basket is the same as none.
    """

    class Started(Aggregate.Created):
        """The name, ``basket``, gets its first documents.

        ``documents`` are those that ``FormerBaskets`` had under it.
        """

        basket: str
        documents: list[str]

    class DocumentAdded(Aggregate.Event):
        """A document (an id) was put into the basket."""

        basket: str
        document: str
        by: str

    class DocumentRemoved(Aggregate.Event):
        """A document (an id) was taken out of the basket."""

        basket: str
        document: str
        by: str

    @event(Started)
    def __init__(self, basket: str, documents: list[str]) -> None:
        self.basket = basket
        self.documents = list(documents)

    @staticmethod
    def create_id(basket: str) -> UUID:
        """Return the id of the basket of that name."""
        return uuid5(NAMESPACE_URL, f"vankho:basket:{basket}")

    def add(self, documents: Iterable[str], by: str) -> None:
        """Put documents (ids) in; one that is in it stays where it is."""
        for each in documents:
            if each not in self.documents:
                self._add(self.basket, each, by)

    def remove(self, documents: Iterable[str], by: str) -> None:
        """Take documents (ids) out: all of them, or none.

        Raises:
            BasketNotFoundError: there is nothing in the basket.
            NotInBasketError: one is not in it; the message is its id.

        """
        unwanted = list(dict.fromkeys(documents))
        if not self.documents:
            raise BasketNotFoundError(self.basket)
        for each in unwanted:
            if each not in self.documents:
                raise NotInBasketError(each)
        for each in unwanted:
            self._remove(self.basket, each, by)

    @event(DocumentAdded)
    def _add(self, basket: str, document: str, by: str) -> None:
        self.documents.append(document)

    @event(DocumentRemoved)
    def _remove(self, basket: str, document: str, by: str) -> None:
        self.documents.remove(document)
