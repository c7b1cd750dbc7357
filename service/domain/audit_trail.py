"""What one process of the service noted of those who used it."""

from typing import Any
from uuid import uuid4

from eventsourcing.domain import Aggregate, event


class AuditTrail(Aggregate):
    """Accesses, in the order of their answers.

    The events hold no name, address or word of anybody: only the digest of a row that
    does (``service.accounts.audit_details``). So a person is erased without a change
    of the events, whose chain holds.
    """

    class Begun(Aggregate.Created):
        """A process began to note."""

    class Noted(Aggregate.Event):
        """Accesses that were answered: ``at``, ``action``, ``route``, ``status``.

        And ``target``, with the ``digest`` of the row about the person.
        """

        accesses: list[dict[str, Any]]

    class Erased(Aggregate.Event):
        """The rows of these ``digests`` were erased, and why."""

        digests: list[str]
        why: str

    @event(Begun)
    def __init__(self) -> None:
        """Begin a trail."""

    @staticmethod
    def create_id() -> Any:
        """Return an id of its own: no two processes write to one trail."""
        return uuid4()

    @event(Noted)
    def note(self, accesses: list[dict[str, Any]]) -> None:
        """Note accesses."""

    @event(Erased)
    def erase(self, digests: list[str], why: str) -> None:
        """Note that rows about persons are no longer there, and why."""
