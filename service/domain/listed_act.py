"""An act of the catalogue: known from a source, without a file of it."""

import re
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate, event

_YEAR = re.compile(r"/(?:19|20)\d\d/")


class ListedAct(Aggregate):
    """What the catalogue says of one act; ``act`` is a ``KnownAct`` as plain JSON."""

    class Listed(Aggregate.Created):
        """Somebody put the act into the catalogue."""

        act: dict[str, Any]
        by: str

    class Corrected(Aggregate.Event):
        """The same act was added with other facts, or from another source."""

        act: dict[str, Any]
        by: str

    class Removed(Aggregate.Event):
        """Somebody took the act out of the catalogue; it may be added again."""

        by: str
        why: str

    @event(Listed)
    def __init__(self, act: dict[str, Any], by: str) -> None:
        self.act: dict[str, Any] | None = act

    @staticmethod
    def create_id(act: dict[str, Any]) -> UUID:
        """Return the id of an act: by its kind and number.

        A number without a year is given again each year: then that of its date counts.
        """
        kind, number = act["doc_type"], act["number"]
        year = "" if _YEAR.search(number) else (act["issued_on"] or "")[:4]
        return uuid5(NAMESPACE_URL, f"vankho:act:{kind}:{number}:{year}")

    def correct(self, act: dict[str, Any], by: str) -> bool:
        """Record other facts; return whether they are other ones."""
        if act == self.act:
            return False
        self._correct(act, by)
        return True

    @event(Removed)
    def remove(self, by: str, why: str) -> None:
        """Record that it is no longer listed."""
        self.act = None

    @event(Corrected)
    def _correct(self, act: dict[str, Any], by: str) -> None:
        self.act = act
