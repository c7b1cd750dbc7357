"""A number whose symbol names another issuer than the letterhead does.

``Số: 100/2025/TT-BCA`` under CHÍNH PHỦ is a mistake of the register.
There is a doubt only where both issuers are known for certain: a code shared by several
issuers, a local body, an older or later name of the same one prove nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ingest.grammar.written_number import type_codes
from schemas.document import Doubt, Header
from schemas.vocabulary import Issuer, issuers

_JOINT = frozenset({"TTLT", "NQLT"})  # the letterhead names one of several


def check_issuer(header: Header) -> Iterator[Doubt]:
    """Yield a doubt if the number certainly belongs to another issuer."""
    if header.number is None or header.issuer is None:
        return
    named = _of_symbol(header.number.symbol)
    printed = _of_name(header.issuer)
    if named and printed and not _related(named, printed):
        message = f"ký hiệu là của {named.name}, văn bản đứng tên {header.issuer}"
        span = header.spans.get("number")
        yield Doubt("symbol_contradicts_issuer", message, span)


def _of_symbol(symbol: str) -> Issuer | None:
    """Return the one issuer named by a symbol of kind and issuer: ``TT-BCA``."""
    doc_type, *issuers_ = re.split(r"[-/]", symbol)
    if doc_type not in type_codes() or doc_type in _JOINT or len(issuers_) != 1:
        return None  # công văn, joint acts, subordinate bodies
    found = _by_code().get(issuers_[0], ())
    return found[0] if len(found) == 1 and not found[0].local else None


def _of_name(name: str) -> Issuer | None:
    found = _by_name().get(name.casefold())
    return found if found and not found.local else None


def _related(left: Issuer, right: Issuer) -> bool:
    """Return whether the two may be one office: renamed, or a head and its office."""
    over_time = {left.name, *left.succeeded_by} & {right.name, *right.succeeded_by}
    return bool(over_time) or _is_head(left, right) or _is_head(right, left)


def _is_head(head: Issuer, house: Issuer) -> bool:
    """Return whether one signs for the other: Thủ tướng, the organs of the Party."""
    return head.parent == house.name and (
        head.code == "TTg" or house.name == "Ban Chấp hành Trung ương"
    )


@cache
def _by_code() -> dict[str, list[Issuer]]:
    found: dict[str, list[Issuer]] = defaultdict(list)
    for issuer in issuers():
        found[issuer.code].append(issuer)
    return found


@cache
def _by_name() -> dict[str, Issuer]:
    return {issuer.name.casefold(): issuer for issuer in issuers()}
