"""Documents that are named only inside another one's title or an office's name.

``Nghị quyết số 93/NQ-CP … về ban hành Chương trình thực hiện Kết luận số 132-KL/TW``:
the citing document refers to the resolution; the conclusion stands in its title.
"""

import re
from dataclasses import replace

from ingest.citing.reference import Reference, between
from ingest.grammar.provision import PROVISION
from ingest.grammar.words import NO_WORD_AFTER, NO_WORD_BEFORE, any_of, column

_TITLE_START = re.compile(
    rf"[\s,⁰¹²³⁴⁵⁶⁷⁸⁹]*[“\"(]?\s*{any_of(column('ingest', 'title_verbs', 'words'))}{NO_WORD_AFTER}",
    re.IGNORECASE,
)
_TITLE_END = re.compile(r"[;\n]|\.\s|”|\"")
# What leads from a title's words to the document it is about
_INTO = re.compile(
    rf"(?<![,;]){NO_WORD_BEFORE}(?:\s|^)(?:của|theo|kèm\s+theo|thực\s+hiện|thi\s+hành|tổng\s+kết|sơ\s+kết"
    r"|triển\s+khai|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|quy\s+định|tại|về|toàn\s+bộ)"
    rf"(?:\s+(?:các|một\s+số\s+(?:điều|nội\s+dung)|điều|khoản|của|và|biện\s+pháp|theo"
    rf"|toàn\s+bộ|một\s+phần|thực\s+hiện|thi\s+hành|quy\s+định|tại|nội\s+dung"
    rf"|{PROVISION})[,\s]*)*\s*\Z",
    re.IGNORECASE,
)
# "được sửa đổi, bổ sung bởi Nghị định …": another link of a chain, not a title
_AMENDED_BY = re.compile(
    r"(?:được|đã)\s+(?:\S+\s+)?(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|đính\s+chính)"
    r"[^;.\n]{0,120}\s(?:bởi|theo|tại|bằng)\s+(?:các\s+)?\Z"
)
_OFFICE_NAME = re.compile(r"\s+về\s+(?:tổng\s+kết|thực\s+hiện|triển\s+khai)\s+\Z")


def mark_nested(text: str, references: list[Reference]) -> list[Reference]:
    """Return the references, those inside another one's title marked as nested."""
    marked: list[Reference] = []
    for reference in references:
        before = marked[-1] if marked else None
        marked.append(_marked(text, before, reference) if before else reference)
    return marked


def _marked(text: str, before: Reference, reference: Reference) -> Reference:
    if reference.span.start < before.span.end:
        return replace(reference, nested=True)
    gap = between(text, before, reference)
    if reference.fronted:
        return reference
    if _AMENDED_BY.search(gap) and not _TITLE_END.search(gap):
        return replace(reference, amender=True, nested=False)
    return replace(reference, nested=_is_title(gap))


def _is_title(gap: str) -> bool:
    if _TITLE_END.search(gap.replace("“", "", 1)) or not _TITLE_START.match(gap):
        return False
    return bool(_INTO.search(gap))
