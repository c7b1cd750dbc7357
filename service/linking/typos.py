"""Typos in cited numbers: a year left out, one letter wrong.

Real letters cite ``28/QĐ-TTg ngày 24/8/2025`` for 28/2025/QĐ-TTg, and ``227/NTTQ-BTT``
for 227/MTTQ-BTT (HARD_CASES, 2). Such a citation is never a link without a mark: the
date must agree, and what is wrong is reported.
"""

from functools import lru_cache

from ingest.grammar.written_number import read_number
from schemas.link import DocumentSummary
from schemas.number import DocumentNumber
from schemas.spelling.distance import is_one_letter_apart
from schemas.spelling.folding import fold_symbol
from service.linking.identity import CitedIdentity, typo_key


def typo_of(identity: CitedIdentity, document: DocumentSummary) -> str | None:
    """Return what is wrong with the cited number if *document* is meant, or None."""
    cited, written = identity.number, _number(document.number or "")
    if cited is None or written is None or identity.issued_on is None:
        return None
    if identity.typo_key != typo_key(written, document.issued_on):
        return None
    left, right = fold_symbol(cited.symbol), fold_symbol(written.symbol)
    if (
        left == right
        and cited.year != written.year
        and None in (cited.year, written.year)
    ):
        return f"số viện dẫn thiếu hoặc thừa năm: {cited}, văn bản {written}"
    if cited.year == written.year and is_one_letter_apart(left, right):
        return f"ký hiệu khác một chữ: {cited}, văn bản {written}"
    return None


@lru_cache(maxsize=65536)  # the same documents are compared for every identity
def _number(written: str) -> DocumentNumber | None:
    return read_number(written)
