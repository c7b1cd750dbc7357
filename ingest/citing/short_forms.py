"""Short forms: ``Nghị định số 30`` for the one decree 30/2020/NĐ-CP cited above.

A short form never makes a citation. It recalls a document that was cited in full
before, and only where its kind and serial fit exactly one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from ingest.citing.reference import Reference
from ingest.grammar.doc_type import doc_type_before
from ingest.grammar.provision import provision_before
from schemas.span import Span
from schemas.spelling.characters import collapse_spaces

_SHORT = re.compile(
    r"số\s+(?P<serial>\d{1,5}[a-zđ]?)(?![\w/.,-]*[\w/]|\s*[/–-]|\s[A-ZĐ]+[a-z]*/)"
)


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
        provision=collapse_spaces(text[provision.start : provision.end])
        if provision
        else None,
        title=None,
        fronted=False,
        impossible_date=False,
        recall=True,
    )
