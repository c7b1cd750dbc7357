"""Findings of form: how citations are written (NĐ 30/2020/NĐ-CP).

The decree applies to administrative documents; legal and Party ones have other rules.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.grammar.doc_type import ACTS, doc_type_named
from ingest.grammar.provision import provision_before
from schemas.citation import Mention
from schemas.document import ParsedDocument
from schemas.finding import Correction, Finding
from schemas.span import Span
from schemas.vocabulary import document_types
from service.checking.cited import Cited
from service.checking.printed import Printed, named_type
from service.checking.rules import finding

_DOC_TYPE_ALONE = re.compile(r"\s+")
_MANY = re.compile(r"(?:các|những|một số|mọi|hai|ba)\s+\Z", re.IGNORECASE)
# A line begins with a capital, and so does an item ("a) Khoản 3 …") that begins one
_SENTENCE_START = re.compile(
    r"(?:\A|\n|[.:“\"(+*–-])\s*(?:(?<=\n)(?:[a-zđ0-9]{1,2}[.)]|[-–+*])\s*)?\Z"
)
_UNITS = re.compile(r"\b(?:điểm|khoản|điều)(?=\s)", re.IGNORECASE)


def find_form(draft: ParsedDocument, cited: Cited) -> Iterator[Finding]:
    """Yield, at every mention, what the decree wants written differently."""
    if follows_other_rules(draft):
        return
    for each in cited.mentions:
        doc_type = named_type(each)
        if doc_type and each.number:
            yield from _number_word(each, doc_type)
            yield from _doc_type_case(each, doc_type)
        yield from _provision_case(each)


def follows_other_rules(draft: ParsedDocument) -> bool:
    """Return whether the draft is a legal or a Party document."""
    return genre_of(draft) != "administrative"


def genre_of(draft: ParsedDocument) -> str:
    """Return whether the draft is ``administrative``, ``legal`` or ``party``."""
    number = draft.header.number
    if number and (number.year or number.hyphenated):
        return "legal" if number.year else "party"
    doc_types = {doc_type.name: doc_type.genre for doc_type in document_types()}
    genre = doc_types.get(draft.header.doc_type or "")
    return genre if genre in {"legal", "party"} else "administrative"


def _number_word(printed: Printed, doc_type: Span) -> Iterator[Finding]:
    number = printed.number
    if number is None:
        return
    between = printed.text[doc_type.end : number.span.start]
    if _DOC_TYPE_ALONE.fullmatch(between):
        name, serial = doc_type.within(printed.text), number.span.within(printed.text)
        whole = Span(doc_type.start, number.span.end)
        fix = printed.corrected(whole, f"{name} số {serial}")
        message = "Giữa tên loại và số, ký hiệu có chữ “số”."
        yield finding("number_word", printed.mention, message, fix)


def _doc_type_case(printed: Printed, doc_type: Span) -> Iterator[Finding]:
    name = doc_type.within(printed.text)
    if not name[0].islower() or doc_type_named(name) in ACTS:
        return  # the last word of "văn bản quy phạm pháp luật số …" is no type
    if _MANY.search(printed.text[: doc_type.start][-12:]):
        return
    fix = printed.corrected(doc_type, doc_type_named(name))
    message = "Tên loại của một văn bản cụ thể viết hoa chữ cái đầu."
    yield finding("kind_case", printed.mention, message, fix)


def _provision_case(printed: Printed) -> Iterator[Finding]:
    span = provision_before(printed.text, printed.mention.start)
    if span is None or printed.number is None:
        return
    words = span.within(printed.text)
    begins = bool(
        _SENTENCE_START.search(printed.text[max(0, span.start - 8) : span.start])
    )
    right = _UNITS.sub(lambda unit: _cased(unit, begins=begins), words)
    if right != words:
        message = "Viết hoa chữ cái đầu của điều, không viết hoa khoản, điểm."
        place = reaching_back(printed, span)
        yield finding("provision_case", place, message, Correction(span, words, right))


def _cased(unit: re.Match[str], *, begins: bool) -> str:
    word = unit.group()
    if word.lower() == "điều":
        return "Điều"
    return word if begins and unit.start() == 0 else word.lower()


def reaching_back(printed: Printed, provision: Span | None = None) -> Mention:
    """Return the mention with the *provision* before it; None: the one found there."""
    mention = printed.mention
    span = provision or provision_before(printed.text, mention.start)
    start = span.start if span else mention.start
    return replace(mention, start=start, text=printed.text[start : mention.end])
