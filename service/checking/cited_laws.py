"""Findings where a law that a draft rests on is not named as its rules want.

An administrative draft gives name and date, a legal one the number or the year, by the
rules of its day.
"""

import re
from collections.abc import Iterator
from datetime import date

from ingest.grammar.date import DATE
from schemas.citation import Relation
from schemas.document import ParsedDocument
from schemas.finding import Finding
from service.checking.cited import Cited
from service.checking.form import genre_of
from service.checking.printed import Printed
from service.checking.rules import finding
from service.citing.rule_sets import Genre, LawForm, rules_for

_LAWS = {"Luật", "Bộ luật", "Pháp lệnh"}
_DATE = re.compile(DATE)
_YEAR = re.compile(r"\bnăm (?:19|20)\d\d\b")
_BASIS = re.compile(r"(?:\A|\n)\s*[-–]?\s*Căn cứ (?:vào )?(?:các )?[^\n]*\Z")


def find_laws(draft: ParsedDocument, cited: Cited, day: date) -> Iterator[Finding]:
    """Yield a căn cứ that is a law and lacks, or has too much of, what names it."""
    citation, first = cited.citation, cited.mentions[0]
    if citation.doc_type not in _LAWS or citation.nested or not is_basis(first):
        return
    genre = Genre(genre_of(draft))
    rules = rules_for(genre, day)
    if genre is Genre.ADMINISTRATIVE:
        yield from _of_administrative(cited)
    elif not rules.with_day and _lacks(rules.law, cited):
        part = "năm" if rules.law is LawForm.NAME_YEAR else "số"
        message = f"Dự thảo văn bản quy phạm ghi {part} của luật: {rules.example}"
        yield finding("law_number", first.mention, f"{message} ({rules.basis}).")


def is_basis(printed: Printed) -> bool:
    """Return whether the mention stands in a line that begins with ``Căn cứ``."""
    start = printed.mention.start
    line = printed.text[max(0, start - 200) : start]
    is_related = printed.mention.relation is Relation.LEGAL_BASIS
    return is_related and _BASIS.search(line) is not None


def _lacks(form: LawForm, cited: Cited) -> bool:
    """Return whether the law is without the year or the number that *form* has."""
    if form is LawForm.NAME_YEAR:
        return not _YEAR.search(cited.mentions[0].sentence())
    return form is LawForm.NAME_NUMBER and cited.citation.number is None


def _of_administrative(cited: Cited) -> Iterator[Finding]:
    """Yield a law without its date, or with a number, in an administrative draft."""
    citation, first = cited.citation, cited.mentions[0]
    dated = any(each.day for each in cited.mentions) or _DATE.search(first.sentence())
    if citation.issued_on is None and not dated:
        known = cited.known_document
        day = known.issued_on if known else None
        text = f": {day.day:02}/{day.month:02}/{day.year}" if day else ""
        message = f"Căn cứ là luật, pháp lệnh ghi tên và ngày ban hành{text}."
        yield finding("law_day", first.mention, message)
    if citation.number and first.number:
        message = (
            "Căn cứ là luật, pháp lệnh không ghi số, ký hiệu, chỉ ghi tên và ngày."
        )
        yield finding("law_with_number", first.mention, message)
