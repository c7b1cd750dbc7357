"""The evidence for and against a document being the one that is cited.

Points add up to the score of a candidate, and the score decides its state:

| | agrees | not given | doubtful | contradicts |
|---|---|---|---|---|
| number | 40 | | 15 (a file's name, a law's name), 10 (a typo) | another document |
| date | 40 | 0 | 10 (a typo) | -100, and 5 for each part that agrees; a law: -200 |
| office | 20 | 0 | -10 | -100 |
| kind | 0 | 0 | | -100 |

An act that is only named and takes effect between the day of the citing document and
its first day in force is at 1, and so unclear.

A number that is given once (with its year, by a central office: ``symbols.py``) needs
no date and no office, and a name with the exact date is as good as a number. A name
alone means an act that is in force where it is cited.

So one contradiction outweighs all that agrees, and two of them, whatever agrees, mean
another document with the same number. Laws are passed again under their old names (Luật
Đất đai 2013, 2024): with another date it is another law.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from schemas.link import DocumentSummary
from schemas.spelling.folding import fold_name, fold_symbol
from service.linking.identity import CitedIdentity, Parts, name_key
from service.linking.offices import (
    Agreement,
    IssuerCompared,
    compare_issuers,
    compare_offices,
)
from service.linking.symbols import is_given_once, names_another, names_it
from service.linking.typos import typo_of

NUMBER, HINT, TYPO = 40, 15, 10
DAY, NEAR_DAY = 40, 10
OFFICE, UNCLEAR_OFFICE = 20, -10
CONTRADICTION, OTHER_LAW = -100, -200
UPCOMING = 1 - HINT
SAME_PART = 5  # of a contradicting date: a typo leaves the other parts right
_MOST_PARTS = 2  # that agree if one part is a typo


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison: its points, and a word for what agrees, or a reason."""

    points: int
    agrees: str | None = None
    reason: str | None = None


def evidence_for(identity: CitedIdentity, document: DocumentSummary) -> list[Evidence]:
    """Return the evidence; empty if the document has another number or name."""
    number = _number(identity, document)
    if number is None:
        return []
    office = compare_issuers(identity.issuer, document, identity.written_on)
    found = [number, _day(identity, document), _office(identity, document, office)]
    if _is_the_only_one(identity, document):
        found = [number, ONLY_ONE, replace(found[2], points=min(0, found[2].points))]
    return [*found, *_kind(identity, document)]


def _is_the_only_one(identity: CitedIdentity, document: DocumentSummary) -> bool:
    """Return whether no other document can have the cited number, of that kind.

    The day must not be given: what is given has to agree.
    """
    number, day, cited_on = identity.number, document.issued_on, identity.cited_on
    if number is None or not is_given_once(number) or _printed_day(identity):
        return False
    if day is None or day.year != number.year or (cited_on and day > cited_on):
        return False
    if not document.number or _bare(document.number) != _bare(str(number)):
        return False
    cited, kind = identity.doc_type, document.doc_type
    return bool(cited and kind) and fold_name(cited or "") == fold_name(kind or "")


def _number(identity: CitedIdentity, document: DocumentSummary) -> Evidence | None:
    if identity.number is None:
        name = name_key(document.doc_type, document.subject)
        if name != identity.key:
            return None
        if identity.issued_on and identity.issued_on == document.issued_on:
            return Evidence(NUMBER, agrees="tên gọi")
        return Evidence(HINT, reason="chỉ khớp tên gọi")
    written = document.number or document.hinted_number or ""
    if _bare(written) == _bare(str(identity.number)):
        if document.number:
            return Evidence(NUMBER, agrees="số")
        return Evidence(HINT, reason="số chỉ do tên tệp gợi ý")
    typo = typo_of(identity, document)
    return Evidence(TYPO, reason=typo) if typo else None


def _day(identity: CitedIdentity, document: DocumentSummary) -> Evidence:
    day = document.issued_on
    if day is None:
        return Evidence(0, reason="thiếu ngày để đối chiếu")
    if identity.issued_on == day:
        return Evidence(DAY, agrees="ngày")
    printed = _printed_day(identity)
    if printed is not None:
        return _other_day(identity, printed, day)
    return _day_not_given(identity, document, day)


def _day_not_given(
    identity: CitedIdentity, document: DocumentSummary, day: date
) -> Evidence:
    if identity.years and day.year not in identity.years:
        reason = f"ngày không khớp: viện dẫn năm khác, văn bản {_written(day)}"
        return Evidence(OTHER_LAW, reason=reason)
    if identity.cited_on and day > identity.cited_on:
        reason = f"ban hành sau văn bản viện dẫn: {_written(day)}"
        named = identity.number is None
        return Evidence(OTHER_LAW if named else CONTRADICTION, reason=reason)
    if identity.cited_on and identity.number is None:
        return _in_force(document, identity.cited_on, identity.applied_from)
    return Evidence(0, reason="thiếu ngày để đối chiếu")


def _in_force(
    document: DocumentSummary, on: date, applied_from: date | None
) -> Evidence:
    """Return whether an act that is only named was in force on the day.

    One that is in force when the citing document takes effect may be meant, or else an
    older one of its name: nothing says which.
    """
    start, end = document.effective_from, document.effective_until
    if start and applied_from and on < start <= applied_from:
        reason = f"khi được viện dẫn chưa có hiệu lực, chỉ từ {_written(start)}"
        return Evidence(UPCOMING, reason=reason)
    if start and on < start:
        reason = f"chưa có hiệu lực khi được viện dẫn: từ {_written(start)}"
        return Evidence(OTHER_LAW, reason=reason)
    if end and end < on:
        reason = f"đã hết hiệu lực khi được viện dẫn: đến {_written(end)}"
        return Evidence(OTHER_LAW, reason=reason)
    return Evidence(0, reason="thiếu ngày để đối chiếu")


def _other_day(identity: CitedIdentity, printed: Parts, day: date) -> Evidence:
    same = sum(x == y for x, y in zip(printed, _parts(day), strict=True))
    cited = "{:02}/{:02}/{}".format(*printed)
    typo = "; có lẽ viết nhầm một chỗ" if same == _MOST_PARTS else ""
    if typo and identity.misprint:
        reason = f"ngày viện dẫn {cited} không thể có, văn bản {_written(day)}{typo}"
        return Evidence(NEAR_DAY, reason=reason)
    reason = f"ngày không khớp: viện dẫn {cited}, văn bản {_written(day)}{typo}"
    if identity.number is None and not typo:
        return Evidence(OTHER_LAW, reason=reason)
    return Evidence(CONTRADICTION + SAME_PART * same, reason=reason)


def _office(
    identity: CitedIdentity, document: DocumentSummary, found: IssuerCompared
) -> Evidence:
    cited, office = identity.issuer, found.agreement
    issuer = document.signing_organ if found.by_organ else document.issuer
    if office is Agreement.YES:
        agrees = f"cơ quan ký ({issuer})" if found.by_organ else "cơ quan"
        return Evidence(OFFICE, agrees=agrees)
    if office is Agreement.NO and _is_later_name(identity, document):
        reason = f"văn bản ghi tên sau này của cơ quan: {cited}, nay {issuer}"
        return Evidence(UNCLEAR_OFFICE, reason=reason)
    if office is Agreement.NO:
        return Evidence(CONTRADICTION, reason=f"cơ quan không khớp: {cited} ≠ {issuer}")
    if office is Agreement.UNCLEAR and names_another(identity.number, cited):
        return Evidence(CONTRADICTION, reason=f"ký hiệu không phải của {cited}")
    if office is Agreement.UNCLEAR:
        reason = f"chưa rõ có cùng cơ quan: {cited}, {issuer}"
        return Evidence(UNCLEAR_OFFICE, reason=reason)
    return Evidence(0, reason="cơ quan không ghi")


def _is_later_name(identity: CitedIdentity, document: DocumentSummary) -> bool:
    """Return whether a register gives the successor of the office that is cited.

    The symbol of its number has to be that of the cited one.
    """
    if not names_it(identity.number, identity.issuer):
        return False
    return compare_offices(identity.issuer, document.issuer) is Agreement.UNCLEAR


def _kind(identity: CitedIdentity, document: DocumentSummary) -> Iterator[Evidence]:
    cited, kind = identity.doc_type, document.doc_type
    if cited and kind and fold_name(cited) != fold_name(kind):
        yield Evidence(CONTRADICTION, reason=f"loại không khớp: {cited} ≠ {kind}")


def _printed_day(identity: CitedIdentity) -> Parts | None:
    return _parts(identity.issued_on) if identity.issued_on else identity.misprint


def _parts(day: date) -> Parts:
    return day.day, day.month, day.year


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


ONLY_ONE = Evidence(DAY, agrees="năm trong số, mà chỉ một văn bản có số ấy")
"""The number alone says which document it is."""


@lru_cache(maxsize=65536)  # the same numbers are compared for every identity
def _bare(number: str) -> str:
    """Return only letters and digits, as ``DocumentNumber.key`` compares them."""
    return fold_symbol(number).lstrip("0")
