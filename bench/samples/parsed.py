"""A sample document as a perfect reader would parse it, without a file.

For measures of what comes after reading: a hundred thousand documents are then made in
a minute.
"""

from collections.abc import Iterator
from hashlib import sha256

from bench.samples.model import Cited, SampleDocument, SampleHeader
from schemas.citation import Citation, Mention, Relation
from schemas.document import (
    Header,
    Line,
    Method,
    Page,
    ParsedDocument,
    Reading,
    Signer,
    Text,
)


def parsed_of(document: SampleDocument) -> ParsedDocument:
    """Return what is to be read of *document*; of its text only the mentions."""
    body = "\n".join(_lines(document))
    page = Page(1, (Line(body),), Method.TEXT)
    return ParsedDocument(
        checksum=sha256(body.encode()).hexdigest(),
        filename=f"{document.name}.txt",
        reading=Reading("text/plain", (page,)),
        text=Text(body),
        header=_header(document.header),
        citations=tuple(_citations(document)),
    )


def _lines(document: SampleDocument) -> Iterator[str]:
    act = document.header.act
    yield f"{document.name}: {act.doc_type} {act.number} {act.title}"
    yield from (cited.text for cited, _ in document.mentions())


def _header(header: SampleHeader) -> Header:
    act, signature = header.act, header.signature
    authority = "; ".join(signature.authority) or None
    return Header(
        number=act.number,
        doc_type=act.doc_type,
        issuer=act.issuer or header.issuer,
        parent_issuer=header.parent_issuer,
        place=header.place,
        issued_on=act.issued_on,
        subject=act.title,
        signer=Signer(signature.name, signature.position, authority),
        addressees=header.addressees,
        recipients=header.recipients,
    )


def _citations(document: SampleDocument) -> Iterator[Citation]:
    """Yield one citation for all mentions of an act: the first that says a thing."""
    groups: dict[str, list[Cited]] = {}
    for cited, _ in document.mentions():
        groups.setdefault(cited.number.key if cited.number else cited.text, [])
        groups[cited.number.key if cited.number else cited.text].append(cited)
    for group in groups.values():
        yield Citation(
            text=max((each.text for each in group), key=len),
            mentions=tuple(_mention(each) for each in group),
            number=group[0].number,
            doc_type=next((each.doc_type for each in group if each.doc_type), None),
            issued_on=next((each.issued_on for each in group if each.issued_on), None),
            issuer=next((each.issuer for each in group if each.issuer), None),
            relation=next(
                (e.relation for e in group if e.relation is not Relation.REFERS_TO),
                Relation.REFERS_TO,
            ),
        )


def _mention(cited: Cited) -> Mention:
    return Mention(1, 0, len(cited.text), cited.text, relation=cited.relation)
