"""A file inside another one: attached to a mail or a PDF, a member of an archive."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Its name, as the outer file has it, and its bytes."""

    name: str
    data: bytes
