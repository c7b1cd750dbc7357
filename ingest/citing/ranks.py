"""Which acts may change which: a circular never amends a law.

Ranks follow Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15, Điều 4; kinds
that have none (plans, letters, single decisions) stand below all that have one.
"""

import re
from dataclasses import dataclass
from functools import cache

from schemas.number import DocumentNumber
from schemas.vocabulary import table_rows

_LOWEST = 100
_OF_AN_OFFICE = re.compile(r"-(?:S|P|T[TN]|C[CT]|VP|BQL)[A-ZĐ]*\Z")
_LOCAL = re.compile(r"(?:UBND|HĐND|UB)\Z")


@dataclass(frozen=True, slots=True)
class _Rank:
    """The rank of a kind, where the symbol ends in one of its issuers' letters."""

    symbol: re.Pattern[str]
    rank: int


def may_end(
    doc_type: str | None,
    number: DocumentNumber | None,
    cited_type: str | None,
    cited: DocumentNumber | None,
) -> bool:
    """Return whether a document of the first kind and number may end the second.

    True where one of the ranks is not known: an act that is cited without its number,
    an old symbol.
    """
    own, other = rank_of(doc_type, number), rank_of(cited_type, cited)
    return own is None or other is None or own <= other


def rank_of(doc_type: str | None, number: DocumentNumber | None) -> int | None:
    """Return the rank, 1 for the highest, or None if it is not known."""
    if doc_type is None:
        return None
    rows = _ranks().get(doc_type)
    if rows is None:
        return _LOWEST
    symbol = number.symbol if number else ""
    if number and number.year is None and _LOCAL.search(symbol):
        return _LOWEST  # a single decision: 12/QĐ-UBND, not 12/2020/QĐ-UBND
    known = next((row.rank for row in rows if row.symbol.search(symbol)), None)
    if (
        known is None
        and number
        and number.year is None
        and _OF_AN_OFFICE.search(symbol)
    ):
        return _LOWEST  # a decision of a department: 12/QĐ-SYT
    return known


@cache
def _ranks() -> dict[str, list[_Rank]]:
    found: dict[str, list[_Rank]] = {}
    for row in table_rows("ingest", "ranks"):
        symbol = re.compile(rf"(?:{row['symbol']})\Z")
        found.setdefault(row["doc_type"], []).append(_Rank(symbol, int(row["rank"])))
    return found
