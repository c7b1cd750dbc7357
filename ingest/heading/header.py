"""Text → header: what the document says about itself, with doubts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ingest.grammar.date import DATE, DAY, date_of
from ingest.grammar.written_number import type_of_symbol
from ingest.heading.addressees import addressees_of
from ingest.heading.body_start import BODY_START
from ingest.heading.checks import check_header, is_vietnamese
from ingest.heading.closing_block import is_signing, read_closing
from ingest.heading.copies_and_annexes import (
    read_annex_of,
    read_copy,
    read_own_number,
)
from ingest.heading.effect import Effect, read_effect
from ingest.heading.enacting_clause import enacting_issuer
from ingest.heading.letterhead import Letterhead, is_date_line, read_letterhead
from ingest.heading.numbered_title import NumberedTitle, read_numbered_title
from ingest.heading.own_spelling import spelled_in_text
from ingest.heading.portal_page import read_stub
from ingest.heading.secrecy import read_secrecy
from ingest.heading.segments import Piece, find_pieces
from ingest.heading.sentence_case import issuer_case
from ingest.heading.signing_organ import (
    OF_THE_HEAD,
    joint_organs,
    names_head,
    signing_organ,
)
from ingest.heading.sureness import believed, check_signer
from ingest.heading.title import Title, read_about, read_title, read_title_below
from schemas.document import Doubt, Header, Page, Text
from schemas.span import Span

_MOST_PIECES = 40  # where letterhead and title are looked for
_OF_A_PLACE = ("Ủy ban nhân dân", "Hội đồng nhân dân")  # every place has one
_ENACTS = re.compile(
    r"^(?:CHỦ TỊCH )?"
    r"(?P<issuer>(?:(?:ỦY|UỶ) BAN|HỘI ĐỒNG) NHÂN DÂN [^a-z\n.,;:|]{4,60})\n",
    re.MULTILINE,
)
_BASIS = re.compile(r"\s*[-–]?\s*Căn\s+cứ\s")
_BY_PARTIES = frozenset({"Biên bản", "Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ"})
_MET = re.compile(rf"^Hôm\s+nay\b[^\n]{{0,60}}?\bngày\s+{DATE}", re.MULTILINE)
_OPENING = 3000  # characters
# Acts of the Quốc hội and its committee carry their date in the last sentence
_PASSED = re.compile(
    r"này\s+(?:đã\s+)?được\s+[^.;\n]{5,200}?thông\s+qua\s+"
    r"(?:tại\s+[^.;\n]{3,60}?\s)?(?=ngày)"
)


def read_header(
    text: Text, pages: Sequence[Page] = ()
) -> tuple[Header, tuple[Doubt, ...]]:
    """Return the header, None for what is absent, and the doubts about it.

    *pages* have the stamps, which are not part of the text.
    """
    if not is_vietnamese(text.content):
        message = "văn bản không phải tiếng Việt, hoặc sai bảng mã"
        return Header(), (Doubt("not_vietnamese", message),)
    stub = read_stub(text.content)
    if stub:
        return stub, (Doubt("stub_page", "trang chỉ có thuộc tính, không có nội dung"),)
    return _read_page(text, pages)


def _read_page(text: Text, pages: Sequence[Page]) -> tuple[Header, tuple[Doubt, ...]]:
    pieces = find_pieces(text)
    head, title = _head_and_title(text, pieces)
    closing = read_closing(_below_head(pieces, (*head.spans, *title.spans)))
    header = Header(
        number=head.number,
        doc_type=title.doc_type,
        issuer=head.issuer or title.issuer,
        parent_issuer=head.parent_issuer,
        place=head.place,
        issued_on=head.issued_on
        or _passed_on(text.content)
        or _met_on(text.content, title.doc_type),
        subject=title.subject,
        signer=closing.signer,
        addressees=addressees_of(pieces),
        recipients=closing.recipients,
        secrecy=read_secrecy(_zone(pieces), pages),
        urgency=head.urgency,
        copy_form=read_copy(pages, pieces),
        annex_of=None if head.number else read_annex_of(pieces),
        spans=dict((*head.spans, *title.spans)),
    )
    header = _with_doc_type_of_symbol(header, title)
    header = _with_signing_organ(header, closing.signed_at, text.content)
    header = _with_joint_organs(header, pieces)
    header, recovered = _with_recovered_number(header, text.content)
    effect = read_effect(text.content, header.issued_on)
    header = _with_effect(header, effect)
    doubts = (*head.doubts, *check_header(header, title, head), *_of_effect(effect))
    doubts += (*recovered, *check_signer(closing, pages))
    return header, doubts


def _head_and_title(text: Text, pieces: Sequence[Piece]) -> tuple[Letterhead, Title]:
    """Return what stands above the body: the letterhead, kind and subject."""
    zone = _zone(pieces)
    head = believed(read_letterhead(zone), text)
    numbered = read_numbered_title(pieces[: len(zone) + 1])
    if numbered and head.number not in (None, numbered.number):
        numbered = None  # the number of a document that the subject names
    head = _issued(_dated_below(_with_numbered(head, numbered), pieces), text.content)
    head = head._replace(issuer=spelled_in_text(head.issuer, text.content))
    title = read_title(pieces[: len(zone) + 1], head.issuer)
    if head.numbered_as:
        title = _numbered_as(title, head.numbered_as, zone)
    title = _titled_with(title, numbered)
    if title.doc_type is None and not head.number:
        title = read_title_below(pieces[len(zone) :]) or title
    return head, title


def _with_signing_organ(header: Header, at: Span | None, content: str) -> Header:
    """Return the header with the organ that signs, or in whose name it is issued."""
    organ = signing_organ(header.signer, header.issuer, header.doc_type)
    if organ is None and header.doc_type in OF_THE_HEAD:
        issuer = enacting_issuer(content)
        if issuer and names_head(issuer.name):
            organ, at = issuer.name, issuer.span
    if organ is None or at is None:
        return header
    spans = header.spans | {"signing_organ": at}
    return replace(header, signing_organ=organ, spans=spans)


def _with_joint_organs(header: Header, pieces: Sequence[Piece]) -> Header:
    """Return the header with all organs that sign for several issuers."""
    if not header.issuer or ";" not in header.issuer:
        return header
    organs, at = joint_organs(pieces, header.issuer, header.doc_type)
    if organs is None or at is None:
        return header
    spans = header.spans | {"signing_organ": at}
    return replace(header, signing_organ=organs, spans=spans)


def _with_recovered_number(
    header: Header, content: str
) -> tuple[Header, tuple[Doubt, ...]]:
    """Return the header with the number that its annex line gives, and a doubt.

    Only where the document's own line is illegible, and kind and date agree.
    """
    if header.number or header.annex_of or header.issued_on is None:
        return header, ()
    found = read_own_number(content, header.doc_type, header.issued_on)
    if found is None:
        return header, ()
    message = f"số {found} lấy từ dòng kèm theo của phụ lục"
    return replace(header, number=found), (Doubt("number_recovered", message),)


def _with_numbered(head: Letterhead, title: NumberedTitle | None) -> Letterhead:
    """Return the letterhead with what a title that names its number says."""
    if title is None:
        return head
    head = _doubting_number(head, title)
    spans = {"number": title.span} | dict(head.spans) if title.number else {}
    spans |= dict(head.spans)
    if title.issued_on and "issued_on" not in spans:
        spans["issued_on"] = title.span
    return head._replace(
        number=title.number,
        issued_on=head.issued_on or title.issued_on,
        issuer=head.issuer or title.issuer,
        spans=tuple(spans.items()),
    )


def _doubting_number(head: Letterhead, title: NumberedTitle) -> Letterhead:
    """Return the letterhead with the doubt that the title's number leaves, if any."""
    doubts = [each for each in head.doubts if not each.code.startswith("number")]
    if title.number is None:
        message = "số của văn bản không có ký hiệu"
        doubts.append(Doubt("number_unreadable", message, title.span))
    return head._replace(doubts=tuple(doubts))


def _titled_with(title: Title, numbered: NumberedTitle | None) -> Title:
    """Return the title that names its number, which is the document's, if any does.

    A line ``QUYẾT ĐỊNH SỐ: …`` in capitals is that of the number, the title below it.
    """
    if numbered is None or (title.subject and not numbered.subject):
        return title
    spans = (("doc_type", numbered.span), ("subject", numbered.span))
    return Title(numbered.doc_type, numbered.subject, given=True, spans=spans)


def _numbered_as(title: Title, doc_type: str, zone: Sequence[Piece]) -> Title:
    """Return the title with the kind on the number's line: ``Bản án số: …``.

    A judgment has no other, and its ``QUYẾT ĐỊNH:`` is the heading of the verdict; what
    it is about stands below the number.
    """
    doc_type = doc_type.capitalize()
    if title.doc_type != doc_type:
        title = Title()
    if title.subject is None:
        title = read_about(zone) or title
    return title._replace(doc_type=doc_type, given=True)


def _below_head(
    pieces: Sequence[Piece], spans: Sequence[tuple[str, Span]]
) -> Sequence[Piece]:
    """Return what may be the closing: bodies in a letterhead are no signers.

    The date may be that of the signature, with the recipients above it.
    """
    start = max((span.end for name, span in spans if name != "issued_on"), default=0)
    return [each for each in pieces if each.start >= start and not each.is_frame]


def _with_effect(header: Header, effect: Effect) -> Header:
    """Return the header with the days of its effect, and the words that say them."""
    if effect.span is None or not (effect.start or effect.end):
        return header
    said = "effective_from" if effect.start else "effective_until"
    return replace(
        header,
        effective_from=effect.start,
        effective_until=effect.end,
        spans=header.spans | {said: effect.span},
    )


def _of_effect(effect: Effect) -> Iterator[Doubt]:
    if effect.doubtful:
        message = "ngày có hiệu lực sớm hơn ngày ban hành: một trong hai ngày đọc nhầm"
        yield Doubt("effect_before_date", message, effect.span)


def _dated_below(head: Letterhead, pieces: Sequence[Piece]) -> Letterhead:
    """Return the letterhead with place and date above the signature, if it has none.

    A citizen's request has no letterhead and is dated there, as a certificate is.
    """
    if head.place or "issued_on" in dict(head.spans):
        return head
    has_head = bool(head.issuer or head.number)
    signed = (above for above, each in pairwise(pieces) if is_signing(each))
    above = next((each for each in signed if not has_head or is_date_line(each)), None)
    if above is None or not is_date_line(above):
        return head
    below = read_letterhead([above])
    if has_head and below.issued_on is None:
        return head  # the blank of a form
    return head._replace(
        place=below.place,
        issued_on=below.issued_on,
        spans=(*head.spans, *below.spans),
        doubts=(*head.doubts, *below.doubts),
    )


def _issued(head: Letterhead, content: str) -> Letterhead:
    """Return the letterhead, its issuer taken from the enacting clause if absent."""
    if head.issuer in _OF_A_PLACE:
        return _placed(head, content)
    issuer = None if head.issuer else enacting_issuer(content)
    if issuer is None:
        return head if head.issuer else _headed_below(head, content)
    spans = (*head.spans, ("issuer", issuer.span))
    return head._replace(issuer=issuer.name, spans=spans)


def _headed_below(head: Letterhead, content: str) -> Letterhead:
    """Return the letterhead with the issuer that the line above the căn cứ names.

    A page may have lost all of its head but this line.
    """
    line = _ENACTS.search(content, 0, _OPENING)
    if line is None or not _BASIS.match(content, line.end()):
        return head
    span = Span(*line.span("issuer"))
    return head._replace(
        issuer=issuer_case(line["issuer"]), spans=(*head.spans, ("issuer", span))
    )


def _placed(head: Letterhead, content: str) -> Letterhead:
    """Return the letterhead with the place named by the line above the căn cứ."""
    line = _ENACTS.search(content)
    issuer = issuer_case(line["issuer"]) if line else ""
    return (
        head._replace(issuer=issuer) if issuer.startswith(f"{head.issuer} ") else head
    )


def _zone(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces above the body.

    The national heading, or the Party's, is above any body: what a site or a signing
    program prints over it (``Ngày ban hành: …``) does not begin one.
    """
    frames = (i for i, piece in enumerate(pieces[:_MOST_PIECES]) if piece.is_frame)
    anchor = next(frames, 0)
    for index, piece in enumerate(pieces[anchor:_MOST_PIECES], start=anchor):
        if BODY_START.match(piece.text):
            return pieces[:index]
    return pieces[:_MOST_PIECES]


def _with_doc_type_of_symbol(header: Header, title: Title) -> Header:
    """Return the header with the kind its number implies, if none is printed."""
    if header.number is None or title.given:
        return header
    named = type_of_symbol(header.number.symbol)
    return replace(header, doc_type=named or header.doc_type)


def _met_on(content: str, doc_type: str | None) -> date | None:
    """Return the day of minutes or a contract, which their first sentence names."""
    met = _MET.search(content, 0, _OPENING) if doc_type in _BY_PARTIES else None
    return date_of(met) if met else None


def _passed_on(content: str) -> date | None:
    for passed in reversed(list(_PASSED.finditer(content))):
        day = DAY.match(content, passed.end())
        if day:
            return date_of(day)
    return None
