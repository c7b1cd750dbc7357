"""Findings where a draft quotes a document of an archive without saying where it is.

NĐ 31/2026/NĐ-CP, Điều 11.3, asks for three facts: số lưu trữ, độ gốc, cơ quan quản lý.
Only what archivists said to be of an archive counts; else the rules are silent.
"""

import re
from collections.abc import Iterator

from schemas.archival_reference import ArchivalReference
from schemas.citation import ENDING, Relation
from schemas.document import ParsedDocument
from schemas.finding import Finding
from schemas.spelling.folding import fold_name, fold_symbol
from service.checking.cited import Cited
from service.checking.form import follows_other_rules
from service.checking.printed import Printed
from service.checking.rules import finding

_NEAR = 400
"""Characters behind a mention in which a draft says where the document is kept."""
_NUMBER = re.compile(r"\bsố lưu trữ\s*:?\s*(?P<number>[^\s;,()]+)", re.IGNORECASE)
_NOT_QUOTING = {*ENDING, Relation.LEGAL_BASIS, Relation.AMENDS}


def find_unkept(draft: ParsedDocument, cited: Cited) -> Iterator[Finding]:
    """Yield, once a document, which of the three facts the draft lacks or has wrong.

    What is named as a basis, or to be changed, is not quoted.
    """
    if cited.kept is None or cited.citation.nested or follows_other_rules(draft):
        return
    quoting = [e for e in cited.mentions if e.mention.relation not in _NOT_QUOTING]
    if not quoting:
        return
    words = "\n".join(_near(draft, each) for each in cited.mentions)
    found = _NUMBER.search(words)
    if found and not _is_number(found["number"], cited.kept):
        message = (
            f"Dự thảo ghi số lưu trữ {found['number']}; kho ghi {cited.kept.number}."
        )
        yield finding("archival_differs", quoting[0].mention, message)
        return
    lacking = _lacking(cited.kept, draft.text.content, words)
    if lacking.words:
        message = f"Viện dẫn tài liệu lưu trữ chưa ghi {lacking.words}."
        yield finding("archival_lacking", quoting[0].mention, message)


def _near(draft: ParsedDocument, printed: Printed) -> str:
    """Return the words of a mention, and those behind it up to the next one."""
    start, end = printed.mention.start, printed.mention.end
    every = (mention for each in draft.citations for mention in each.mentions)
    others = (each.start for each in every if each.start >= end)
    return printed.text[start : min((end + _NEAR, *others))]


def _is_number(written: str, kept: ArchivalReference) -> bool:
    """Return whether *written* is the number, or begins it, as far as it is known."""
    known = fold_symbol(kept.number or "")
    return not known or known.startswith(fold_symbol(written.rstrip(".")))


def _lacking(kept: ArchivalReference, text: str, near: str) -> ArchivalReference:
    """Return what is known of *kept* that the draft does not say.

    Number and custodian may stand anywhere, as in a list of sources.
    """
    number, custodian = kept.number, kept.custodian
    if number and fold_symbol(number) in fold_symbol(text):
        number = None
    if custodian and fold_name(custodian) in fold_name(text):
        custodian = None
    originality = kept.originality
    if originality and fold_name(originality) in fold_name(near):
        originality = None
    return ArchivalReference(number, originality, custodian)
