"""Whether the words behind a document end its force: ``… hết hiệu lực kể từ ngày``.

What expires may be only a part of it, or something that was made by its rules.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import chain

from ingest.citing.reference import Reference
from schemas.citation import Relation
from schemas.spelling.alphabet import SMALL_LETTERS

EXPIRY = (
    r"(?:(?:hết|không\s+còn|chấm\s+dứt)\s+hiệu\s+lực"
    r"|bị\s+(?:bãi\s+bỏ|thay\s+thế))"
)
"""The words that end the force of what stands before them."""
# "tiếp tục áp dụng đến khi bị thay thế hoặc hết hiệu lực" ends nothing
_EXPIRY = re.compile(
    r"(?<!chưa )(?<!khi )(?<!thời điểm )(?<!hoặc )(?<!trường hợp )(?<!bị )"
    rf"{EXPIRY}"
)
_BY_ANOTHER = re.compile(r"\s+(?:bởi|theo|tại|bằng)\s(?![^\d;.\n]{0,60}\bnày\b)")
_FIRST_WORDS = ("hết", " bị ", "không còn", "chấm dứt")
_REACH = 600  # characters of titles that may precede it
# The dot or colon of a number, and a semicolon within a title, end no clause
_PARTS_FROM_EXPIRY = re.compile(rf"\.(?!\d)|:(?! ?\d)|;(?!\s[{SMALL_LETTERS}])")
# "giấy phép cấp theo quy định tại Thông tư … hết hiệu lực": the permit expires
_BY_ITS_RULES = re.compile(
    r"(?:(?<!kèm )theo(?:\s+(?:các\s+)?quy\s+định)?(?:\s+(?:tại|của))?|bởi)"
    r"\s+(?:các\s+)?\Z"
)
# "các văn bản quy định chi tiết Luật …": those that detail it expire
_DETAILED = re.compile(
    r"(?:văn\s+bản|quy\s+định)\s[^;.\n]{0,40}?(?:quy\s+định\s+chi\s+tiết|hướng\s+dẫn)"
    r"(?:[\s,]+(?:và|hướng\s+dẫn|thi\s+hành|thực\s+hiện|một\s+số\s+điều|của))*\s+\Z",
    re.IGNORECASE,
)
_UNTIL_IT = re.compile(
    r"\b(?:khi|nếu|trường\s+hợp|đến\s+ngày)\s+(?:các\s+)?\Z", re.IGNORECASE
)
# "quy định tại Nghị định …", "Quy chế ban hành kèm theo Quyết định …"
_IN_IT = re.compile(r"\s(?:tại|của|trong|kèm(?:\s+theo)?|ban\s+hành\s+theo)\s+\Z")
_MOST_OF_LINK = 30  # characters of the words that lead to a document
_MOST_OF_SUBJECT = 160


def ended_by_words_behind(text: str, reference: Reference) -> Relation | None:
    """Return what the words behind the reference do to it, if they end its force."""
    end = reference.span.end
    line = text.find("\n", end, end + _REACH)
    reach = end + _REACH if line < 0 else line
    if not _may_expire(text, end, reach):
        return None  # nearly always, and cheaply detected
    expiry = _EXPIRY.search(text, end, reach)
    if not expiry or _PARTS_FROM_EXPIRY.search(text, end, expiry.start()):
        return None
    if _is_of_something_else(text, reference) or _BY_ANOTHER.match(text, expiry.end()):
        return None
    if _IN_IT.search(text, *_just_before(reference)):
        return Relation.AMENDS
    repealed = expiry.group().endswith("bỏ")
    return Relation.REPEALS if repealed else Relation.REPLACES


def _may_expire(text: str, start: int, end: int) -> bool:
    """Return whether words of expiry may begin in *text* from *start* to *end*."""
    places = _beginnings(text)
    following = bisect_left(places, start)
    return following < len(places) and places[following] < end


@lru_cache(2)  # looked for once in a text, not behind each of its references
def _beginnings(text: str) -> list[int]:
    """Return where in *text* words of expiry may begin."""
    words = (re.finditer(each, text) for each in _FIRST_WORDS)
    return sorted(each.start() for each in chain.from_iterable(words))


def _is_of_something_else(text: str, reference: Reference) -> bool:
    link = _just_before(reference)
    if _BY_ITS_RULES.search(text, *link) or _UNTIL_IT.search(text, *link):
        return True
    line = text.rfind("\n", 0, reference.lead) + 1
    start = max(line, reference.lead - _MOST_OF_SUBJECT)
    return bool(_DETAILED.search(text, start, reference.lead))


def _just_before(reference: Reference) -> tuple[int, int]:
    return max(0, reference.lead - _MOST_OF_LINK), reference.lead
