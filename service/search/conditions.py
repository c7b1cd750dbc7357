"""What a document must be, whatever its words say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OneOf:
    """The key field *field* (of ``fields.KEYS``) holds one of *keys*."""

    field: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The figure *field* (of ``fields.FIGURES``) lies between both ends, inclusive.

    None is an open end; an entry without the figure lies nowhere.
    """

    field: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """The field *field* of folded words has all these, in any order."""

    field: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """The field *field* of folded words has one that begins with *start*."""

    field: str
    start: str


Condition = OneOf | Between | Named | Begun


@dataclass(frozen=True, slots=True)
class Conditions:
    """Of each group in ``needed`` at least one holds, and none of ``excluded``."""

    needed: tuple[tuple[Condition, ...], ...] = ()
    excluded: tuple[Condition, ...] = ()
