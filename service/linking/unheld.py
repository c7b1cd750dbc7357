"""A document that is cited and not held: whether all who cite a number mean one.

``12/QĐ-UBND`` is a number that each province gives each year, ``11/2020/NĐ-CP`` one
that only the Government gives, once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from schemas.citation import Citation
from schemas.link import CitedBy, DocumentSummary, Trace
from schemas.record import MissingDocument
from schemas.spelling.folding import fold_symbol
from schemas.work_file import WithdrawnDocument
from service.graph.port import Graph
from service.linking.offices import Agreement, compare_offices
from service.linking.symbols import is_given_once

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class CitedWork:
    """What the documents that cite a number say of the one that they mean.

    ``is_one``: they all mean the same. Its kind, date and issuer are those that most
    of them give.
    """

    number: str
    doc_type: str | None
    issued_on: date | None
    issuer: str | None
    is_one: bool
    cited_in: tuple[DocumentSummary, ...]

    @classmethod
    def of(cls, trace: Trace) -> "CitedWork":
        """Return that of a *trace* of a number which the archive does not hold."""
        meant = [each for each in trace.cited_by if _is_unheld(each)]
        cited = [each.link.citation for each in meant]
        issuer = _most_common(each.issuer for each in cited)
        return cls(
            number=trace.wanted or "",
            doc_type=_most_common(each.doc_type for each in cited),
            issued_on=_most_common(each.issued_on for each in cited),
            issuer=issuer,
            is_one=bool(meant) and _are_one(meant, issuer),
            cited_in=tuple(dict.fromkeys(each.document for each in meant)),
        )

    def is_meant_by(self, citing: CitedBy) -> bool:
        """Return whether the citation certainly means this work and no other."""
        cited = citing.link.citation
        if not self.is_one or not _is_unheld(citing):
            return False
        return is_given_once(cited.number) or cited.issued_on is not None

    def fits(self, citation: Citation) -> bool:
        """Return whether a document that nobody has read yet means this work by it.

        A number that is not given once needs the same date, and no other issuer.
        """
        if not self.is_one or _contradict(citation.doc_type, self.doc_type):
            return False
        if _contradict(citation.issued_on, self.issued_on):
            return False
        if is_given_once(citation.number):
            return True
        offices = compare_offices(citation.issuer, self.issuer)
        return citation.issued_on is not None and offices is Agreement.YES

    def as_missing(self) -> MissingDocument:
        """Return it as a document that is cited but not held."""
        return MissingDocument(
            number=self.number,
            doc_type=self.doc_type,
            issued_on=self.issued_on,
            issuer=self.issuer,
            needed_by=self.cited_in,
        )


def with_withdrawn(
    graph: Graph, missing: Sequence[MissingDocument]
) -> tuple[MissingDocument, ...]:
    """Return the *missing* documents, each with what was withdrawn and may be it."""
    withdrawn: dict[str, list[WithdrawnDocument]] = defaultdict(list)
    for each in graph.withdrawals().values() if missing else ():
        withdrawn[_key(each.document.number or "")].append(each)
    if not withdrawn:
        return tuple(missing)
    return tuple(_with_those(each, withdrawn[_key(each.number)]) for each in missing)


def _with_those(
    missing: MissingDocument, withdrawn: Iterable[WithdrawnDocument]
) -> MissingDocument:
    day = missing.issued_on
    may_be = (e for e in withdrawn if not _contradict(e.document.issued_on, day))
    return replace(missing, withdrawn=tuple(may_be))


def _key(number: str) -> str:
    return fold_symbol(number).lstrip("0")


def _contradict(value: object, other: object) -> bool:
    return value is not None and other is not None and value != other


def _is_unheld(citing: CitedBy) -> bool:
    return citing.link.state.is_unheld and citing.link.target is None


def _are_one(citing: Iterable[CitedBy], issuer: str | None) -> bool:
    cited = [each.link.citation for each in citing]
    if len({each.number.key for each in cited if each.number}) != 1:
        return False
    if len({each.doc_type for each in cited if each.doc_type}) > 1:
        return False
    if all(is_given_once(each.number) for each in cited):
        return True
    days = {each.issued_on for each in cited if each.issued_on}
    offices = {each.issuer for each in cited if each.issuer}
    compared = (compare_offices(each, issuer) for each in offices)
    return len(days) == 1 and Agreement.NO not in compared


def _most_common(values: Iterable[_Value | None]) -> _Value | None:
    given = Counter(each for each in values if each is not None)
    return given.most_common(1)[0][0] if given else None
