"""Doubts about a header: contradictions, a missing number, a foreign language."""

from collections.abc import Iterator

from ingest.grammar.written_number import type_of_symbol
from ingest.heading.contradictions import check_issuer
from ingest.heading.letterhead import Letterhead
from ingest.heading.title import OFFICIAL_LETTER, Title
from schemas.document import Doubt, Header

# Letters that no other language has; the most frequent first usually suffice
_VIETNAMESE = dict.fromkeys(
    [*"đưệịảạộếốềủơợụậựấ", *"ƠĐƯ", *map(chr, range(ord("Ạ"), ord("ỹ") + 1))]
)
_LEAST_SHARE = 0.04  # of the letters; in Vietnamese texts it is 0.15 and more
# Indictments are numbered "41/CT-VKS…", with the code of directives
_OF_CODE_CT = frozenset({"Chỉ thị", "Cáo trạng"})
_CIRCULARS = frozenset({"Thông tư", "Thông tư liên tịch"})


def check_header(header: Header, title: Title, head: Letterhead) -> Iterator[Doubt]:
    """Yield a doubt for each contradiction and for a missing number."""
    if header.number is None and header.annex_of is None and not head.doubts:
        yield Doubt("number_missing", "văn bản không có dòng số, ký hiệu")
    dated = any(doubt.code.startswith("date") for doubt in head.doubts)
    if header.issued_on is None and header.annex_of is None and not dated:
        yield Doubt("date_missing", "văn bản không có dòng ngày, tháng, năm")
    if not title.known:
        message = f"tên loại không có trong bảng: {header.doc_type}"
        yield Doubt("kind_unknown", message, header.spans.get("doc_type"))
    named = header.number and type_of_symbol(header.number.symbol)
    if named and title.given and not _may_be(named, header.doc_type):
        message = f"ký hiệu là của {named}, tên loại là {header.doc_type}"
        yield Doubt("symbol_contradicts_kind", message, header.spans.get("number"))
    yield from check_issuer(header)


def is_vietnamese(content: str) -> bool:
    """Return whether enough letters are Vietnamese: not English, not a broken font."""
    marked, enough = 0, _LEAST_SHARE * len(content)
    for letter in _VIETNAMESE:
        marked += content.count(letter)
        if marked > enough:
            return True  # the letters cannot outnumber the characters
    letters = sum(map(str.isalpha, content))
    return bool(letters) and marked >= _LEAST_SHARE * letters


def _may_be(named: str, printed: str | None) -> bool:
    """Return whether a symbol fits the kind; that of a công văn says nothing.

    A kind may be printed with more words: ``Kết luận thanh tra`` is a Kết luận.
    """
    if named == OFFICIAL_LETTER or printed is None or printed.startswith(named):
        return True
    return any({named, printed} <= alike for alike in (_CIRCULARS, _OF_CODE_CT))
