"""What a letter says that asks another office for a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterHead:
    """Who asks, from where, and whom; what is empty is left for the writer to fill in.

    ``parent_office`` is what stands above the name of the office, if anything.
    """

    office: str = ""
    parent_office: str = ""
    place: str = ""
    addressee: str = ""
