"""What waits for a person to decide: the cases of the review queue."""

from dataclasses import dataclass
from enum import StrEnum


class CaseKind(StrEnum):
    """What is to be decided, the most doubtful first; ``MISSING`` asks for a document.

    Four are the states of a link of that name.
    """

    CONFLICT = "conflict"  # the number agrees, the date or the issuer contradicts
    AMBIGUOUS = "ambiguous"  # several candidates
    PROBABLE = "probable"  # one candidate, something not given
    UNNUMBERED = "unnumbered"  # no number was read
    DOUBT = "doubt"  # another field of a header that is doubtful
    COPY = "copy"  # two documents that may be files of one văn bản
    QUARANTINE = "quarantine"  # a file that could not be read
    MISSING = "missing"  # cited, not in the archive


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """A case: ``document`` (an id), and what of it a person is to decide on.

    That is the citation at ``place``, a ``field`` of the header, whether it is one with
    the ``other`` document, or else what becomes of the file. ``needed`` counts the
    links that cite the same, or the document itself: the more, the sooner.
    """

    kind: CaseKind
    document: str
    needed: int = 0
    place: int | None = None
    field: str | None = None
    other: str | None = None

    @property
    def key(self) -> str:
        """What names the case, whoever looks at it."""
        about = (self.place, self.field, self.other)
        given = (str(each) for each in about if each is not None)
        return ":".join((self.kind.value, self.document, *given))


UNNUMBERED = {"number": ("number_missing", "number_blank", "number_unreadable")}
DOUBTFUL = {
    "number": ("number_recovered", "symbol_contradicts_issuer"),
    "doc_type": ("kind_unknown", "symbol_contradicts_kind"),
    "issued_on": (
        "date_missing",
        "date_blank",
        "date_unreadable",
        "date_impossible",
        "effect_before_date",
    ),
    "signer": ("signer_unreadable",),
}
"""The doubts that a person settles by saying what a field is, by that field.

Who says that it is as it was read has settled it, too. Other doubts are of the file,
and nobody can decide on them.
"""
