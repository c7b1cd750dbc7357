"""Who may know of which document: levels of secrecy, groups, and clearances."""

from dataclasses import dataclass, replace

from schemas.document import Header

LEVELS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
"""The levels of secrecy by Luật 117/2025/QH15, the lowest first."""
TOP_LEVEL = LEVELS[-1]
"""No register may hold the subject of a document of this level."""
EVERY_GROUP = "*"


@dataclass(frozen=True, slots=True)
class Label:
    """What decides who may know of a document.

    ``level`` of None: it is no state secret. Without ``groups`` it is for all groups.
    ``also`` are further groups, of rules: who may know of it is in one of each.
    """

    level: str | None = None
    groups: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()

    @property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """All groups of groups, of each of which one is needed."""
        return tuple(filter(None, (self.groups, *self.also)))

    @property
    def is_open(self) -> bool:
        """Whether everybody may know of it."""
        return self.level is None and not self.circles


@dataclass(frozen=True, slots=True)
class Clearance:
    """Up to which level somebody may read, and in which groups they are."""

    level: str | None = None
    groups: tuple[str, ...] = ()

    @property
    def sees_everything(self) -> bool:
        """Whether nothing of any archive is kept from them."""
        return self.level == TOP_LEVEL and EVERY_GROUP in self.groups

    def admits(self, label: Label) -> bool:
        """Return whether they may know of a document with that *label*."""
        if _rank(label.level) > _rank(self.level):
            return False
        if EVERY_GROUP in self.groups:
            return True
        return all(not set(self.groups).isdisjoint(each) for each in label.circles)


NOTHING = Clearance()
EVERYTHING = Clearance(TOP_LEVEL, (EVERY_GROUP,))


def _rank(level: str | None) -> int:
    """Return the place of a level among all; an unknown one is above all of them."""
    if level is None:
        return 0
    return LEVELS.index(level) + 1 if level in LEVELS else len(LEVELS) + 1


def as_registered(header: Header) -> Header:
    """Return *header* as registers may hold it: TUYỆT MẬT has no subject in any."""
    return replace(header, subject=None) if header.secrecy == TOP_LEVEL else header
