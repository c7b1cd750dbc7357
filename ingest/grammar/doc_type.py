"""How document types are named: ``Nghị định``, ``công văn``, ``QĐ``."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE, any_of
from ingest.grammar.written_number import type_codes
from schemas.span import Span
from schemas.spelling.alphabet import SMALL_LETTERS
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_spelling
from schemas.vocabulary import document_types

ACTS = ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp")
"""Types whose documents are cited by name: ``Luật Tố cáo số 25/2018/QH14``."""

# Citations also abbreviate the type: "QĐ số 49/QĐ-BHXH", "CV 5120"
_ABBREVIATED = (
    "QĐ",
    "CV",
    "NĐ",
    "NQ",
    "TT",
    "TTLT",
    "CT",
    "KH",
    "TB",
    "BC",
    "HD",
    "KL",
)
DOC_TYPE = any_of(doc_type.name for doc_type in document_types())
_SMALL = [doc_type.name.lower() for doc_type in document_types()]
# "Nghị định số: ", matched from its end: there the pattern fails or succeeds at once
_DOC_TYPE_BACKWARDS = re.compile(
    r"\s*:?\s*(?:[ốôồổỗộo]s)?\s*"
    rf"(?P<doc_type>{any_of(_SMALL, backwards=True)}"
    rf"|(?-i:{any_of(_ABBREVIATED, backwards=True)})){NO_WORD_AFTER}",
    re.IGNORECASE,
)
_NUMBER_WORD_BEFORE = re.compile(rf"{NO_WORD_BEFORE}(?:[Ss][ốôồổỗộ]|SỐ)\s*:?\s*\Z")
_REACH = 40
# "Quyết định khởi tố vụ án số"; a word such as "theo" leads to another document
_PHRASE_BEFORE = re.compile(
    rf"{NO_WORD_BEFORE}(?P<doc_type>(?i:{DOC_TYPE}))"
    r"(?:\s+(?!(?:của|tại|theo|về|và|này|trên|ngày|do|để|các|kèm|có|số)\s)"
    rf"[{SMALL_LETTERS}]+){{0,7}}\s*\Z"
)
_PHRASE_REACH = 60


class FoundDocType(NamedTuple):
    """The name of a document type, as the table spells it, and its place."""

    name: str
    span: Span


def doc_type_before(text: str, position: int, floor: int = 0) -> FoundDocType | None:
    """Return the type named right before *position* (``Nghị định số`` + number)."""
    backwards = text[max(floor, position - _REACH) : position][::-1]
    match = _DOC_TYPE_BACKWARDS.match(backwards)
    if not match:
        return None
    span = Span(position - match.end(), position - match.start("doc_type"))
    return FoundDocType(doc_type_named(match["doc_type"][::-1]), span)


def doc_type_of_phrase(
    text: str, position: int, floor: int, name: str | None
) -> FoundDocType | None:
    """Return the type that the phrase before *position* begins with.

    ``Báo cáo thẩm định`` is a ``Báo cáo``. *name*: the only type it may be, where the
    symbol says it.
    """
    start = max(floor, position - _PHRASE_REACH)
    match = _PHRASE_BEFORE.search(text, start, position)
    if match is None or name not in (None, doc_type_named(match["doc_type"])):
        return None
    span = Span(match.start(), match.end("doc_type"))
    return FoundDocType(doc_type_named(match["doc_type"]), span)


def number_word_before(text: str, position: int, floor: int = 0) -> int | None:
    """Return where the word ``số`` right before *position* starts, or None."""
    start = max(floor, position - 8)
    match = _NUMBER_WORD_BEFORE.search(text[start:position])
    return start + match.start() if match else None


@lru_cache(1024)
def doc_type_named(words: str) -> str:
    """Return the document type that *words* name, as the table spells it.

    Raises:
        KeyError: the words are no name and no code of one.

    """
    name = collapse_spaces(words)
    return type_codes().get(name) or _names()[fold_spelling(name)]


def read_doc_type(name: str) -> str | None:
    """Return the document type of that *name*, as the table spells it, or None."""
    return _names().get(fold_spelling(name))


@cache
def _names() -> dict[str, str]:
    """Return the name of each document type by its ``fold_spelling``."""
    return {fold_spelling(each.name): each.name for each in document_types()}
