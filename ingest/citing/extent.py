"""Whether the whole of a document is replaced or repealed, or only a part of it."""

import re

from ingest.citing.reference import Reference
from ingest.grammar.provision import PROVISION
from schemas.citation import Relation

_VERB = r"(?:bãi\s+bỏ|thay\s+(?:thế|cho))"
_PART_ONLY = re.compile(
    r"cụm\s+từ|từ\s+[“\"]|một\s+số|một\s+phần"
    # "bãi bỏ quy định về phí tại …", "thay thế Phụ lục kèm theo …"
    r"|quy\s+định\s.*\stại\s|(?:phụ\s+lục|mẫu|biểu)\s.*kèm\s+theo\s"
    # "bãi bỏ Quy trình bảo quản tại …", "thay thế các Phụ lục của …", "bãi bỏ Quy chế
    # ban hành kèm theo …": what the document has, not all of it
    rf"|{_VERB}\s[^;]+\s(?:tại|của|trong|kèm(?:\s+theo)?|ban\s+hành\s+theo)\s+\Z"
    rf"|{_VERB}\s[^;]*?(?:điểm|khoản|điều|mục|chương|phần)\s+(?:[\dđ.]{{1,5}}|[a-zđ]{{1,4}})[\s,]"
    rf"|{_VERB}\s+(?:đoạn|dòng|câu)\s",
    re.IGNORECASE,
)
# "Bãi bỏ khoản 4 Điều 12; Thông tư số …": the provisions are of that circular
_PROVISION_BEFORE = re.compile(rf"{PROVISION}\s*;\s*\Z")
# "hết hiệu lực, trừ Điều 12 và Chương IV": not where the act itself says what stays
_KEPT = re.compile(
    r"[^;.\n]{0,600}?[,\s](?:ngoại\s+)?trừ\s+"
    r"(?=(?:các\s+|những\s+)?(?:nội\s+dung|quy\s+định|điểm|khoản|[Đđ]iều|[Cc]hương"
    r"|[Mm]ục|[Pp]hần|[Pp]hụ\s+lục)\s)(?!trường\s+hợp)(?![^;.\n]*\bnày\b)"
)
_MOST_OF_CLAUSE = 400  # characters before a document that may state the relation
_REACH = 240

PARTIAL = frozenset({Relation.REPLACES, Relation.REPEALS})
"""If done to a part of a document only, these amend it: ``bãi bỏ Điều 5 Nghị định``."""


def whole_or_part(
    text: str, relation: Relation, reference: Reference, clause: str = ""
) -> Relation:
    """Return the relation, amending where it is done to a part of the document.

    *clause*: the words before the reference that state it.
    """
    if relation not in PARTIAL:
        return relation
    part = (
        reference.provision
        or _PART_ONLY.search(clause[-_MOST_OF_CLAUSE:])
        or _KEPT.match(text, reference.span.end)
        or _PROVISION_BEFORE.search(
            text, max(0, reference.lead - _REACH), reference.lead
        )
    )
    return Relation.AMENDS if part else relation
