"""Findings where a number is not of its kind or issuer, or not in their form."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ingest.grammar.doc_type import doc_type_named
from schemas.finding import Finding
from schemas.link import LinkState
from schemas.number import DocumentNumber
from schemas.spelling.folding import fold_symbol
from schemas.vocabulary import Issuer, document_types, issuers
from service.checking.cited import Cited
from service.checking.printed import named_type
from service.checking.rules import finding
from service.linking.offices import Agreement, compare_offices

_PARTS = re.compile(r"[-/]")
_LOCAL = re.compile(r"UBND|HĐND|VKS|TA|S[A-ZĐ]{2,}")
_OF_BODIES = re.compile(
    r"(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Viện kiểm sát|VKSND"
    r"|Tòa án nhân dân|TAND|Sở |Bộ |Chính phủ\Z|Thủ tướng Chính phủ\Z|Công an )"
)
_JOINT = {"TTLT", "NQLT", "TTLB"}
# What is approved by a decision is called by its own name: Đề án 06/QĐ-TTg
_APPROVED = {
    *("Đề án", "Dự án", "Chương trình", "Phương án", "Quy chế", "Quy định", "Điều lệ"),
    *("Chiến lược", "Quy hoạch", "Kế hoạch", "Đề cương"),
}
_ALIKE = {("Kết luận", "TB"), ("Thông báo", "KL")}
_PARTY = re.compile(r"(?:[A-ZĐ]*T[WU]|HU|QU|ThU|ĐU|BCSĐ)")
_STATE = re.compile(
    r"(?:UBND|HĐND|TTg|NĐ-CP|VKS|VKSTC|TA|TANDTC|B[A-ZĐ]{2,}|S[A-ZĐ]{2,})"
)
_NOT_OF_STATE = re.compile(r"B(?:CĐ|CS|CH|TV|TC|TG|NC|DV|KT|QL)")
_SINCE = 2012  # TT 01/2011/TT-BNV prescribes the hyphen; before, it was often a slash


def find_other_issuer(cited: Cited) -> Iterator[Finding]:
    """Yield mentions whose issuer is another one than their symbol names."""
    number = cited.citation.number
    if number is None or _is_reported_otherwise(cited):
        return
    for each in cited.mentions:
        if each.number and each.issuer and not _is_of(number, each.issuer.name):
            message = (
                f"Ký hiệu {number.symbol} không phải của {each.issuer.name}: "
                "xem lại số, ký hiệu hoặc cơ quan ban hành."
            )
            yield finding("symbol_of_issuer", each.mention, message)


def find_other_kind(cited: Cited) -> Iterator[Finding]:
    """Yield mentions that call a document another kind than their symbol does."""
    if cited.citation.number is None or _is_reported_otherwise(cited):
        return
    for each in cited.mentions:
        span = named_type(each)
        if each.number is None or span is None:
            continue
        name, number = doc_type_named(span.within(each.text)), each.number.number
        kinds = _kinds_of(name, number)
        if kinds and not _may_be_called(name, number, kinds):
            message = (
                f"Ký hiệu {number.symbol} là của {' hoặc '.join(kinds)}, "
                f"không phải {name}."
            )
            yield finding("symbol_of_kind", each.mention, message)


def find_wrong_form(cited: Cited) -> Iterator[Finding]:
    """Yield numbers whose hyphens and slashes are not those of their issuer."""
    number, day = cited.citation.number, cited.citation.issued_on
    right = right_form(number) if number else None
    if right is None or cited.citation.nested:
        return
    is_joint = right.symbol.startswith(tuple(_JOINT))
    year = right.year or (day.year if day else _SINCE)
    if year < _SINCE:
        return
    code = "joint_form" if is_joint else "number_form"
    for each in cited.mentions:
        if each.number:
            fix = each.corrected(each.number.span, str(right))
            message = f"Số, ký hiệu này viết là {right}."
            yield finding(code, each.mention, message, fix)


def right_form(number: DocumentNumber) -> DocumentNumber | None:
    """Return the number with the right hyphens and slashes; None: it has them.

    The Party writes ``36-CT/TW``, the State ``180/KH-UBND``, joint acts
    ``01/2014/TTLT-BNV-BXD``; nothing is said of issuers that are not known.
    """
    kind, *organs = _PARTS.split(number.symbol)
    if kind not in _codes() or not organs:
        return None
    right = None
    if kind in _JOINT and len(organs) > 1:
        symbol = "-".join((kind, *organs))
        right = DocumentNumber(number.serial, symbol, number.year)
    elif len(organs) == 1 and number.year is None:
        if _PARTY.fullmatch(organs[0]):
            symbol = f"{kind}/{organs[0]}"
            right = DocumentNumber(number.serial, symbol, hyphenated=True)
        elif _STATE.fullmatch(organs[0]) and not _NOT_OF_STATE.match(organs[0]):
            right = DocumentNumber(number.serial, f"{kind}-{organs[0]}")
    return right if right and str(right) != str(number) else None


def _is_reported_otherwise(cited: Cited) -> bool:
    """Return whether the archive shows what is wrong, or that nothing is."""
    state = cited.link.state
    return cited.citation.nested or state is LinkState.CONFLICT or state.is_certain


def _is_of(number: DocumentNumber, issuer: str) -> bool:
    """Return whether the document may be of *issuer*, as far as its symbol says."""
    kind, *organs = _PARTS.split(number.symbol)
    if kind not in _codes() or kind in _JOINT or len(organs) != 1:
        return True  # công văn, joint acts, subordinate bodies
    found = _by_code().get(fold_symbol(organs[0]), [])
    if not found:
        return True
    if _LOCAL.fullmatch(organs[0]) and _OF_BODIES.match(issuer):
        return any(
            compare_offices(issuer, each.name) is not Agreement.NO for each in found
        )
    printed = _by_name().get(issuer.casefold())
    if printed is None or printed.local or any(each.local for each in found):
        return True
    return any(_are_related(each, printed) for each in found)


def _are_related(one: Issuer, other: Issuer) -> bool:
    """Return whether one may sign as the other: renamed, or a head and its office."""
    over_time = other.name in _successors(one) or one.name in _successors(other)
    return over_time or _is_head(one, other) or _is_head(other, one)


def _successors(issuer: Issuer) -> set[str]:
    """Return the names of the issuer, and of all that it became."""
    found, left = set[str](), [issuer.name]
    while left:
        name = left.pop()
        known = _by_name().get(name.casefold())
        if name not in found and known:
            left.extend(known.succeeded_by)
        found.add(name)
    return found


def _is_head(head: Issuer, house: Issuer) -> bool:
    """Return whether one signs for the other: Thủ tướng, the organs of the Party."""
    if house.name == "Chính phủ":
        return head.name.endswith(house.name)
    return head.parent == house.name


def _kinds_of(name: str, number: DocumentNumber) -> list[str]:
    """Return the kinds that the symbol may name; none if it names no kind surely."""
    kind, *organs = _PARTS.split(number.symbol)
    if name == "Công văn" and not (organs and organs[-1] in _organs()):
        return []  # 1234/CT-TTHT is of an office
    kinds = (each.name for each in document_types() if each.code == kind)
    return [each for each in kinds if each != "Công văn"]


def _may_be_called(name: str, number: DocumentNumber, kinds: list[str]) -> bool:
    """Return whether a document of one of *kinds* may be called *name*."""
    code = _PARTS.split(number.symbol)[0]
    known = {each.name: each for each in document_types()}
    if name in kinds or name not in known or known[name].genre == "generic":
        return True
    if not known[name].code and name != "Công văn":
        return True
    own = known[name].code
    if own.removesuffix("LT") == code or code.removesuffix("LT") == own:
        return True
    approved = name in _APPROVED and code in {"QĐ", "NQ"}
    return approved or (name, code) in _ALIKE


@cache
def _by_name() -> dict[str, Issuer]:
    return {each.name.casefold(): each for each in issuers()}


@cache
def _by_code() -> dict[str, list[Issuer]]:
    found: dict[str, list[Issuer]] = defaultdict(list)
    for each in issuers():
        found[fold_symbol(each.code)].append(each)
    return dict(found)


@cache
def _codes() -> frozenset[str]:
    return frozenset(each.code for each in document_types() if each.code)


@cache
def _organs() -> frozenset[str]:
    return frozenset(each.code for each in issuers() if each.code)
