"""What a reader should find in a document, in the form of the hand-made labels."""

from typing import Any

from bench.samples.model import Cited, Dated, Form, SampleDocument, SampleHeader
from schemas.citation import Relation

RELATIONS = {
    Relation.LEGAL_BASIS: "can_cu",
    Relation.IMPLEMENTS: "thi_hanh",
    Relation.REFERS_TO: "vien_dan",
    Relation.AMENDS: "sua_doi",
    Relation.REPLACES: "thay_the",
    Relation.REPEALS: "bai_bo",
    Relation.GUIDES: "huong_dan",
    Relation.ANNEX_OF: "dinh_kem",
}
"""The words of the labels."""


def expected_of(document: SampleDocument, filename: str) -> dict[str, Any]:
    """Return the label of *document*, written to a file of that name."""
    return {
        "file": filename,
        "header": _header(document.header),
        "citations": _citations(document),
    }


def _header(header: SampleHeader) -> dict[str, Any]:
    act, signature = header.act, header.signature
    mark = "V/v " if header.is_letter or header.is_about else ""
    return {
        "number": str(act.number) if act.number else None,
        "doc_type": None if header.is_annex else act.doc_type,
        "issuer": None if header.is_annex else _issuer(header),
        "place": header.place if _has_place(header) else None,
        "date": act.issued_on.isoformat() if act.issued_on else None,
        "subject": mark + act.title or None,
        "signer": {
            "name": signature.name or None,
            "position": signature.position or None,
            "authority": "; ".join(signature.authority) or None,
        },
        "recipients": list(header.recipients) or None,
        "secrecy": header.secrecy,
        "urgency": header.urgency,
        "to": list(header.addressees) or None,
    }


def _has_place(header: SampleHeader) -> bool:
    is_placed = header.dated in (Dated.HEAD, Dated.SIGNATURE)
    return is_placed and header.form is not Form.LAW and not header.is_annex


def _issuer(header: SampleHeader) -> str | None:
    """Return the name at the head, with what the parent adds to it, as printed."""
    cited_as = header.act.issuer or ""
    if not header.issuer:
        return None
    if header.form is Form.PARTY and header.parent_issuer and cited_as != header.issuer:
        return f"{header.issuer} {header.parent_issuer}"
    if cited_as.startswith(header.issuer):
        return cited_as
    joint = header.act.doc_type == "Thông tư liên tịch"
    return header.issuer.replace(" - ", "; ") if joint else header.issuer


def _citations(document: SampleDocument) -> list[dict[str, Any]]:
    groups: dict[str, list[tuple[Cited, bool]]] = {}
    for cited, in_note in document.mentions():
        key = str(cited.number) if cited.number else cited.text
        groups.setdefault(key, []).append((cited, in_note))
    return [_citation(group) for group in groups.values()]


def _citation(group: list[tuple[Cited, bool]]) -> dict[str, Any]:
    """Return one citation of all its mentions: the first that says a thing counts."""
    mentions = [cited for cited, _ in group]
    fullest = max(mentions, key=lambda cited: len(cited.text))
    number = mentions[0].number
    dates = [cited.issued_on for cited in mentions if cited.issued_on]
    issuer = next((m.issuer for m in mentions if m.issuer), None)
    relation = next(
        (m.relation for m in mentions if m.relation is not Relation.REFERS_TO),
        Relation.REFERS_TO,
    )
    label: dict[str, Any] = {
        "text": fullest.text,
        "number": str(number) if number else None,
        "doc_type": fullest.doc_type,
        "date": dates[0].isoformat() if dates else None,
        "issuer": issuer.replace(", ", "; ") if issuer else None,
        "relation": RELATIONS[relation],
        "provision": next((m.provision for m in mentions if m.provision), None),
        "count": len(mentions),
    }
    if all(in_note for _, in_note in group):
        label["where"] = "footnote"
    return label
