"""How a document is cited (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6).

First in full: kind, number, date, issuer and subject; later by kind and number. What
is not known is left out; a number that only the file's name suggests is not known. To
cite by other rules, pass a rule set (``service.citing.rule_sets``).
"""

import re
from collections.abc import Iterable
from datetime import date

from schemas.link import DocumentSummary
from schemas.record import CitationForms
from schemas.spelling.characters import collapse_spaces
from schemas.vocabulary import document_types
from service.citing.rule_sets import LawForm, RuleSet

_NAMED_DOC_TYPES = {"law", "code", "ordinance", "constitution"}
_MONTHS_WITH_ZERO = {1, 2}  # Phụ lục I, mục II.4
_UNKNOWN_DOC_TYPE = "Văn bản"
_ABOUT = re.compile(r"(?:v/v\s*:?|về\s+việc\b\s*:?)\s*", re.IGNORECASE)
_ON = re.compile(r"về\s+", re.IGNORECASE)
# A subject that begins with one of these follows the issuer without "về"
_VERBS = re.compile(
    r"(?:ban hành|bãi bỏ|công bố|điều chỉnh|giao|hướng dẫn|phê duyệt|quy định"
    r"|sửa đổi|thay thế|triển khai)\b",
    re.IGNORECASE,
)


def citation_forms(
    document: DocumentSummary, rules: RuleSet | None = None
) -> CitationForms:
    """Return how *document* is cited first, later on, and in a footnote.

    Laws are cited by their names. Without a number, the later form is the first one.
    Without *rules* everything known is given, as in a list of works.
    """
    if _is_named(document) and document.subject:
        return _named_forms(document, document.subject, rules)
    head = _joined([document.doc_type or _UNKNOWN_DOC_TYPE, _number(document)])
    tail = [_issuer(document), _subject(document)]
    day = document.issued_on if rules is None or rules.with_day else None
    full = _joined([head, f"ngày {_long_day(day)}" if day else None, *tail])
    footnote = _joined([head, f"ngày {_short_day(day)}" if day else None, *tail])
    if full == _UNKNOWN_DOC_TYPE:
        full = footnote = f"{_UNKNOWN_DOC_TYPE} “{document.filename}”"
    return CitationForms(full, head if document.number else full, f"{footnote}.")


def _named_forms(
    document: DocumentSummary, subject: str, rules: RuleSet | None
) -> CitationForms:
    name = _law_name(document.doc_type or "", _tidy(subject))
    full = _named(document, name, rules.law if rules else LawForm.NAME_NUMBER)
    short = _named(document, name, rules.law_later if rules else LawForm.NAME)
    return CitationForms(full, short, f"{full}.")


def _named(document: DocumentSummary, name: str, form: LawForm) -> str:
    number, day = _number(document), document.issued_on
    match form:
        case LawForm.NAME_NUMBER:
            return _joined([name, number])
        case LawForm.DOC_TYPE_NUMBER if number:
            return _joined([document.doc_type, number])
        case LawForm.NAME_YEAR if day:
            return f"{name} năm {day.year}"
    return name


def _law_name(kind: str, title: str) -> str:
    """Return the name of a law; *title* may repeat the *kind*: ``Luật Đất đai``."""
    if re.match(rf"{kind}\b", title, re.IGNORECASE):
        return kind + title[len(kind) :]
    return f"{kind} {_lower_first(title) if _VERBS.match(title) else title}"


def _is_named(document: DocumentSummary) -> bool:
    kinds = (kind for kind in document_types() if kind.key in _NAMED_DOC_TYPES)
    return document.doc_type in {kind.name for kind in kinds}


def _number(document: DocumentSummary) -> str | None:
    return f"số {document.number}" if document.number else None


def _issuer(document: DocumentSummary) -> str | None:
    return f"của {document.issuer}" if document.issuer else None


def _subject(document: DocumentSummary) -> str | None:
    """Return the subject as it follows the issuer: ``về việc …``, ``quy định …``."""
    subject = _tidy(document.subject or "")
    if not subject:
        return None
    if about := _ABOUT.match(subject):
        return f"về việc {subject[about.end() :]}"
    if on := _ON.match(subject):
        return f"về {subject[on.end() :]}"
    lowered = _lower_first(subject)
    return lowered if _VERBS.match(subject) else f"về {lowered}"


def _tidy(text: str) -> str:
    return collapse_spaces(text).rstrip(" .;,")


def _lower_first(text: str) -> str:
    """Return *text* with a small first letter, but ``UBND`` and ``Việt Nam`` as is."""
    first, _, rest = text.partition(" ")
    if first[1:].islower() and not rest[:1].isupper():
        return text[0].lower() + text[1:]
    return text


def _long_day(day: date) -> str:
    return f"{day.day:02} tháng {_month(day)} năm {day.year}"


def _short_day(day: date) -> str:
    return f"{day.day:02}/{_month(day)}/{day.year}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month in _MONTHS_WITH_ZERO else str(day.month)


def _joined(parts: Iterable[str | None]) -> str:
    return " ".join(filter(None, parts))
