"""What a citation says about the document it means: everything that resolution uses.

Citations that say the same share one identity, in however many documents they are, and
have the same resolution.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b

from ingest.citing.acts import letters_of_acts, spelled_out_act
from ingest.citing.merge import BESIDE_OUTDATED
from ingest.grammar.date import DATE
from schemas.citation import Citation
from schemas.codec import to_bytes
from schemas.number import DocumentNumber
from schemas.spelling.folding import fold_name, fold_symbol
from service.linking.offices import is_of_succession

Parts = tuple[int, int, int]  # day, month, year, as printed

_NAME_END = re.compile(r" (?:ngay \d|(?:nam )?\d{4}\b|so \d).*")
_YEAR = re.compile(r"(?:\bnam |\A\D*)(\d{4})\b")
_PRINTED = re.compile(DATE)


@dataclass(frozen=True, slots=True)
class CitedIdentity:
    """What identifies the cited document; ``key`` is what it is looked up by.

    ``years`` are those that stand behind a name (``Luật Đất đai năm 2013``),
    ``misprint`` is a day that cannot be (``08/9/2925``). Where no day is given at all,
    ``cited_on`` is that of the citing document: what is cited is not younger.
    Where that one takes effect later, on ``applied_from``, an act that is only named
    may be one that is in force by then. ``written_on`` is the same as ``cited_on``,
    where the issuer's name is that of a successor. ``is_unclear``: a bare name behind
    that of an older act, of which nobody can say which act it means.
    """

    key: str
    number: DocumentNumber | None = None
    doc_type: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    years: tuple[int, ...] = ()
    misprint: Parts | None = None
    cited_on: date | None = None
    written_on: date | None = None
    applied_from: date | None = None
    is_unclear: bool = False

    @property
    def typo_key(self) -> str | None:
        """What the document is looked up by if its number is mistyped."""
        return typo_key(self.number, self.issued_on)


@dataclass(frozen=True, slots=True)
class IdentityFields:
    """The part of a citation that makes its identity: fast to decode."""

    text: str
    number: DocumentNumber | None = None
    doc_type: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    doubts: tuple[str, ...] = ()


def identity_of(
    citation: Citation | IdentityFields,
    cited_on: date | None = None,
    applied_from: date | None = None,
) -> CitedIdentity:
    """Return the identity that *citation*, in a document of that date, has.

    *applied_from* is the first day in force of that document, where it is known.
    """
    number, day = citation.number, citation.issued_on
    text = spelled_out_act(citation.text) if number is None else ""
    named = _spelled_out(fold_name(text)) if number is None else ""
    years = tuple(map(int, _YEAR.findall(named)))
    misprint = _misprint_of(citation)
    is_undated = not (day or years or misprint)
    later = applied_from and cited_on and applied_from > cited_on
    return CitedIdentity(
        key=number.key if number else _NAME_END.sub("", named),
        number=number,
        doc_type=citation.doc_type,
        issued_on=day,
        issuer=citation.issuer,
        years=years,
        misprint=misprint,
        cited_on=cited_on if is_undated else None,
        written_on=cited_on if is_of_succession(citation.issuer) else None,
        applied_from=applied_from if is_undated and number is None and later else None,
        is_unclear=BESIDE_OUTDATED in citation.doubts,
    )


def _spelled_out(named: str) -> str:
    """Return a name with the letters of a code spelled out: ``blhs nam 2015``."""
    first, *rest = named.split()
    return " ".join([_letters().get(first, first), *rest])


@cache
def _letters() -> dict[str, str]:
    return {fold_name(x): fold_name(name) for x, name in letters_of_acts().items()}


def identity_id(identity: CitedIdentity) -> str:
    """Return the id of an identity, the same for equal ones."""
    return blake2b(to_bytes(identity), digest_size=12).hexdigest()


def citation_key(citation: Citation) -> str:
    """Return the key that *citation* is looked up by: of its number, or its name."""
    return identity_of(citation).key


def name_key(doc_type: str | None, subject: str | None) -> str | None:
    """Return the key of a name that a document may be cited by: ``luat dat dai``."""
    return fold_name(f"{doc_type} {subject}") if doc_type and subject else None


def typo_key(number: DocumentNumber | None, day: date | None) -> str | None:
    """Return what a mistyped number is looked up by: its serial and date."""
    if number is None or day is None:
        return None
    return f"{fold_symbol(number.serial).lstrip('0')}@{day.isoformat()}"


def _misprint_of(citation: Citation | IdentityFields) -> Parts | None:
    if citation.issued_on is not None or not citation.doubts:
        return None
    match = _PRINTED.search(citation.text)
    if match is None:
        return None
    day, month, year = (int(match[f"{x}1"] or match[f"{x}2"]) for x in "dmy")
    return day, month, year
