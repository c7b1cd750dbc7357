"""Whether a printed line continues in the next one."""

import re
from dataclasses import dataclass

from schemas.document import Line, Method, Page, Part
from schemas.layout import Box
from schemas.spelling.alphabet import CAPITALS, SMALL_LETTERS

WRAPPED = frozenset({Method.PDFIUM, Method.PDFPLUMBER, Method.OCR})
"""Methods that give lines as printed, not whole paragraphs."""

SHORT = 0.8  # of the page: a line that ends before it ends its paragraph
INDENTED = 0.04  # of the text's width: a line indented less is no title
ALMOST = 0.01  # of the text's width: how far from an edge its lines may be
SAME_EDGE = 1.0  # points
APART = 0.5  # of a line's height: a larger distance to the next parts paragraphs
FULL = 0.9  # of the page: a line that reaches it is broken, even after a semicolon

_SHORTEST_CUT, _LONGEST_CUT = 40, 120  # characters of lines cut to one length
_FEWEST_CUT = 8  # of such lines: fewer may be short paragraphs

# A line break may cut the symbol of a number: "2764/QĐ-" + "TTg"
_BROKEN_SYMBOL = re.compile(r"(?:[0-9A-ZĐ](?:[a-z]{1,2})?|\d ?/ ?[A-ZĐ]+[a-z]* )[-/&]$")
# ... or a date: "ngày 12/3/" + "2025"
_BROKEN_DAY = re.compile(r"(?<![\d/])\d{1,2}/(?:\s?\d{1,2}/)?$")
_DAY_GOES_ON = re.compile(r"(?:\d{1,2}/\s?)?\d{4}\b")
_SYMBOL_GOES_ON = re.compile(r"[&A-ZĐ][A-Za-zĐđ&]*\d*\b")
_ENDS_SENTENCE = re.compile(r"[.:;!?…][”\"»)]?$")
_ENDS_OPEN = re.compile(
    r"(?:^|\s)(?:và|của|về|tại|số|ngày|tháng|năm|theo|với|cho|do|các|những|trong"
    r"|điều|khoản|điểm|Điều|hoặc|là|từ|đến)$|,$"
)
# The line ends within a name or a number; alone on its line such a word is a title
_ENDS_IN_NAME = re.compile(
    r"\S\s+(?:bởi|bằng|khoản \d+|điểm [a-zđ]|Bộ trưởng(?: Bộ)?|Bộ|Thống đốc|Chủ tịch"
    r"|Giám đốc|Luật|Thông tư|Nghị định|Quyết định|Nghị quyết|Pháp lệnh|Chỉ thị)$"
)
_ENDS_BEFORE_FIGURE = re.compile(r"(?:^|\s)(?:số|ngày|tháng|năm)$")
# A new item, article, section or block starts here
_STARTS_BLOCK = re.compile(
    r"[-–+•*○▪]\s|\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s|[a-zđ]\d?[.)]\s|[IVX]{1,5}[.)]\s"
    r"|Điều \d+\w?[.:]|(?:Chương|Mục|Phần|CHƯƠNG|MỤC|PHẦN) [IVX\d]"
    rf"|[{CAPITALS}][{SMALL_LETTERS}]*(?: [{CAPITALS}][{SMALL_LETTERS}]*){{0,3}}, ngày "
    r"|Căn cứ |Theo đề nghị |Xét đề nghị |Kính gửi|Nơi nhận|Phụ lục|PHỤ LỤC|Số ?:"
)
# A narrow column cuts names: "CỘNG HÒA XÃ HỘI" + "CHỦ NGHĨA VIỆT NAM"
_CUT_NAME = re.compile(
    r"CỘNG (?:HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    r"|(?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN"
)
# ... pairs of years: "NĂM 2019 -" + "2020"
_YEAR_AND = re.compile(r"(?<!\d)(?:19|20)\d\d ?[-–]$")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
# ... and places: "Mỹ" + "Tho, ngày 4 tháng 5 năm 2020"
_WORD_OF_PLACE = re.compile(rf"[{CAPITALS}][{SMALL_LETTERS}]+")
_REST_OF_PLACE = re.compile(
    rf"[{CAPITALS}][{SMALL_LETTERS}]+(?: [{CAPITALS}][{SMALL_LETTERS}]+)?, ngày "
)
# The signer's name, alone on its line
_NAME = re.compile(
    rf"[{CAPITALS}][{SMALL_LETTERS}]+(?: [{CAPITALS}][{SMALL_LETTERS}]*){{1,4}}"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines of a page are set.

    ``left`` and ``right`` are the edges of the text, ``width`` is that of the page, in
    points.
    """

    wrapped: bool
    width: float | None
    left: float
    right: float
    cut_at: int | None = None
    """The length of full lines, where a text is cut into lines of one length."""


def setting_of(page: Page) -> Setting:
    """Return how the lines of *page* are set."""
    boxes = [line.box for line in page.lines if line.box and line.part is Part.BODY]
    return Setting(
        page.method in WRAPPED,
        page.width,
        left=min((box.left for box in boxes), default=0.0),
        right=max((box.right for box in boxes), default=0.0),
        cut_at=_cut_at(page) if page.method not in WRAPPED else None,
    )


def _cut_at(page: Page) -> int | None:
    """Return the length that most lines of *page* have, if they all end there."""
    lengths = [len(each.text) for each in page.lines if each.part is Part.BODY]
    long = [length for length in lengths if length > _SHORTEST_CUT]
    longest = max(long, default=0)
    full = sum(length >= SHORT * longest for length in long)
    if len(long) < _FEWEST_CUT or longest > _LONGEST_CUT or full < len(long) / 2:
        return None
    return longest


def goes_on(page: Setting, line: Line, following: Line, *, gap: bool) -> bool:
    """Return whether *following* belongs to the same paragraph as *line*.

    *gap*: an empty line separates the two.
    """
    before, after = line.text, following.text
    if Part.TABLE in (line.part, following.part):
        return False
    if breaks_symbol(before, after) or (not gap and _cuts_name(before, after)):
        return True
    if _STARTS_BLOCK.match(after) or _NAME.fullmatch(before):
        return False
    if _is_heading(before) or _is_heading(after):
        return False
    if page.wrapped:
        return not gap and _wraps(page, line, following)
    filled = not gap and _fills(page.cut_at, before, after)
    return filled or _continues_clause(before, after, gap=gap)


def breaks_symbol(before: str, after: str) -> bool:
    """Return whether the line break cuts a number's symbol or a date in two."""
    if _BROKEN_DAY.search(before) and _DAY_GOES_ON.match(after):
        return True
    return bool(_BROKEN_SYMBOL.search(before) and _SYMBOL_GOES_ON.match(after))


def _cuts_name(before: str, after: str) -> bool:
    """Return whether the line break cuts the name of an issuer or a place in two."""
    if " " not in before and _WORD_OF_PLACE.fullmatch(before):
        return bool(_REST_OF_PLACE.match(after))
    if _YEAR.match(after) and _YEAR_AND.search(before):
        return True
    if not (before.isupper() and after.isupper()):
        return False
    names = _CUT_NAME.finditer(f"{before} {after}")
    return any(name.start() < len(before) < name.end() - 1 for name in names)


def _continues_clause(before: str, after: str, *, gap: bool) -> bool:
    if _ENDS_SENTENCE.search(before):
        return False
    if after[:1].islower():
        return True
    if gap or before.endswith(","):
        return False
    return _ends_open(before, after) or bool(_ENDS_IN_NAME.search(before))


def _fills(length: int | None, before: str, after: str) -> bool:
    """Return whether *before* was cut because the next word had no room."""
    if length is None or (_ENDS_SENTENCE.search(before) and before[-1] != ";"):
        return False
    return len(before) + len(after.split(maxsplit=1)[0]) >= length


def _ends_open(before: str, after: str) -> bool:
    """Return whether *before* cannot end a paragraph; ``bản đồ số`` may end a title."""
    if _ENDS_BEFORE_FIGURE.search(before) and not after[:1].isdigit():
        return False
    return bool(_ENDS_OPEN.search(before))


def _wraps(page: Setting, line: Line, following: Line) -> bool:
    if following.text[:1].islower() or _brackets(line.text, following.text):
        return True
    if _is_centred(page, line) and not _is_centred(page, following):
        return False
    if _is_title_over(page, line, following):
        return False
    if line.text.endswith(";"):
        return _reaches_margin(page, line, FULL)
    if _ENDS_SENTENCE.search(line.text):
        return False
    return _ENDS_OPEN.search(line.text) is not None or _reaches_margin(
        page, line, SHORT
    )


def _brackets(before: str, after: str) -> bool:
    """Return whether the two lines are one remark: ``(Kèm theo … xã`` + ``Hà Sơn)``."""
    opens = before.startswith("(") and ")" not in before
    return opens and after.rstrip(" .;").endswith(")") and "(" not in after


def _is_centred(page: Setting, line: Line) -> bool:
    """Return whether a line is centred, as titles are."""
    if line.box is None or page.left >= page.right:
        return False
    before, behind = line.box.left - page.left, page.right - line.box.right
    share = INDENTED * (page.right - page.left)
    return min(before, behind) > share and abs(before - behind) < share


def _is_title_over(page: Setting, line: Line, following: Line) -> bool:
    """Return whether a title precedes a paragraph that looks nearly centred too.

    The title leaves equal margins, the paragraph does not. Unlike the lines of a
    quotation, the two begin at different places, or there is more room between them.
    """
    if line.box is None or following.box is None or page.left >= page.right:
        return False
    if not _leaves_the_same(page, line.box) or _leaves_the_same(page, following.box):
        return False
    room = following.box.top - line.box.bottom
    if room > APART * (line.box.bottom - line.box.top):
        return True
    narrow = line.box.left - page.left > ALMOST * (page.right - page.left)
    return narrow and abs(following.box.left - line.box.left) > SAME_EDGE


def _leaves_the_same(page: Setting, box: Box) -> bool:
    """Return whether a line is as far from one edge of the text as from the other."""
    before, behind = box.left - page.left, page.right - box.right
    alike = abs(before - behind) < ALMOST * (page.right - page.left)
    return alike and min(before, behind) > SAME_EDGE


def _reaches_margin(page: Setting, line: Line, share: float) -> bool:
    if line.box is None or page.width is None:
        return share == SHORT
    if line.edge is not None:
        return line.box.right >= line.box.left + share * (line.edge - line.box.left)
    return line.box.right >= share * page.width


def _is_heading(text: str) -> bool:
    """Return whether a line is all capitals, as titles and letterheads are."""
    return text.isupper() and not text[0].isdigit()
