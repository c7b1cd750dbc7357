"""Who used the archive, over HTTP or by commands, for what, and with what success."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    """What somebody did, or tried to do."""

    SEARCHED = "searched"
    OPENED = "opened"
    LISTED = "listed"
    DOWNLOADED = "downloaded"
    EXPORTED = "exported"
    CHECKED = "checked"
    DECIDED = "decided"
    KEPT = "kept"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    FAILED = "failed"
    AUDITED = "audited"
    ERASED = "erased"
    CHANGED = "changed"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Person:
    """Who it was, and what they looked for: all that is personal of an access.

    ``name`` is the account, or what was typed to sign in, or of a command the user of
    the machine; ``address`` that of the machine; ``words`` those of a search.
    """

    name: str | None = None
    address: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """A row about a person as it is backed up, with the digest that events have."""

    digest: str
    salt: str
    at: datetime
    person: Person


@dataclass(frozen=True, slots=True)
class Access:
    """A request: when, what it did, by which route and with which status of HTTP.

    Of a command ``route`` is ``vankho NAME``, and ``status`` its exit status.
    ``target`` is the document (a number or an id), or the name, that it was about.
    """

    at: datetime
    action: Action
    route: str
    status: int
    target: str | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An access as the log has it; ``person`` is None where it was erased."""

    position: int
    access: Access
    person: Person | None


@dataclass(frozen=True, slots=True)
class AuditChoice:
    """Which entries are wanted; what is None does not matter."""

    name: str | None = None
    action: Action | None = None
    target: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def has(self, entry: AuditEntry) -> bool:
        """Return whether the entry is one of those."""
        access, person = entry.access, entry.person or Person()
        return (
            (self.name is None or person.name == self.name)
            and (self.action is None or access.action is self.action)
            and (self.target is None or access.target == self.target)
            and (self.since is None or access.at >= self.since)
            and (self.until is None or access.at < self.until)
        )
