"""Short forms: ``Nghị định số 30`` for the one decree 30/2020/NĐ-CP cited above.

A short form without its year never makes a citation. It recalls a document that was
cited in full before, and only where its kind and serial fit exactly one. With its year
(``NĐ 193/2025``) it is a citation if kind and issuer leave one symbol.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ingest.citing.date_and_issuer import read_surroundings
from ingest.citing.reference import Reference
from ingest.grammar.doc_type import doc_type_before
from ingest.grammar.provision import provision_before
from schemas.number import DocumentNumber
from schemas.span import Span
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_name
from schemas.vocabulary import issuers

_SHORT = re.compile(
    r"số\s+(?P<serial>\d{1,5}[a-zđ]?)(?![\w/.,-]*[\w/]|\s*[/–-]|\s[A-ZĐ]+[a-z]*/)"
)


# "NĐ 193/2025", "Thông tư số 10/2022 của Bộ Nội vụ": no symbol behind the year
_YEAR = re.compile(
    r"/(?P<year>(?:199|20\d)\d)(?![\w/.,-]*[\w/]|\s*[/–-]|\s[A-ZĐ]+[a-z]*[/-])"
)
_SERIAL = re.compile(r"(?<![\w/.,-])\d{1,4}\Z")
_MOST_DIGITS = 4
_CODES = {"Nghị định": "NĐ", "Thông tư": "TT", "Quyết định": "QĐ"}
_GOVERNMENT = "Chính phủ"
_MINISTER = re.compile(r"(?:Bộ trưởng|Thống đốc)\s+")


def find_dated(text: str, references: list[Reference]) -> Iterator[Reference]:
    """Yield the documents in *text* that are cited by serial and year alone."""
    known: dict[tuple[str, str, int], list[Reference]] = defaultdict(list)
    for each in references:
        if each.number and each.number.year and each.doc_type:
            serial = each.number.serial.lstrip("0")
            known[each.doc_type, serial, each.number.year].append(each)
    for match in _YEAR.finditer(text):
        first = max(0, match.start() - _MOST_DIGITS)
        digits = _SERIAL.search(text, first, match.start())
        doc_type = doc_type_before(text, digits.start()) if digits else None
        if digits is None or doc_type is None or doc_type.name not in _CODES:
            continue
        serial, year = digits.group(), int(match["year"])
        found = known[doc_type.name, serial.lstrip("0"), year]
        span = Span(doc_type.span.start, match.end())
        if len({each.number for each in found}) == 1:
            yield _recalled(text, span, found[0])
        elif not found and (cited := _cited(text, span, doc_type.name, serial, year)):
            yield cited


def _cited(
    text: str, span: Span, doc_type: str, serial: str, year: int
) -> Reference | None:
    """Return the document whose symbol follows from its kind and its issuer."""
    around = read_surroundings(text, span.start, span.end, span.start)
    issuer = around.issuer or (_GOVERNMENT if doc_type == "Nghị định" else None)
    code = _codes_of_issuers().get(fold_name(_MINISTER.sub("", issuer or "")))
    if code is None or (doc_type == "Nghị định") is not (issuer == _GOVERNMENT):
        return None
    provision = provision_before(text, span.start)
    return Reference(
        span=Span(span.start, around.end),
        lead=provision.start if provision else span.start,
        number=DocumentNumber(serial, f"{_CODES[doc_type]}-{code}", year),
        doc_type=doc_type,
        issued_on=around.issued_on,
        issuer=around.issuer,
        provision=_printed(text, provision),
        impossible_date=around.impossible_date,
        shortened=True,
    )


@cache
def _codes_of_issuers() -> dict[str, str]:
    """Return the codes of the Government, its head and its ministries, by name."""
    return {
        fold_name(name): each.code
        for each in issuers()
        if each.code and not each.local and each.parent in (None, _GOVERNMENT)
        for name in (each.name, *each.abbreviations)
    }


def find_short(text: str, references: list[Reference]) -> Iterator[Reference]:
    """Yield the short forms in *text* of what *references* cite in full."""
    known: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.number and reference.doc_type:
            serial = reference.number.serial.lstrip("0")
            known[reference.doc_type, serial].append(reference)
    for match in _SHORT.finditer(text):
        doc_type = doc_type_before(text, match.start("serial"))
        if doc_type is None:
            continue
        found = known[doc_type.name, match["serial"].lstrip("0")]
        meant = [each for each in found if each.span.end <= doc_type.span.start]
        if len({each.number for each in meant}) == 1:
            yield _recalled(text, Span(doc_type.span.start, match.end()), meant[0])


def _recalled(text: str, span: Span, meant: Reference) -> Reference:
    provision = provision_before(text, span.start)
    return meant._replace(
        span=span,
        lead=provision.start if provision else span.start,
        doc_type_given=True,
        issued_on=None,
        issuer=None,
        provision=_printed(text, provision),
        title=None,
        fronted=False,
        impossible_date=False,
        recall=True,
    )


def _printed(text: str, span: Span | None) -> str | None:
    return collapse_spaces(text[span.start : span.end]) if span else None
