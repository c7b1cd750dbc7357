"""The sentence in which a body issues the document: ``Chính phủ ban hành …``.

It stands above the first article and names the issuer where there is no letterhead.
"""

import re

from ingest.grammar.doc_type import DOC_TYPE
from ingest.grammar.issuer import FoundIssuer, issuer_at
from ingest.grammar.word_patterns import NO_WORD_AFTER

_ISSUES = re.compile(rf"\s+ban\s+hành\s+{DOC_TYPE}{NO_WORD_AFTER}")
_START = re.compile(r"^|(?<=; )", re.MULTILINE)
_REACH = 10_000  # characters of căn cứ that may precede it


def enacting_issuer(content: str) -> FoundIssuer | None:
    """Return the body that, according to a line of *content*, issues the document."""
    for start in _START.finditer(content, 0, _REACH):
        issuer = issuer_at(content, start.start())
        if issuer and _ISSUES.match(content, issuer.span.end):
            return issuer
    return None
