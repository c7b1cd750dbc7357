"""Documents that are cited by their number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.citing.acts import act_before, amended_act_before
from ingest.citing.reference import Reference
from ingest.citing.surroundings import read_surroundings
from ingest.grammar.kind import ACTS, kind_before, number_word_before
from ingest.grammar.number import FoundNumber, find_numbers, type_of_symbol
from ingest.grammar.provision import provision_before
from ingest.grammar.words import squeezed
from schemas.number import DocumentNumber
from schemas.span import Span

_OF_PARLIAMENT = frozenset((*ACTS, "Nghị quyết"))
"""What the Quốc hội numbers; other kinds end the name of a law: ``… hợp đồng số``."""
JOINT_CIRCULAR = "Thông tư liên tịch"
_JOINT_AS_PLAIN = re.compile(r"TT(?=-.+-)")
_JOINT = re.compile(r"(?:TTLT|NQLT)[-/]")
_PARLIAMENT = re.compile(r"QH\d*\Z|UBTVQH\d*\Z")


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands before a number: the kind's name, and where it begins."""

    start: int
    doc_type: str | None = None
    title: str | None = None
    given: bool = False


def find_numbered(text: str) -> Iterator[Reference]:
    """Yield the documents that *text* cites by number, in its order."""
    floor = 0
    for found in find_numbers(text):
        label = _label(text, found, floor)
        if label is None:
            continue
        reference = _reference(text, found, label, floor)
        floor = reference.span.end
        yield reference


def _label(text: str, found: FoundNumber, floor: int) -> _Label | None:
    """Return what the number is called; None if it is no document's number."""
    start = found.span.start
    kind = kind_before(text, start, floor)
    is_act = _PARLIAMENT.search(found.number.symbol)
    if kind and (kind.name in _OF_PARLIAMENT or not is_act):
        return _Label(kind.span.start, kind.name, given=True)
    word = number_word_before(text, start, floor)
    if word is not None and is_act:
        act = amended_act_before(text, word, floor) or act_before(text, word, floor)
        if act:
            name = squeezed(text[act.start : word])
            return _Label(act.start, _act_of(name), name, given=True)
    if word is None and not found.sure:
        return None
    return _Label(start if word is None else word)


def _act_of(name: str) -> str:
    return next(act for act in ACTS if name.startswith(act))


def _reference(text: str, found: FoundNumber, label: _Label, floor: int) -> Reference:
    number = _as_joint(found.number, label.doc_type)
    around = read_surroundings(
        text, label.start, found.span.end, floor, offices=_offices(number)
    )
    provision = provision_before(text, around.start, floor)
    return Reference(
        span=Span(around.start, around.end),
        lead=provision.start if provision else around.start,
        number=number,
        doc_type=label.doc_type or type_of_symbol(number.symbol),
        kind_given=label.given,
        issued_on=around.issued_on,
        issuer=around.issuer,
        provision=_printed(text, provision),
        title=label.title,
        fronted=around.fronted,
        impossible_date=around.impossible_date,
    )


def _as_joint(number: DocumentNumber, doc_type: str | None) -> DocumentNumber:
    """Return ``01/2014/TT-BNV-BXD``, called a joint circular, as ``…/TTLT-BNV-BXD``."""
    if doc_type != JOINT_CIRCULAR:
        return number
    symbol = _JOINT_AS_PLAIN.sub("TTLT", number.symbol, count=1)
    return DocumentNumber(number.serial, symbol, number.year, number.hyphenated)


def _offices(number: DocumentNumber) -> int:
    """Return how many offices issued it: ``TTLT-BTC-BGDĐT`` names two."""
    joint = _JOINT.match(number.symbol)
    return number.symbol[joint.end() :].count("-") + 1 if joint else 1


def _printed(text: str, span: Span | None) -> str | None:
    return squeezed(text[span.start : span.end]) if span else None
