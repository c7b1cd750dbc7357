"""The labels of the pages, in Vietnamese."""

from datetime import datetime

from schemas.account import Role
from schemas.citation import Mention, Relation
from schemas.decision import HeaderCorrection
from schemas.digital_signature import Signature
from schemas.document_names import UNPRINTED, document_name
from schemas.link import LinkState
from schemas.search import SortOrder
from schemas.standing import Force, Standing
from schemas.state_words import FORCES, NOTHING_KNOWN, SIGNATURES, STATES
from schemas.vocabulary import relation_names

FACETS = {
    "doc_type": "Loại",
    "issuer": "Cơ quan ban hành",
    "year": "Năm",
    "signer": "Người ký",
    "standing": "Hiệu lực",
}
SORTS = {
    SortOrder.RELEVANCE: "phù hợp nhất",
    SortOrder.NEWEST: "mới nhất",
    SortOrder.OLDEST: "cũ nhất",
}


FIELDS = {
    "number": "Số, ký hiệu",
    "doc_type": "Loại",
    "issuer": "Cơ quan ban hành",
    "parent_issuer": "Cơ quan chủ quản",
    "signing_organ": "Cơ quan, người đứng tên ký",
    "place": "Địa danh",
    "issued_on": "Ngày ban hành",
    "subject": "Trích yếu",
    "signer": "Người ký",
    "secrecy": "Độ mật",
    "urgency": "Độ khẩn",
    "copy_form": "Bản sao",
    "annex_of": "Ban hành kèm theo",
    "effective_from": "Ngày có hiệu lực",
    "effective_until": "Ngày cuối còn hiệu lực",
    "groups": "Nhóm được đọc",
    "reading": "Nghi vấn của bản đọc đã xem",
    "archive_number": "Số lưu trữ",
    "originality": "Độ gốc",
    "custodian": "Cơ quan quản lý",
}
"""What the fields of a document are called, by their names."""
ROLES = {
    Role.READER: "người đọc",
    Role.WRITER: "người soạn",
    Role.CLERK: "văn thư",
    Role.ADMINISTRATOR: "quản trị",
}


def role_text(role: Role) -> str:
    """Return what an account is."""
    return ROLES[role]


def facet_text(name: str, value: str) -> str:
    """Return a value of the facet *name* as shown."""
    return FORCES[Force(value)] if name == "standing" else value


def standing_text(standing: Standing) -> str:
    """Return what the archive knows of the force, and by whom; empty for a letter."""
    if standing.force is None:
        return NOTHING_KNOWN if standing.has_force else ""
    force = FORCES[standing.force]
    names = "; ".join(document_name(each.document) for each in standing.sources)
    end = _end_text(standing)
    return f"theo {names} (trong kho), {force}{end}" if names else f"{force}{end}"


def _end_text(standing: Standing) -> str:
    """Return what became of that which replaced the document, if anything."""
    repealed, by = standing.repeal or (None, None)
    if repealed and by:
        ended = FORCES[Force.REPEALED]
        return f"; {document_name(repealed)} {ended} theo {document_name(by)}"
    now = standing.now if len(standing.successors) > 1 else None
    return f", nay là {document_name(now)}" if now else ""


def correction_text(correction: HeaderCorrection) -> str:
    """Return what was corrected, what the machine had read, who said so and why."""
    value = f"“{correction.value}”" if correction.value else "không có"
    name, read = FIELDS[correction.field], _read_before(correction)
    return f"{name}: {value}{read}; {correction.by}: {correction.why}"


def _read_before(correction: HeaderCorrection) -> str:
    """Return what the machine had read; nothing where that is no print."""
    if correction.field in UNPRINTED:
        return ""
    if correction.printed:
        return f" (máy đọc “{correction.printed}”)"
    return " (máy không đọc được)"


def place_text(mention: Mention) -> str:
    """Return the page of the mention, and its footnote if it is in one."""
    return printed_at(mention.page, mention.footnote)


def printed_at(page: int, footnote: str | None) -> str:
    """Return the page, and the footnote if there is one."""
    return f"tr. {page}, chú thích {footnote}" if footnote else f"tr. {page}"


def state_text(state: LinkState) -> str:
    """Return how sure the archive is of a link."""
    return STATES[state]


def relation_text(relation: Relation) -> str:
    """Return the name of the relation."""
    return next(row.name for row in relation_names() if row.key == relation)


def signature_text(signature: Signature) -> str:
    """Return what is known of a digital signature, whose it is, and since when."""
    made = signature.signed_at and datetime.fromisoformat(signature.signed_at)
    return "; ".join(
        filter(
            None,
            (
                SIGNATURES[signature.state],
                signature.signer,
                moment_text(made) if made else None,
                signature.issued_by and f"chứng thư của {signature.issued_by}",
            ),
        )
    )


def moment_text(moment: datetime) -> str:
    """Return date and time in the zone of this machine, ``28/10/2026 14:05``."""
    return f"{moment.astimezone():%d/%m/%Y %H:%M}"
