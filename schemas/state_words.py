"""What the states of links, and what is known of a document's force, are called.

``docs/GLOSSARY.md`` has the same words, in English too, each with an example.
"""

from schemas.link import LinkState
from schemas.standing import Force

STATES = {
    LinkState.EXACT: "khớp",
    LinkState.STRONG: "khớp, ngày hoặc cơ quan không ghi",
    LinkState.PROBABLE: "có thể là",
    LinkState.CONFLICT: "mâu thuẫn",
    LinkState.AMBIGUOUS: "chưa rõ văn bản nào",
    LinkState.MISSING: "chưa có trong kho",
    LinkState.CONFIRMED: "đã xác nhận",
    LinkState.NOT_HELD: "chưa có trong kho, đã xác nhận",
    LinkState.REJECTED: "đã bác",
    LinkState.DISMISSED: "không phải viện dẫn",
}
"""How sure the archive is of a link."""
FORCES = {
    Force.AMENDED: "đã được sửa đổi, bổ sung",
    Force.REPLACED: "đã bị thay thế",
    Force.REPEALED: "đã bị bãi bỏ",
    Force.EXPIRED: "hết hiệu lực",
    Force.NOT_YET: "chưa có hiệu lực",
}
"""What is known of the force of a document."""
NOTHING_KNOWN = "chưa thấy văn bản thay thế (theo kho)"
"""Where nothing is known that ended a document of a kind that may end."""
