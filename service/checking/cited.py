"""What the rules examine: one citation of a draft and all that is known of it."""

import re
from dataclasses import dataclass
from functools import cache

from schemas.archival_reference import ArchivalReference
from schemas.citation import Citation
from schemas.document import Text
from schemas.known_act import ListedAct
from schemas.link import DocumentSummary, Link, LinkState
from schemas.number import DocumentNumber
from schemas.spelling.folding import fold_name, fold_symbol
from schemas.standing import Standing
from schemas.vocabulary import issuers, provinces
from service.checking.printed import Printed, take_apart
from service.linking.identity import identity_of
from service.linking.offices import Agreement, compare_issuers, compare_offices
from service.linking.typos import typo_of


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited document: its link, and its mentions in reading order.

    ``typo`` is the document of the same date whose number is nearly that of the draft;
    ``standing`` is what is known of it on the day of the draft, held or only cited;
    ``listed`` the act of the catalogue that it is or contradicts, where none is held;
    ``kept`` where an archive keeps the document that is certainly meant.
    """

    link: Link
    mentions: tuple[Printed, ...]
    typo: DocumentSummary | None = None
    standing: Standing | None = None
    listed: ListedAct | None = None
    kept: ArchivalReference | None = None

    @property
    def citation(self) -> Citation:
        """The citation itself."""
        return self.link.citation

    @property
    def target(self) -> DocumentSummary | None:
        """The document of the archive or the catalogue that has the number, if any."""
        return self.listed.act.summary if self.listed else self.link.target

    @property
    def state(self) -> LinkState:
        """How sure it is which document is meant, held or listed."""
        return self.listed.state if self.listed else self.link.state

    @property
    def known_from(self) -> str:
        """Where the document is known from, as messages say it."""
        return "danh mục" if self.listed else "kho"

    @property
    def offices(self) -> Agreement:
        """How the issuer in the draft compares with that of the target."""
        if self.target is None:
            return Agreement.UNKNOWN
        return compare_issuers(self.citation.issuer, self.target).agreement

    @property
    def is_of_one_issuer(self) -> bool:
        """Whether number and issuer identify who numbered the document.

        ``KH-VKS`` is used in every province, so that the issuer has to be given;
        ``TT-VKSTC`` and ``NĐ-CP`` name theirs.
        """
        if self.offices is Agreement.YES:
            return True
        number = self.citation.number
        known = number is not None and names_issuer(number)
        return known and self.offices is Agreement.UNKNOWN

    @property
    def is_renamed(self) -> bool:
        """Whether the two issuers may be one under an older and a newer name.

        Ministries and provinces are merged: the archive may give the successor of
        ``TT-BTTTT`` as its issuer, the draft an issuer of a province that was merged.
        """
        number, issuer = self.citation.number, self.citation.issuer
        successor = self.target.issuer if self.target else None
        if number is None or not issuer or not successor:
            return False
        return self.is_issuer_in_symbol or _are_merged(issuer, successor)

    @property
    def is_issuer_in_symbol(self) -> bool:
        """Whether the number names the issuer that the draft gives."""
        number, issuer = self.citation.number, self.citation.issuer
        return (
            number is not None and issuer is not None and _is_named_by(issuer, number)
        )

    @property
    def known_document(self) -> DocumentSummary | None:
        """The document that is certainly meant: the draft may be corrected by it."""
        number = self.citation.number
        if self.target is None or self.typo or self.state in _DOUBTED:
            return None
        if self.state.is_certain:
            return self.target
        dated = number is not None and number.year is not None
        return self.target if dated and self.is_of_one_issuer else None


_CENTRAL = re.compile(r"Bộ |Chính phủ\Z|Thủ tướng Chính phủ\Z|Quốc hội\Z")
_DOUBTED = (LinkState.CONFLICT, LinkState.AMBIGUOUS, LinkState.REJECTED)


def take_cited(
    text: Text,
    link: Link,
    typo: DocumentSummary | None = None,
    standing: Standing | None = None,
    listed: ListedAct | None = None,
) -> Cited:
    """Return the citation of *link* in the draft *text*, its mentions taken apart."""
    citation = link.citation
    parts = (take_apart(text, citation, each) for each in citation.mentions)
    ordered = sorted(parts, key=lambda each: each.read_at)
    return Cited(link, tuple(ordered), _nearly(link) or typo, standing, listed)


def _nearly(link: Link) -> DocumentSummary | None:
    """Return the target, if its number is nearly the cited one: a typo of that.

    Where the target has another number altogether, another file of it has the cited
    one, or a person says that it is meant.
    """
    number, target = link.citation.number, link.target
    if number is None or target is None:
        return None
    return target if typo_of(identity_of(link.citation), target) else None


def names_issuer(number: DocumentNumber) -> bool:
    """Return whether the symbol ends in a code that only one issuer has."""
    return fold_symbol(_ending(number)) in _central_codes()


def _ending(number: DocumentNumber) -> str:
    """Return the last part of the symbol, the issuer's code: ``BNV`` of ``TT-BNV``."""
    return number.symbol.replace("/", "-").rsplit("-", 1)[-1]


def _is_named_by(issuer: str, number: DocumentNumber) -> bool:
    code = fold_symbol(_ending(number))
    return code in _central_codes() and any(
        compare_offices(issuer, each.name) is Agreement.YES
        for each in issuers()
        if fold_symbol(each.code) == code
    )


def _are_merged(issuer: str, other: str) -> bool:
    one, two = fold_name(issuer), fold_name(other)
    return any(
        (one.endswith(old) and two.endswith(new))
        or (one.endswith(new) and two.endswith(old))
        for old, new in _merged_places()
    )


@cache
def _merged_places() -> tuple[tuple[str, str], ...]:
    return tuple(
        (f" {fold_name(each.name)}", f" {fold_name(later)}")
        for each in provinces()
        for later in each.succeeded_by
    )


@cache
def _central_codes() -> frozenset[str]:
    """Return the codes of the Government and the ministries, which no province has."""
    return frozenset(
        fold_symbol(each.code)
        for each in issuers()
        if each.code and (_CENTRAL.match(each.name) or each.name.endswith("tối cao"))
    )
