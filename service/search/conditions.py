"""Conditions on a document's fields, apart from the words of the query."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OneOf:
    """The key field *field* (of ``fields.KEYS``) holds one of *keys*."""

    field: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The figure *field* (of ``fields.FIGURES``) is between both ends, inclusive.

    None is an open end; an entry without the figure never matches.
    """

    field: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """The field *field* of folded words has all of *words*, in any order."""

    field: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """The field *field* of folded words has a word that begins with *start*."""

    field: str
    start: str


Condition = OneOf | Between | Named | Begun


@dataclass(frozen=True, slots=True)
class Conditions:
    """At least one of each group in ``required`` holds, and none of ``excluded``."""

    required: tuple[tuple[Condition, ...], ...] = ()
    excluded: tuple[Condition, ...] = ()
