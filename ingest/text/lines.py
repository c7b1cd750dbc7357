"""Does a printed line go on in the next one?"""

import re

from schemas.document import Line, Method, Page, Part

WRAPPED = frozenset({Method.PDFIUM, Method.PDFPLUMBER, Method.OCR})
"""Ways of reading that give lines as printed, not paragraphs."""

SHORT = 0.8  # a line that ends before this share of the column ends its paragraph

# The symbol of a number is broken over two lines: "2764/QĐ-" + "TTg"
_BROKEN_SYMBOL = re.compile(r"[0-9A-ZĐ](?:[a-z]{1,2})?[-/&]$")
_SYMBOL_GOES_ON = re.compile(r"[&A-ZĐ][A-Za-zĐđ&]*\d*\b")
_ENDS_SENTENCE = re.compile(r"[.:;!?…][”\"»)]?$")
_ENDS_OPEN = re.compile(
    r"(?:^|\s)(?:và|của|về|tại|số|ngày|tháng|năm|theo|với|cho|do|các|những|trong"
    r"|điều|khoản|điểm|Điều|hoặc|là|từ|đến)$|,$"
)
# A new item, article, section or block starts here
_STARTS_BLOCK = re.compile(
    r"[-–+•*○▪]\s|\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s|[a-zđ]\d?[.)]\s|[IVX]{1,5}[.)]\s"
    r"|Điều \d+\w?[.:]|(?:Chương|Mục|Phần|CHƯƠNG|MỤC|PHẦN) [IVX\d]"
    r"|Căn cứ |Theo đề nghị |Xét đề nghị |Kính gửi|Nơi nhận|Phụ lục|PHỤ LỤC|Số ?:"
)


def goes_on(page: Page, line: Line, following: Line, *, gap: bool) -> bool:
    """Say whether *following* belongs to the same paragraph as *line*.

    ``gap`` tells that an empty line stands between the two.
    """
    before, after = line.text, following.text
    if Part.TABLE in (line.part, following.part):
        return False
    if breaks_symbol(before, after):
        return True
    if _STARTS_BLOCK.match(after) or _is_heading(before) or _is_heading(after):
        return False
    if page.method in WRAPPED:
        return not gap and _wraps(page, line, following)
    return _continues_clause(before, after, gap=gap)


def breaks_symbol(before: str, after: str) -> bool:
    """Say whether the line end cut a number's symbol in two."""
    return bool(_BROKEN_SYMBOL.search(before) and _SYMBOL_GOES_ON.match(after))


def _continues_clause(before: str, after: str, *, gap: bool) -> bool:
    if _ENDS_SENTENCE.search(before):
        return False
    if after[:1].islower():
        return True
    return not gap and bool(_ENDS_OPEN.search(before)) and not before.endswith(",")


def _wraps(page: Page, line: Line, following: Line) -> bool:
    if _ENDS_SENTENCE.search(line.text) and not following.text[:1].islower():
        return False
    if _ENDS_OPEN.search(line.text) or following.text[:1].islower():
        return True
    return _reaches_margin(page, line)


def _reaches_margin(page: Page, line: Line) -> bool:
    if line.box is None or page.width is None:
        return True
    return line.box.right >= SHORT * page.width


def _is_heading(text: str) -> bool:
    """Say whether a line is all in capitals, as titles and letterheads are."""
    return text.isupper() and any(map(str.isalpha, text))
