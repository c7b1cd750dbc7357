"""One place where a document is named, as far as it was understood."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from schemas.citation import Relation
from schemas.number import DocumentNumber
from schemas.span import Span


class Reference(NamedTuple):
    """One naming of a document; a page has many, each is refined in several steps.

    ``span`` goes from the kind (``Nghị định``) to the issuer; ``lead`` is where the
    preceding provision begins, or else the span. ``doc_type_given``: printed, not
    inferred from the symbol. ``fronted``: date or issuer precede the number.
    ``name`` is set for documents cited by name. ``impossible_date``: the printed date
    does not exist. ``recall``: referred to, but not named (``Công văn nêu trên``).
    ``effect``: a further relation of this mention (``Đính chính Thông tư …``).
    ``shortened``: by letters or without a symbol, so that it is not sure what is meant.
    ``out_of_rank``: said to be ended by an act of lower rank, which cannot be.
    """

    span: Span
    lead: int
    number: DocumentNumber | None = None
    name: str | None = None
    doc_type: str | None = None
    doc_type_given: bool = True
    issued_on: date | None = None
    issuer: str | None = None
    provision: str | None = None
    title: str | None = None
    fronted: bool = False
    impossible_date: bool = False
    nested: bool = False
    amender: bool = False
    recall: bool = False
    out_of_rank: bool = False
    shortened: bool = False
    effect: Relation | None = None
    relation: Relation = Relation.REFERS_TO


def in_order(references: Iterable[Reference]) -> list[Reference]:
    """Return the references in the order of the text."""
    return sorted(references, key=lambda each: (each.span.start, -each.span.end))


def between(text: str, left: Reference, right: Reference) -> str:
    """Return the text between two references; empty if one contains the other."""
    return text[left.span.end : right.lead]


def each_after(
    references: list[Reference], change: Callable[[Reference, Reference], Reference]
) -> Iterator[Reference]:
    """Yield each reference as changed by *change*, given the changed one before it."""
    before: Reference | None = None
    for reference in references:
        before = change(before, reference) if before else reference
        yield before
