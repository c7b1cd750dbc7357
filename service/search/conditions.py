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
    """The name *field* (of ``fields.NAMES``) has all these words, in any order."""

    field: str
    words: tuple[str, ...]


Condition = OneOf | Between | Named


@dataclass(frozen=True, slots=True)
class Conditions:
    """Of each group in ``needed`` at least one holds, and none of ``barred``."""

    needed: tuple[tuple[Condition, ...], ...] = ()
    barred: tuple[Condition, ...] = ()
