"""The căn cứ of a draft: a line for each act that it rests on, the highest rank first.

Acts have the ranks of the law on legal documents; what is none of them follows, by the
custom of ``bibliography``.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from schemas.link import DocumentSummary
from schemas.record import CitationForms
from schemas.vocabulary import table_rows
from service.citing.bibliography import kind_rank

_BEHIND = ";"
_END = "."


def legal_basis_of(
    cited: Iterable[tuple[DocumentSummary, CitationForms]], end: str = _END
) -> str:
    """Return the block of the căn cứ, each act once; *end* follows the last line."""
    ordered = sorted(cited, key=lambda each: _place(each[0]))
    lines = list(dict.fromkeys(forms.legal_basis for _, forms in ordered))
    return "".join(f"{line}{_BEHIND}\n" for line in lines[:-1]) + "".join(
        f"{line}{end}\n" for line in lines[-1:]
    )


def _place(document: DocumentSummary) -> tuple[int, int, date, str]:
    kind = document.doc_type or ""
    ranks = _ranks()
    own = ranks.get((kind, _office(document.number)), ranks.get((kind, "")))
    below = max(ranks.values()) + 1
    day = document.issued_on or date.max
    return own or below, kind_rank(kind), day, document.number or ""


def _office(number: str | None) -> str:
    """Return the letters of the issuer in a number: ``QH`` of ``33/2024/QH15``."""
    return re.split(r"[/-]", number or "")[-1].rstrip("0123456789")


@cache
def _ranks() -> dict[tuple[str, str], int]:
    rows = table_rows("service.citing", "act_ranks")
    return {(row["doc_type"], row["symbol"]): int(row["rank"]) for row in rows}
