"""Baskets: named collections that writers fill with documents to cite."""

from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate, event


class Baskets(Aggregate):
    """All baskets of the archive, each the ids of its documents in order."""

    class Begun(Aggregate.Created):
        """The first basket is wanted."""

    class Put(Aggregate.Event):
        """A document was put into a basket, which is made where there is none."""

        basket: str
        document: str
        by: str

    class TakenOut(Aggregate.Event):
        """A document was taken out; an empty basket is gone."""

        basket: str
        document: str
        by: str

    @event(Begun)
    def __init__(self) -> None:
        self.held: dict[str, list[str]] = {}

    @staticmethod
    def create_id() -> UUID:
        """Return the one id: an archive has one such aggregate."""
        return uuid5(NAMESPACE_URL, "vankho:baskets")

    @event(Put)
    def put(self, basket: str, document: str, by: str) -> None:
        """Record that a document was put into a basket."""
        self.held.setdefault(basket, []).append(document)

    @event(TakenOut)
    def take_out(self, basket: str, document: str, by: str) -> None:
        """Record that a document was taken out of a basket."""
        self.held[basket].remove(document)
        if not self.held[basket]:
            del self.held[basket]
