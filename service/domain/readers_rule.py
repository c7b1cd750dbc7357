"""A rule of who may know of many documents at once: of an issuer, or of a folder."""

from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate, event

from schemas.errors import RuleNotFoundError


class ReadersRule(Aggregate):
    """The groups that alone may know of the documents of one issuer or folder.

    ``kind`` is a ``RuleKind``; ``groups`` of None: the rule no longer holds.
    """

    class Laid(Aggregate.Created):
        """Somebody restricted the documents of ``name`` to ``groups``."""

        kind: str
        name: str
        groups: list[str]
        by: str
        why: str

    class Changed(Aggregate.Event):
        """They were restricted to other groups, or again."""

        groups: list[str]
        by: str
        why: str

    class Lifted(Aggregate.Event):
        """They are no longer restricted by this rule."""

        by: str
        why: str

    @event(Laid)
    def __init__(  # its event's fields
        self, kind: str, name: str, groups: list[str], by: str, why: str
    ) -> None:
        self.kind = kind
        self.name = name
        self.groups: list[str] | None = list(groups)

    @staticmethod
    def create_id(kind: str, name: str) -> UUID:
        """Return the id of the rule for *name*."""
        return uuid5(NAMESPACE_URL, f"vankho:readers-rule:{kind}:{name}")

    @event(Changed)
    def restrict(self, groups: list[str], by: str, why: str) -> None:
        """Record to which groups the documents are restricted from now on."""
        self.groups = list(groups)

    def lift(self, by: str, why: str) -> None:
        """Record that the rule no longer holds.

        Raises:
            RuleNotFoundError: it does not hold already.

        """
        if self.groups is None:
            raise RuleNotFoundError(self.name)
        self._lift(by, why)

    @event(Lifted)
    def _lift(self, by: str, why: str) -> None:
        self.groups = None
