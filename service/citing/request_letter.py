"""Công văn đề nghị cung cấp văn bản: a letter that asks for what the archive lacks.

Laid out as NĐ 30/2020/NĐ-CP, Phụ lục I and Phụ lục III, mẫu 1.5, have it; what only
the sender knows is dots to be written over.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree
from lxml.builder import ElementMaker

from ingest.readers.wordml.xml_names import SPACE, WORD, W
from schemas.document_names import day_text, document_name
from schemas.letter_head import LetterHead
from schemas.record import MissingDocument
from service.citing.docx_export import docx_of, named
from service.citing.forms import citation_forms
from service.citing.printed_table import printable

MOST_NAMED = 10
"""Documents that need it which the letter names; of more it gives the number."""
DOTS = "………………"
_LEFT, _RIGHT = 3755, 5600  # widths of the head, together those of the lines
_INDENT = "720"  # twentieths of a point: 1.27 cm
_E = ElementMaker(namespace=WORD, nsmap={"w": WORD})


@dataclass(frozen=True, slots=True)
class _Letters:
    """How words look; ``size`` is in half points."""

    size: int = 28
    bold: bool = False
    italic: bool = False


_BODY = _Letters()
_STATE = _Letters(24, bold=True)
_MOTTO = _Letters(26, bold=True)
_ABOUT = _Letters(24)
_DATE = _Letters(26, italic=True)
_COPIES = _Letters(24, bold=True, italic=True)
_COPY = _Letters(22)


def request_letter(missing: MissingDocument, head: LetterHead, day: date) -> bytes:
    """Return the letter as a Word file, to be dated on or after *day*."""
    asked = requested_words(missing)
    name = document_name(missing)
    addressee = head.addressee or missing.issuer or DOTS
    body = [
        _paragraph(f"Kính gửi: {addressee}", centred=True, above=240),
        *(_paragraph(each, above=120, indented=True) for each in _body(missing, asked)),
    ]
    return docx_of([_head(head, name, day), *body, _paragraph(""), _end(), _E.p()])


def requested_words(missing: MissingDocument) -> str:
    """Return what is asked for: ``Chỉ thị số 31-CT/TW ngày 02/3/2020 của …``."""
    number = f"số {missing.number}" if missing.number[:1].isdigit() else None
    name = (missing.doc_type or "văn bản") if number else missing.number
    day = f"ngày {day_text(missing.issued_on)}" if missing.issued_on else None
    issuer = f"của {missing.issuer}" if missing.issuer else None
    return " ".join(filter(None, (name, number, day, issuer)))


def _body(missing: MissingDocument, asked: str) -> Iterator[str]:
    needing = missing.needed_by
    yield (
        "Để phục vụ công tác quản lý, khai thác hồ sơ, tài liệu, cơ quan chúng tôi cần"
        f" {asked}. Văn bản này được viện dẫn trong {len(needing)} văn bản chúng tôi"
        f" đang lưu giữ{':' if needing else '.'}"
    )
    for place, each in enumerate(needing[:MOST_NAMED], start=1):
        end = "." if place == len(needing) else ";"
        yield f"{place}. {citation_forms(each).full}{end}"
    if len(needing) > MOST_NAMED:
        yield f"và {len(needing) - MOST_NAMED} văn bản khác."
    yield (
        "Đề nghị Quý cơ quan cung cấp bản điện tử hoặc bản sao của văn bản nêu trên,"
        f" gửi về địa chỉ {DOTS} trước ngày {DOTS}."
    )
    yield "Trân trọng cảm ơn sự phối hợp của Quý cơ quan./."


def _head(head: LetterHead, name: str, day: date) -> etree._Element:
    """Return office and number on the left, the name of the state on the right."""
    office = _paragraph((head.office or DOTS).upper(), _STATE, centred=True)
    parent = _paragraph(head.parent_office.upper(), _ABOUT, centred=True)
    left = [
        *([parent] if head.parent_office else []),
        office,
        _paragraph("―――――", _ABOUT, centred=True),
        _paragraph(f"Số:         /{DOTS}", _ABOUT, centred=True),
        _paragraph(f"V/v đề nghị cung cấp {name}", _ABOUT, centred=True),
    ]
    right = [
        _paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", _STATE, centred=True),
        _paragraph("Độc lập - Tự do - Hạnh phúc", _MOTTO, centred=True),
        _paragraph("――――――――――――", _ABOUT, centred=True),
        _paragraph(_dated(head.place or DOTS, day), _DATE, centred=True),
    ]
    return _side_by_side(left, right)


def _dated(place: str, day: date) -> str:
    return f"{place}, ngày      tháng {day.month:02} năm {day.year}"


def _end() -> etree._Element:
    left = [
        _paragraph("Nơi nhận:", _COPIES),
        _paragraph("- Như trên;", _COPY),
        _paragraph("- Lưu: VT.", _COPY),
    ]
    right = [
        _paragraph("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", _STATE, centred=True),
        *(_paragraph("") for _ in range(3)),
        _paragraph("Họ và tên", _MOTTO, centred=True),
    ]
    return _side_by_side(left, right)


def _side_by_side(
    left: Sequence[etree._Element], right: Sequence[etree._Element]
) -> etree._Element:
    """Return a table of two cells, which has no lines."""
    widths = (_LEFT, _RIGHT)
    columns = (_E.gridCol(named("w", str(width))) for width in widths)
    cells = (
        _E.tc(_E.tcPr(_E.tcW(named("w", str(width)), named("type", "dxa"))), *inside)
        for width, inside in zip(widths, (left, right), strict=True)
    )
    fixed = _E.tblPr(_E.tblLayout(named("type", "fixed")))
    return _E.tbl(fixed, _E.tblGrid(*columns), _E.tr(*cells))


def _paragraph(
    text: str,
    letters: _Letters = _BODY,
    *,
    centred: bool = False,
    indented: bool = False,
    above: int = 0,
) -> etree._Element:
    form = [_E.spacing(named("before", str(above)))]
    form += [_E.ind(named("firstLine", _INDENT))] if indented else []
    form.append(_E.jc(named("val", "center" if centred else "both")))
    words = _E.t(printable(text), {SPACE: "preserve"})
    return _E.p(_E.pPr(*form), _E.r(_E.rPr(*_looks(letters)), words))


def _looks(letters: _Letters) -> Iterable[etree._Element]:
    if letters.bold:
        yield _E.b()
    if letters.italic:
        yield etree.Element(f"{W}i")
    yield _E.sz(named("val", str(letters.size)))
