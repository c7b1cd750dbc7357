"""What the states of links, and what is known of a document's force, are called.

``docs/GLOSSARY.md`` has the same words, in English too, each with an example.
"""

from schemas.digital_signature import SignatureState
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
SIGNATURES = {
    SignatureState.VALID: "chữ ký số hợp lệ, tệp không đổi từ khi ký",
    SignatureState.CONTINUED: "chữ ký số hợp lệ, phần thêm sau có chữ ký sau bao trùm",
    SignatureState.UNCHECKED: "chữ ký số chưa kiểm tra được",
    SignatureState.CHANGED: "tệp đã bị sửa hoặc thêm sau khi ký",
    SignatureState.INVALID: "chữ ký số không hợp lệ",
}
"""What is known of a digital signature, without asking who issued its certificate."""
NOTHING_KNOWN = "chưa thấy văn bản thay thế (theo kho)"
"""Where nothing is known that ended a document of a kind that may end."""
