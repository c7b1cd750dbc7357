"""Rules that restrict documents to groups of readers by issuer or folder."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from unicodedata import normalize


class RuleKind(StrEnum):
    """By what a rule finds its documents."""

    ISSUER = "issuer"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A rule that holds: the groups that alone know of the documents of *name*.

    ``documents`` is how many it is for now.
    """

    kind: RuleKind
    name: str
    groups: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """What somebody said of a rule, when and why; ``groups`` of None: it was lifted."""

    when: datetime
    by: str
    why: str
    kind: RuleKind
    name: str
    groups: tuple[str, ...] | None


def folder_parts(path: str) -> tuple[str, ...]:
    """Return the names in a path, as they are compared: without case, in NFC."""
    names = re.split(r"[/\\\\]", normalize("NFC", path).casefold())
    return tuple(each for name in names if (each := name.strip()) not in {"", "."})
