"""The top of the first page: issuer, number, place and date, urgency."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ingest.grammar.date import DATE, date_of
from ingest.grammar.issuer import HEAD_CAPITALS
from ingest.grammar.secrecy_mark import SECRECY
from ingest.grammar.written_number import read_number
from ingest.heading.corrections import corrected_head, corrected_place
from ingest.heading.doc_type_line import doc_type_of, doc_type_opening
from ingest.heading.filled_blanks import filled_date, filled_number
from ingest.heading.numbered_title import is_numbered_title
from ingest.heading.office_lines import offices_of
from ingest.heading.organ_name import located
from ingest.heading.segments import Piece
from schemas.document import Doubt
from schemas.number import DocumentNumber
from schemas.span import Span
from schemas.spelling.alphabet import CAPITALS
from schemas.spelling.characters import collapse_spaces

URGENCY = ("HỎA TỐC HẸN GIỜ", "HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN")

_NUMBER = re.compile(
    r"(?P<doc_type>Bộ luật|Luật|Pháp lệnh|Nghị quyết|Lệnh|Bản án"
    r"|(?:Quyết định|Cáo trạng|Kháng nghị)(?=\s+số\s*:))?\s*"
    r"(?:(?:[Ss][ốổỗộồóôo]|SỐ)\b(?!\s*hiệu)|S(?=\s?:\s?\d{1,5}/))"
    r"\s*[:;.]?\s*(?P<number>.*)",
    re.IGNORECASE,
)
# The line of a number holds little else; "Số" may also begin a sentence
_LIKE_A_NUMBER = re.compile(r"[^\s/]{0,12}\s*[-/]|\d|[.…_\s]*\Z")
# Stamped on every page by the signing program: "Số: 12/SNV-VP; 04/3/2025; 08:15:30"
_STAMP = re.compile(r"[^;]*;\s*\d{1,2}/\d{1,2}/\d{4}\s*;\s*\d{1,2}:\d{2}")
# "… đã nhận được văn bản" / "số 1/KH-SNV ngày 1/1/2031; văn bản số 2/QĐ-UBND ngày …"
_LIST = re.compile(r"số\s+\d.*?\bsố\s+\d")
_SERIAL_ALONE = re.compile(r"(?:[Ss]ố|SỐ)\s*:?\s*(?:đến\s*:?\s*)?[\d.…]+")
_LONGEST_NUMBER = 40  # "Nghị quyết số 2/2025/QH15 của Quốc hội …" is a sentence
_PLACE = rf"(?P<place>(?:Phường|Quận|Xã) \d+|[{CAPITALS}][^,;:()\d]{{1,40}})"
# A fifth digit of a year is a footnote's in a sentence; here it was misread
_DATE_LINE = re.compile(
    rf"(?!.*năm\s*\d{{5}}(?!\d))(?:{_PLACE},?\s*|[.…_]{{2,}}\s?,\s?)?"
    rf"\bngày\s*:?\s*{DATE}",
    re.IGNORECASE,
)
# "Cần Thơ, ngàyj-)Štháng 10 năm 2031", "ngàiŠtháng": OCR misread the day
_GARBLED = re.compile(
    rf"{_PLACE},\s*ng[àaảá][iy](?P<day>.{{0,14}})tháng.{{0,10}}n[ăáa]m.{{0,8}}",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"{_PLACE},\s*(?P<day>)tháng[\s.…_]*\d{{0,2}}[\s.…_]*năm\s*\d{{4}}", re.IGNORECASE
)
_BLANK_DATE = re.compile(
    rf"(?:{_PLACE},\s*|[\s.…_,]*(?:\(\d+\))?[\s.…_,]*)\bngày\b[\s.…_]*(?P<day>\S{{0,4}})[\s.…_]*tháng[\s.…_]*\S{{0,4}}"
    r"[\s.…_]*năm[\s.…_]*\d{0,4}",
    re.IGNORECASE,
)
# The date may be on the line of the number, behind a comma
_WITH_NUMBER = re.compile(rf"[,;]?\s+ngày\s*:?\s*{DATE}", re.IGNORECASE)
# A site's own date, and the words of a sentence that begins with a date
_NO_PLACE = re.compile(
    r"(?:Đăng|Ngày đăng|Cập nhật|Xem|Lúc|Ban hành|Ký|Gửi|Sáng|Chiều|Tối|Hôm|Trong|Vào"
    r"|Từ|Đến|Thứ|Chủ nhật|Kể từ|Theo|Căn cứ|Tính)(?!\w)",
    re.IGNORECASE,
)
_LEVEL = r"(?:Thành phố|thành phố|tỉnh|huyện|thị xã|xã|phường|quận|đặc khu|thị trấn)"
_NAMES = re.compile(
    rf"(?:{_LEVEL} )?[{CAPITALS}][^\s]*(?:(?: | - )(?:{_LEVEL} )?[{CAPITALS}\d]\S*)*"
)
_MOST_AFTER_DATE = 40  # characters of another column; a sentence is longer
_KIND_AFTER = 8  # … unless it begins in capitals, as the kind does
_OF_AN_ACT = re.compile(r"\s+của\s", re.IGNORECASE)  # the date is part of a subject
# Marks that may stand above the issuer: secrecy, urgency, draft
DRAFT = re.compile(r"\(?DỰ\s+THẢO(?:\s+(?:LẦN\s+)?\d+)?[.:)]*", re.IGNORECASE)
_MARKS = "|".join((*SECRECY, *URGENCY))
MARK = re.compile(
    rf"(?:{_MARKS})(?:\s*[-–,;/]?\s*(?:{_MARKS}))?|{DRAFT.pattern}", re.IGNORECASE
)
ANNEX = re.compile(r"PHỤ LỤC(?:\s+(?:SỐ\s+)?(?:\d{1,2}|[IVX]{1,5})[A-ZĐ]?)?[.:]?")
"""The heading of an annex, which has no letterhead of its own."""
# What sites print above their documents
_SITE = re.compile(
    r"(?:CỔNG|TRANG)\s+(?:THÔNG TIN|TTĐT)|HỆ THỐNG PHÁP LUẬT|CƠ SỞ DỮ LIỆU"
    r"|CÔNG BÁO(?:/|\s)"
)
_ANNEX = "PHỤ LỤC"  # the first page of an annex has a title, no letterhead
_JOINT_SYMBOL = re.compile(r"(?:TTLT|TTLB|NQLT)[-/]|[^/]+/(?:TTLT|TTLB|NQLT)\Z")
_REGION_NUMBER = re.compile(r"\d{1,2}")  # torn off: "PHÒNG … KHU VỰC" / "2"
_CACHED = 4096  # several rules look at each line, and most documents have the same
_MOST_LINES = 8  # of an issuer's name, with those above it
# A form's "CÔNG TY" waits for the name that makes it an office
_NAMELESS = frozenset(
    {
        *("Ban", "Bộ", "Chi cục", "Công ty", "Cơ quan", "Cục", "Khoa", "Phòng", "Sở"),
        *("Trung tâm", "Trường", "Viện"),
    }
)


class Letterhead(NamedTuple):
    """What the top of the page says; None where it does not."""

    issuer: str | None = None
    parent_issuer: str | None = None
    number: DocumentNumber | None = None
    numbered_as: str | None = None  # the kind on the number's line: "Bản án số: …"
    place: str | None = None
    issued_on: date | None = None
    urgency: str | None = None
    spans: tuple[tuple[str, Span], ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_letterhead(zone: Sequence[Piece]) -> Letterhead:
    """Return what the pieces above the title and the first sentence say."""
    found = _with_number(Letterhead(), zone)
    found = _with_date(found, zone)
    found = _with_issuer(found, zone)
    if any(DRAFT.fullmatch(piece.text) for piece in zone):
        found = _doubted(found, Doubt("draft", "văn bản là dự thảo"))
    return found._replace(urgency=_mark(zone, URGENCY))


def is_number_line(piece: Piece) -> bool:
    """Return whether the piece is the line of the number: ``Số: 48/KH-VKS``."""
    return _is_number_line(piece.text)


@lru_cache(_CACHED)
def _is_number_line(line: str) -> bool:
    match = _NUMBER.match(line)
    if match is None or not _LIKE_A_NUMBER.match(filled_number(match["number"])):
        return False
    if _STAMP.match(match["number"]) or _LIST.match(line):
        return False
    if match["doc_type"] and "NGÀY" in match["number"]:
        return False  # a title that names number and date
    return not match["doc_type"] or len(match["number"]) <= _LONGEST_NUMBER


def is_date_line(piece: Piece) -> bool:
    """Return whether the piece is the line of place and date, filled in or blank."""
    return _is_date_line(piece.text)


@lru_cache(_CACHED)
def _is_date_line(line: str) -> bool:
    if not _names_day(line):
        return False
    if _DATE_LINE.match(filled_date(line)):
        return _dated(line) is not None
    forms = (_BLANK_DATE, _MONTH, _GARBLED)
    found = (form.match(line) for form in forms)
    return any(day and not _OF_AN_ACT.match(line, day.end()) for day in found)


def _dated(line: str) -> re.Match[str] | None:
    """Return the place and date that the line consists of, or None.

    A sentence may begin alike: ``Ngày 5/6/2031 Bộ Nội vụ đã ban hành …``.
    """
    text = filled_date(line)
    day = _DATE_LINE.match(text)
    if day is None or _OF_AN_ACT.match(text, day.end()):
        return None
    rest = text[day.end() :].strip(" .,;|")
    if len(rest) > _MOST_AFTER_DATE and not rest[:_KIND_AFTER].isupper():
        return None
    place = day["place"]
    if place is None:
        return day
    apart = "," in text[day.end("place") : day.end()]
    named = apart or _NAMES.fullmatch(place.strip())
    return None if _NO_PLACE.match(place) or not named else day


def _names_day(line: str) -> bool:
    """Return whether it names a day or a month; few lines do."""
    words = line.lower()
    return "ngày" in words or "tháng" in words


def _mark(zone: Sequence[Piece], marks: tuple[str, ...]) -> str | None:
    printed = {piece.text.upper() for piece in zone}
    return next((mark for mark in marks if mark in printed), None)


def _with_number(found: Letterhead, zone: Sequence[Piece]) -> Letterhead:
    """Read the line of the number, never another number on the page."""
    for index, piece in enumerate(zone):
        if not is_number_line(piece) or _is_of_stamp(piece, zone[index + 1 :]):
            continue
        match = _NUMBER.match(piece.text)
        rest = match["number"] if match else ""
        following = zone[index + 1 : index + 2]
        if not rest.strip(" .…_:") and any(map(_begins_number, following)):
            rest, piece = zone[index + 1].text, zone[index + 1]  # noqa: PLW2901
        number = read_number(filled_number(rest))
        if number is None:
            return _doubted(found, _number_doubt(piece, rest))
        return found._replace(
            number=number,
            numbered_as=match["doc_type"] if match else None,
            spans=(*found.spans, ("number", piece.span)),
        )
    return found


def _is_of_stamp(piece: Piece, below: Sequence[Piece]) -> bool:
    """Return whether it is a serial of who received the document: ``Số: 1016``.

    The stamp is above the letterhead, whose number has its symbol.
    """
    if _SERIAL_ALONE.fullmatch(piece.text) is None:
        return False
    lines = (each for each in below if is_number_line(each))
    return any("/" in each.text or "-" in each.text for each in lines)


def _begins_number(piece: Piece) -> bool:
    return piece.text[:1].isdigit() or piece.text[:1] in "/-…."


def _number_doubt(piece: Piece, rest: str) -> Doubt:
    if re.match(r"[.…_\s]*/", rest) or not rest.strip(" .…_"):
        return Doubt("number_blank", "số của văn bản để trống", piece.span)
    return Doubt("number_unreadable", f"không đọc được số: {piece.text!r}", piece.span)


def _with_date(found: Letterhead, zone: Sequence[Piece]) -> Letterhead:
    for piece in _placed_first(zone):
        if match := _dated(piece.text):
            day = date_of(match)
            found = found._replace(place=_place(match), issued_on=day)
            found = found._replace(spans=(*found.spans, ("issued_on", piece.span)))
            impossible = Doubt("date_impossible", "ngày không thể có", piece.span)
            return found if day else _doubted(found, impossible)
        if _DATE_LINE.match(filled_date(piece.text)):
            continue  # a sentence that begins with a date
        blank = (
            _BLANK_DATE.match(piece.text)
            or _MONTH.match(piece.text)
            or _GARBLED.match(piece.text)
        )
        if blank:
            return _doubted(
                found._replace(place=_place(blank)), _date_doubt(piece, blank)
            )
    return _dated_beside_number(found, zone)


def _placed_first(zone: Sequence[Piece]) -> list[Piece]:
    """Return the lines that name a day, those that begin with a place first.

    The stamp of who received the document has a day, too: ``Ngày: 09/6/2031``.
    """
    named = (piece for piece in zone if _names_day(piece.text))
    return sorted(named, key=lambda piece: piece.text[:4].lower() == "ngày")


def _dated_beside_number(found: Letterhead, zone: Sequence[Piece]) -> Letterhead:
    """Return the letterhead with the date on the line of the number, if it has one."""
    spans = dict(found.spans)
    for piece in zone:
        if piece.span == spans.get("number") and _names_day(piece.text):
            day = _WITH_NUMBER.search(piece.text)
            if day and date_of(day):
                return found._replace(
                    issued_on=date_of(day),
                    spans=(*found.spans, ("issued_on", piece.span)),
                )
    return found


def _date_doubt(piece: Piece, match: re.Match[str]) -> Doubt:
    if match["day"].lower() in ("", "tháng"):
        return Doubt("date_blank", "ngày ban hành để trống", piece.span)
    return Doubt("date_unreadable", f"không đọc được ngày: {piece.text!r}", piece.span)


def _place(match: re.Match[str]) -> str | None:
    place = match["place"]
    return corrected_place(collapse_spaces(place)) if place else None


def _with_issuer(found: Letterhead, zone: Sequence[Piece]) -> Letterhead:
    lines = _issuer_lines(zone)
    if not lines:
        return found
    issuers_ = offices_of([corrected_head(line.text) for line in lines])
    if found.number and _JOINT_SYMBOL.match(found.number.symbol):
        issuers_ = ["; ".join(issuers_)]  # each of them issues it
    if issuers_[-1] in _NAMELESS:
        return found
    parent = issuers_[-2] if len(issuers_) > 1 else None
    span = Span(lines[0].span.start, lines[-1].span.end)
    return found._replace(
        issuer=located(issuers_[-1], parent),
        parent_issuer=parent,
        spans=(*found.spans, ("issuer", span)),
    )


def _issuer_lines(zone: Sequence[Piece]) -> Sequence[Piece]:
    """Return the lines of the issuer's name: capitals above number, date and kind.

    What a site or a signing program printed above may be in capitals, too; the
    issuer's are those beside the national heading, or the Party's.
    """
    frames = [index for index, piece in enumerate(zone) if piece.is_frame]
    anchor = frames[0] if frames else 0
    named = [(index, run) for index, run in _runs(zone) if _names_office(run)]
    above = [run for index, run in named if index < anchor]
    if above:
        return above[-1]
    return named[0][1] if named else []


def _runs(zone: Sequence[Piece]) -> Iterator[tuple[int, list[Piece]]]:
    """Yield the runs of lines that may name an office, with where they begin."""
    start, lines = 0, list[Piece]()
    head = next((i for i, each in enumerate(zone) if _is_of_head(each)), 0)
    for index, piece in enumerate(zone):
        if piece.is_frame or MARK.fullmatch(piece.text) or _SITE.match(piece.text):
            continue
        numbered = bool(lines) and _REGION_NUMBER.fullmatch(piece.text)
        if (_may_be_issuer(piece) or numbered) and len(lines) < _MOST_LINES:
            start = start if lines else index
            lines.append(piece)
        elif lines:
            yield start, lines
            lines = []
            if index >= head and _ends_head(piece):
                return
        elif index >= head and _ends_head(piece):
            return
    if lines:
        yield start, lines


def _may_be_issuer(piece: Piece) -> bool:
    """Return whether it is in capitals, and not number, date, kind or annex."""
    return piece.is_capitals and not (
        is_number_line(piece) or is_date_line(piece) or _ends_head(piece)
    )


def _is_of_head(piece: Piece) -> bool:
    return piece.is_frame or is_number_line(piece) or piece.text.startswith(_ANNEX)


def _ends_head(piece: Piece) -> bool:
    """Return whether the letterhead ends here, with the kind or an annex's heading."""
    kind = doc_type_of(piece) or doc_type_opening(piece) or is_numbered_title(piece)
    return bool(kind) or piece.text.startswith(_ANNEX)


def _names_office(lines: Sequence[Piece]) -> bool:
    return any(_has_head(line.text) for line in lines)


def _has_head(line: str) -> bool:
    """Return whether a line begins with an office's head word: a title is no office."""
    return bool(HEAD_CAPITALS.match(corrected_head(line).removeprefix("CÁC ")))


def _doubted(found: Letterhead, doubt: Doubt) -> Letterhead:
    return found._replace(doubts=(*found.doubts, doubt))
