"""Documents that are cited by their number."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.citing.acts import (
    act_before,
    amended_act_before,
    doc_type_of_act,
    known_acts,
)
from ingest.citing.codified import codified_at
from ingest.citing.date_and_issuer import read_surroundings
from ingest.citing.reference import Reference
from ingest.grammar.doc_type import (
    ACTS,
    DOC_TYPE,
    FoundDocType,
    doc_type_before,
    doc_type_named,
    doc_type_of_phrase,
    number_word_before,
)
from ingest.grammar.issuer import issuer_at
from ingest.grammar.provision import provision_before
from ingest.grammar.word_patterns import NO_WORD_BEFORE
from ingest.grammar.written_number import FoundNumber, find_numbers, type_of_symbol
from schemas.number import DocumentNumber
from schemas.span import Span
from schemas.spelling.characters import collapse_spaces

_OF_PARLIAMENT = frozenset((*ACTS, "Nghị quyết"))
"""What the Quốc hội numbers; other kinds only end a law's name: ``… hợp đồng số``."""
OFFICIAL_LETTER = "Công văn"
JOINT_CIRCULAR = "Thông tư liên tịch"
_JOINT_AS_PLAIN = re.compile(r"TT(?=-.+-)")
_FORM_WORD = re.compile(
    r"(?:(?:[Mm]ẫu|[Bb]iểu|[Bb]ảng)(?:\s+(?:tương ứng|sau|biểu|đơn))?|[Pp]hụ lục"
    r"|[Kk]ý hiệu)\s*\Z"
)
_NEXT = re.compile(r"(?:/\d{4})?\s*(?:,|;|và|hoặc|đến)\s*")
_DOCKET_REACH = 60  # from "thụ lý vụ án hôn nhân và gia đình" to its number
_REACH = 24  # characters from the word for a form to its number
# A line with nothing but "Số 16-BC/ĐH" belongs to the letterhead of a form, a sample
# "biểu mẫu báo cáo số 06/KHCN/N của Phụ lục I"
_OF_AN_ANNEX = re.compile(r"\s+của\s+Phụ\s+lục\b")
_LINE_OF_NUMBER = re.compile(r"[ \t]*(?:Số|SỐ) ?:?\s*\Z")
# … unless its date is on the next line, as in a table
_LINE_END = re.compile(r"[ \t.]*(?:\n(?!(?:ngày\s*)?\d)|\Z)")
# "Nghị định của Chính phủ số 11-CP": the issuer precedes the number
_DOC_TYPE_OF_ISSUER = re.compile(
    rf"{NO_WORD_BEFORE}(?P<doc_type>(?i:{DOC_TYPE}))"
    r"(?:\s+(?:cuộc\s+)?(?:họp|làm\s+việc|kiểm\s+tra|hội\s+nghị|thẩm\s+định"
    r"|thẩm\s+tra|thanh\s+tra|giám\s+sát|đề\s+nghị|tổng\s+kết|kết\s+quả))?"
    r"\s+của\s+"
)
_ISSUER_REACH = 80
# "Ví dụ: … ghi: Số: 15/QĐ-SYT", "thụ lý số 03/2031/TLST-HS": a sample, a docket
_SAMPLE = re.compile(
    r"(?<!\w)(?:được\s+)?ghi(?:\s+(?:là|như\s+sau))?\s*:?\s*"
    r"(?:[Ss]ố\s*:?\s*\S+[;,]\s+)*\Z"
)
_EXAMPLE = re.compile(r"\s*(?:[-–+*]\s*)?(?:[Vv]í\s+dụ|[Tt]hí\s+dụ|VD\s?:)\b")
_CENTRAL = ("TW", "TTg", "CP", "HĐBT", "CTN")
_DOCKET = re.compile(r"[Tt]hụ\s+lý(?:\s+(?:vụ|việc)(?:\s+[^\W\d]+){0,6})?\s*\Z")
# Parliament's own kinds in small letters: "bộ luật lao động số 92/2028/QH15"
_SMALL_ACT = re.compile(
    r"(?P<doc_type>bộ\s+luật|luật|pháp\s+lệnh)\s+[^,;.()“”\n\d]{1,60}?\s*\Z"
)
_PARLIAMENT = re.compile(r"QH\d*\Z|UBTVQH\d*\Z")


class _Label(NamedTuple):
    """What precedes a number: the kind's name, and where it begins."""

    start: int
    doc_type: str | None = None
    title: str | None = None
    given: bool = False
    issuer: str | None = None


_FORM = _Label(-1)
"""The number of a form, which is not a document's."""


def find_numbered(text: str) -> Iterator[Reference]:
    """Yield the documents that *text* cites by number, in its order."""
    floor = form = 0
    for found in find_numbers(text):
        if not found.number.year and _OF_AN_ANNEX.match(text, found.span.end):
            continue
        label = _labelled(text, found, floor) or _bare(text, found, floor, form)
        if label is _FORM:
            form = found.span.end
        elif label:
            reference = _reference(text, found, label, floor)
            floor = reference.span.end
            yield reference


def _labelled(text: str, found: FoundNumber, floor: int) -> _Label | None:
    """Return the label of the number, if a kind precedes it."""
    doc_type = doc_type_before(text, found.span.start, floor)
    if doc_type and _is_invented(text, found.number, doc_type.span.start):
        return _FORM
    if doc_type is None or _is_last_word_of_name(text, doc_type, found.number):
        return None
    named = type_of_symbol(found.number.symbol)
    if named not in (doc_type.name, None, OFFICIAL_LETTER):
        whole = doc_type_of_phrase(text, doc_type.span.start, floor, named)
        doc_type = whole or doc_type  # "Thông báo kết luận số 35/TB-VPCP"
    return _Label(doc_type.span.start, doc_type.name, given=True)


def _bare(text: str, found: FoundNumber, floor: int, form: int) -> _Label | None:
    """Return the label of a number without a kind; None if it is not a document's.

    *form*: where the preceding number of a form ends, see ``_is_form``.
    """
    word = number_word_before(text, found.span.start, floor)
    start = found.span.start if word is None else word
    if word is not None and _is_no_citation(text, word, found.span):
        return None
    if not (found.sure and found.number.year) and _is_form(text, start, form):
        return _FORM
    if law := _numbered_law(text, found, start, floor, spoken=word is not None):
        return law
    is_next = floor > 0 and _NEXT.fullmatch(text, floor, start)
    if not found.sure and word is None and not is_next:
        return None  # but in "Công văn số 21/TGV, 10/TCT" it is the next of a list
    named = type_of_symbol(found.number.symbol)
    if word is not None and (by_issuer := _of_issuer(text, word, floor)):
        return by_issuer
    doc_type = doc_type_of_phrase(
        text, start, floor, None if named == OFFICIAL_LETTER else named
    )
    return (
        _Label(doc_type.span.start, doc_type.name, given=True)
        if doc_type
        else _Label(start)
    )


def _numbered_law(
    text: str, found: FoundNumber, word: int, floor: int, *, spoken: bool
) -> _Label | None:
    """Return the label of a number of the Quốc hội, by the law's name before it.

    *spoken*: the word ``số`` leads to the number; without it the name must be known.
    """
    if not _PARLIAMENT.search(found.number.symbol):
        return None
    act = amended_act_before(text, word, floor) or act_before(text, word, floor)
    if not spoken:
        known = known_acts().fullmatch(text[act.start : word].rstrip()) if act else None
        act = act if known else None
    if act:
        name = collapse_spaces(text[act.start : word])
        return _Label(act.start, doc_type_of_act(name), name, given=True)
    small = spoken and _SMALL_ACT.search(text, max(floor, word - _ISSUER_REACH), word)
    if not small:
        return None
    kind = doc_type_named(collapse_spaces(small["doc_type"]))
    return _Label(small.start(), kind, given=True)


def _is_no_citation(text: str, word: int, number: Span) -> bool:
    return _is_sample(text, word) or _is_line_of_number(text, number)


def _is_invented(text: str, number: DocumentNumber, start: int) -> bool:
    """Return whether a line of examples names it, which only then may be invented.

    Acts with a year and those of the centre are real there, too.
    """
    if number.year or number.symbol.endswith(_CENTRAL):
        return False
    return bool(_EXAMPLE.match(text, text.rfind("\n", 0, start) + 1, start))


def _is_sample(text: str, word: int) -> bool:
    """Return whether the number at *word* is a sample of one, or a docket's."""
    line = text.rfind("\n", 0, word) + 1
    before = max(line, word - _DOCKET_REACH)
    docket = _DOCKET.search(text, max(line, word - _DOCKET_REACH), word)
    if docket or _SAMPLE.search(text, before, word):
        return True
    return bool(_EXAMPLE.match(text, line, word))


def _of_issuer(text: str, position: int, floor: int) -> _Label | None:
    """Return a label like ``Nghị định của Chính phủ`` right before *position*."""
    start = max(floor, position - _ISSUER_REACH)
    if "của" not in text[start:position]:
        return None
    doc_types = list(_DOC_TYPE_OF_ISSUER.finditer(text, start, position))
    doc_type = doc_types[-1] if doc_types else None
    # nothing behind *position* is the issuer's: "Hội đồng Bệnh viện số 27/BB-HĐBV"
    issuer = issuer_at(text[:position], doc_type.end()) if doc_type else None
    if doc_type is None or issuer is None or text[issuer.span.end : position].strip():
        return None
    name = doc_type_named(collapse_spaces(doc_type["doc_type"]))
    return _Label(doc_type.start(), name, given=True, issuer=issuer.name)


def _is_line_of_number(text: str, number: Span) -> bool:
    start = text.rfind("\n", 0, number.start) + 1
    alone = _LINE_OF_NUMBER.match(text, start, number.start)
    return bool(alone and _LINE_END.match(text, number.end))


def _is_form(text: str, start: int, form: int) -> bool:
    """Return whether a form's number is at *start*, after its word or another number.

    ``Mẫu số 02/KK-TNCN, số 03/QTT-TNCN``: these are forms, printed in an annex.
    """
    word = _FORM_WORD.search(text, max(0, start - _REACH), start)
    return bool(word or _NEXT.fullmatch(text, form, start))


def _is_last_word_of_name(
    text: str, doc_type: FoundDocType, number: DocumentNumber
) -> bool:
    """Return whether *doc_type* ends a law's name: ``Luật … theo hợp đồng số …``."""
    if not _PARLIAMENT.search(number.symbol) or type_of_symbol(number.symbol):
        return False
    is_law = text.startswith("pháp ", doc_type.span.start - 5)
    return is_law or doc_type.name not in _OF_PARLIAMENT


def _reference(text: str, found: FoundNumber, label: _Label, floor: int) -> Reference:
    number = _as_joint(found.number, label.doc_type)
    around = read_surroundings(
        text,
        label.start,
        found.span.end,
        floor,
        symbol=number.symbol,
    )
    provision = provision_before(text, around.start, floor)
    bare = not (around.issued_on or around.issuer or around.impossible_date)
    codified = codified_at(text, around.end) if bare else None
    return Reference(
        span=Span(around.start, around.end),
        lead=provision.start if provision else around.start,
        number=number,
        doc_type=label.doc_type or type_of_symbol(number.symbol),
        doc_type_given=label.given,
        issued_on=codified.issued_on if codified else around.issued_on,
        issuer=codified.issuer if codified else around.issuer or label.issuer,
        provision=_printed(text, provision),
        title=codified.title if codified else label.title,
        fronted=around.fronted,
        impossible_date=around.impossible_date,
    )


def _as_joint(number: DocumentNumber, doc_type: str | None) -> DocumentNumber:
    """Return ``01/2014/TT-BNV-BXD``, called a joint circular, as ``…/TTLT-BNV-BXD``."""
    if doc_type != JOINT_CIRCULAR:
        return number
    symbol = _JOINT_AS_PLAIN.sub("TTLT", number.symbol, count=1)
    return DocumentNumber(number.serial, symbol, number.year, number.hyphenated)


def _printed(text: str, span: Span | None) -> str | None:
    return collapse_spaces(text[span.start : span.end]) if span else None
