"""What the citing document does with each cited one: căn cứ, thực hiện, thay thế.

The words directly before a reference decide. Where nothing but a list's ``,`` or
``;`` stands there, it is as its neighbour before it; where it is an item of a list,
as the sentence above the list says (``Bãi bỏ các văn bản sau đây:``).
"""

import re

from ingest.citing.nesting import REMARK, TITLE_START
from ingest.citing.reference import Reference
from ingest.citing.triggers import ITEM_MARK, first_said, last_said
from ingest.grammar.issuer import issuer_at
from ingest.grammar.kind import KIND
from ingest.grammar.letters import CAPITALS
from schemas.citation import Relation

_CLAUSE_END = re.compile(rf"[;\n]|[.:]\s(?=[{CAPITALS}])")
_SENTENCE_END = re.compile(rf"\n|[.]\s(?=[{CAPITALS}])")
# Words that say nothing of the relation: list marks, "và", "các", "tại", an office
_LIGHT = re.compile(
    rf"\s*{REMARK}(?:\s|[,;:(“\"⁰¹²³⁴⁵⁶⁷⁸⁹]|{ITEM_MARK}\s|và|các|cả|của|tại|ngày|cùng|với|theo"
    rf"|đã|được|toàn\s+bộ|một\s+phần|nêu\s+trên|đồng\s+thời|{KIND})*",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"(?:{ITEM_MARK}\s+)?(?:(?:Để|Nhằm|Tiếp tục)\s+)?")
_ITEM = re.compile(rf"\s*{ITEM_MARK}\s")
_ANNEX = re.compile(
    r"[(\s]*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+(?:các\s+)?\Z", re.IGNORECASE
)
_PART_ONLY = re.compile(r"cụm\s+từ|từ\s+[“\"]|một\s+số|một\s+phần")
_EXPIRES = re.compile(
    r"[^.;\n]{0,240}?(?<!chưa )(?:hết\s+hiệu\s+lực|bị\s+(?:bãi\s+bỏ|thay\s+thế))"
)
_COORDINATION = re.compile(r"(?:[,;]|\bvà|cùng\s+với)\s*(?:các\s+)?\Z")
_CALLED = re.compile(
    r"\(\s*(?:sau\s+đây\s+)?(?:được\s+)?gọi\s+(?:tắt\s+|chung\s+)?là:?\s*\Z"
)
_END_OF_FORCE = re.compile(r"hết\s+hiệu\s+lực")
_BILLS = re.compile(r"dự\s+án\b")  # laws of a programme of legislation

PARTIAL = frozenset({Relation.REPLACES, Relation.REPEALS})
"""Done to a part of a document only, these change it: ``bãi bỏ Điều 5 Nghị định …``."""
LISTED = frozenset(Relation) - {Relation.REFERS_TO, Relation.ANNEX_OF}


def relate(text: str, references: list[Reference]) -> list[Reference]:
    """Return the references with their relations; they come in order of the text."""
    related: list[Reference] = []
    before: Reference | None = None
    head: Reference | None = None
    for reference in references:
        relation = _relation(text, head, before, reference)
        if relation is not reference.relation:
            reference = reference._replace(relation=relation)  # noqa: PLW2901
        before = reference
        related.append(before)
        head = head if before.nested else before
    return related


def _relation(
    text: str, head: Reference | None, before: Reference | None, reference: Reference
) -> Relation:
    """Return the relation; *head* is the last reference that is not nested."""
    if reference.nested:
        return Relation.REFERS_TO
    if reference.amender and head:
        return head.relation
    if _EXPIRES.match(text, reference.span.end):
        return _whole_or_part(Relation.REPLACES, reference, "")
    start = _clause_start(text, before, reference)
    clause = text[start : reference.lead]
    relation = _said(text, start, clause, head, reference)
    return _whole_or_part(relation, reference, clause)


def _said(
    text: str, start: int, clause: str, head: Reference | None, reference: Reference
) -> Relation:
    """Return what the *clause* before the reference says, or its neighbour does."""
    if _ANNEX.fullmatch(clause):
        return Relation.ANNEX_OF
    if head and _is_as_head(text, clause, head, reference):
        return head.relation
    said = last_said(clause)
    if said:
        return said
    if not _LIGHT.fullmatch(_without_office(clause)):
        return Relation.REFERS_TO
    if head and _in_one_sentence(text, head, reference):
        return head.relation
    return _opening_relation(text, start) or _heading_relation(text, start)


def _is_as_head(text: str, clause: str, head: Reference, reference: Reference) -> bool:
    """Say whether it is the next of *head*'s list, or *head* itself by a short name."""
    if _is_next_of_list(clause):
        return _in_one_sentence(text, head, reference)
    return head.number == reference.number and bool(_CALLED.search(clause))


def _in_one_sentence(text: str, head: Reference, reference: Reference) -> bool:
    return not _SENTENCE_END.search(text, head.span.end, reference.lead)


def _without_office(clause: str) -> str:
    """Return *clause* without an office that it begins with: ``, Bộ B và …``."""
    start = re.match(r"[,\s]*", clause)
    office = issuer_at(clause, start.end() if start else 0)
    return clause[office.span.end :] if office else clause


def _is_next_of_list(clause: str) -> bool:
    """Say whether *clause* is but a title and the ``,`` or ``và`` that ends it."""
    return bool(TITLE_START.match(clause) and _COORDINATION.search(clause))


def _clause_start(text: str, before: Reference | None, reference: Reference) -> int:
    floor = text.rfind("\n", 0, reference.lead) + 1
    if before and floor < before.span.end <= reference.lead:
        floor = before.span.end
    for stop in _CLAUSE_END.finditer(text, floor, reference.lead):
        floor = stop.end()
    return floor


def _whole_or_part(relation: Relation, reference: Reference, clause: str) -> Relation:
    if relation in PARTIAL and (reference.provision or _PART_ONLY.search(clause)):
        return Relation.AMENDS
    return relation


def _opening_relation(text: str, start: int) -> Relation | None:
    """Return what the first verb says of a list: ``Thực hiện nhiệm vụ …; Kế hoạch số``.

    *start* is where the item's clause begins.
    """
    if text[start - 1 : start] != ";":
        return None
    sentence = text.rfind("\n", 0, start) + 1
    for end in _SENTENCE_END.finditer(text, sentence, start):
        sentence = end.end()
    opening = _OPENING.match(text, sentence, start)
    said = first_said(text[opening.end() : start]) if opening else None
    return said if said in LISTED else None


def _heading_relation(text: str, start: int) -> Relation:
    """Return what the sentence above a list says of its items."""
    paragraph_end = text.rfind("\n", 0, start)
    while paragraph_end > 0:
        paragraph_start = text.rfind("\n", 0, paragraph_end) + 1
        paragraph = text[paragraph_start:paragraph_end]
        if paragraph.rstrip().endswith(":"):
            return _said_of_items(paragraph)
        if not _ITEM.match(paragraph):
            break
        paragraph_end = paragraph_start - 1
    return Relation.REFERS_TO


def _said_of_items(heading: str) -> Relation:
    if _BILLS.search(heading):
        return Relation.REFERS_TO
    said = Relation.REPLACES if _END_OF_FORCE.search(heading) else last_said(heading)
    return said if said in LISTED else Relation.REFERS_TO
