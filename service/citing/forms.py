"""How a document is cited (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6).

First in full: kind, number, date, issuer and subject; later by kind and number; in a
căn cứ as in full, but for laws. What is not known is left out; a number that only the
file's name suggests is not known. To cite by other rules, pass a rule set
(``service.citing.rule_sets``).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from schemas.archival_reference import ArchivalReference
from schemas.link import DocumentSummary
from schemas.record import CitationForms
from schemas.vocabulary import NAMED_DOC_TYPES, document_types, table_rows
from service.citing.cited_subject import (
    begins_with_verb,
    issuer_and_subject,
    listed,
    lower_first,
    tidy,
)
from service.citing.rule_sets import LawForm, RuleSet

_JUDGMENT = "Bản án"
_MONTHS_WITH_ZERO = {1, 2}  # Phụ lục I, mục II.4
_UNKNOWN_DOC_TYPE = "Văn bản"
_BASIS = "Căn cứ "
_ARCHIVAL_RULE = "NĐ 31/2026/NĐ-CP, Điều 11.3"


def citation_forms(
    document: DocumentSummary,
    rules: RuleSet | None = None,
    amended_by: Sequence[DocumentSummary] = (),
    provision: str | None = None,
) -> CitationForms:
    """Return how *document* is cited first, later on, in a footnote and as căn cứ.

    Laws are cited by their names. Without a number, the later form is the first one.
    Without *rules* everything known is given, as in a list of works. *amended_by* are
    named where it is cited in full; *provision* stands before each form.
    """
    if is_named(document) and document.subject:
        forms = _named_forms(document, document.subject, rules)
    else:
        forms = _numbered_forms(document, rules)
    forms = _with_amenders(forms, amended_by)
    forms = replace(forms, rule=rules.reason if rules else "")
    return _of_provision(forms, provision) if provision else forms


def _numbered_forms(document: DocumentSummary, rules: RuleSet | None) -> CitationForms:
    head = _joined([_kind(document), _number(document)])
    tail = issuer_and_subject(document)
    long, short = _dates(document.issued_on, rules)
    with_day, basis_with_day = (
        (rules.with_day, rules.basis_with_day) if rules else (True, True)
    )
    comma = "," if rules and rules.day_comma else ""
    dated = _joined([head + comma if long else head, long, *tail])
    undated = _joined([head, *tail])
    noted = _joined([head + comma if short else head, short, *tail])
    full, footnote = (dated, noted) if with_day else (undated, undated)
    if full == _UNKNOWN_DOC_TYPE:
        full = dated = footnote = f"{_UNKNOWN_DOC_TYPE} “{document.filename}”"
    later = full
    if document.number:
        sign = rules is None or rules.number_sign_later
        later = head if sign else _joined([_kind(document), document.number])
    basis = dated if basis_with_day else full
    return CitationForms(full, later, f"{footnote}.", f"{_BASIS}{basis}")


def _named_forms(
    document: DocumentSummary, subject: str, rules: RuleSet | None
) -> CitationForms:
    name = law_name(document.doc_type or "", subject)
    full = _named(document, name, rules.law if rules else LawForm.NAME_NUMBER)
    short = _named(document, name, rules.law_later if rules else LawForm.NAME)
    basis = _named(document, name, rules.law_basis if rules else LawForm.NAME_NUMBER)
    return CitationForms(full, short, f"{full}.", f"{_BASIS}{basis}")


def _named(document: DocumentSummary, name: str, form: LawForm) -> str:
    number, day = _number(document), document.issued_on
    match form:
        case LawForm.NAME_NUMBER:
            return _joined([name, number])
        case LawForm.DOC_TYPE_NUMBER if number:
            return _joined([document.doc_type, number])
        case LawForm.NAME_YEAR if day:
            return f"{name} năm {day.year}"
        case LawForm.NAME_DAY if day:
            return f"{name} ngày {_long_day(day)}"
    return name


def _with_amenders(
    forms: CitationForms, amenders: Sequence[DocumentSummary]
) -> CitationForms:
    """Return *forms* that name the *amenders*, the oldest first, by their numbers."""
    ordered = sorted(amenders, key=lambda each: each.issued_on or date.max)
    heads = [_joined([_kind(each), _number(each)]) for each in ordered if each.number]
    if not heads:
        return forms
    words = f", được sửa đổi, bổ sung bởi {listed(heads)}"
    return replace(
        forms,
        full=forms.full + words,
        footnote=f"{forms.footnote[:-1]}{words}.",
        legal_basis=forms.legal_basis + words,
    )


def with_archival(forms: CitationForms, kept: ArchivalReference) -> CitationForms:
    """Return *forms* that say where the document is *kept*, where it is cited in full.

    NĐ 31/2026/NĐ-CP asks for the facts; no act says how they are to be written. They
    stand in its words and its order, in brackets. What is not known is left out.
    """
    if not kept.words:
        return forms
    words = f" ({kept.words})"
    return replace(
        forms,
        full=forms.full + words,
        footnote=f"{forms.footnote[:-1]}{words}.",
        rule="; ".join(filter(None, (forms.rule, _ARCHIVAL_RULE))),
    )


def _of_provision(forms: CitationForms, provision: str) -> CitationForms:
    capital = provision[0].upper() + provision[1:]
    basis = forms.legal_basis.removeprefix(_BASIS)
    return replace(
        forms,
        full=f"{provision} {forms.full}",
        short=f"{provision} {forms.short}",
        footnote=f"{capital} {forms.footnote}",
        legal_basis=f"{_BASIS}{provision} {basis}",
    )


def law_name(kind: str, title: str) -> str:
    """Return the name of a law; *title* may repeat the *kind*: ``Luật Đất đai``."""
    title = tidy(title)
    if re.match(rf"{kind}\b", title, re.IGNORECASE):
        return kind + title[len(kind) :]
    return f"{kind} {lower_first(title) if begins_with_verb(title) else title}"


def is_named(document: DocumentSummary) -> bool:
    """Return whether it is cited by its name: a law, a code, an ordinance."""
    kinds = (kind for kind in document_types() if kind.key in NAMED_DOC_TYPES)
    return document.doc_type in {kind.name for kind in kinds}


def _kind(document: DocumentSummary) -> str:
    """Return the kind; of a judgment, what its symbol says of the case, too."""
    if document.doc_type != _JUDGMENT or not document.number:
        return document.doc_type or _UNKNOWN_DOC_TYPE
    codes = re.split(r"[/-]", document.number)
    words = (_case_words().get(each, "") for each in codes)
    return _joined([_JUDGMENT, *words])


@cache
def _case_words() -> dict[str, str]:
    rows = table_rows("service.citing", "case_symbols")
    return {row["code"]: row["name"] for row in rows}


def _number(document: DocumentSummary) -> str | None:
    return f"số {document.number}" if document.number else None


def _dates(day: date | None, rules: RuleSet | None) -> tuple[str | None, str | None]:
    """Return a date as it stands in the text, and in a footnote."""
    if day is None:
        return None, None
    short = f"ngày {_short_day(day)}"
    return short if rules and rules.day_comma else f"ngày {_long_day(day)}", short


def _long_day(day: date) -> str:
    return f"{day.day:02} tháng {_month(day)} năm {day.year}"


def _short_day(day: date) -> str:
    return f"{day.day:02}/{_month(day)}/{day.year}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month in _MONTHS_WITH_ZERO else str(day.month)


def _joined(parts: Iterable[str | None]) -> str:
    return " ".join(filter(None, parts))
