"""The tables of ``service``."""

from datetime import date
from typing import Any

from tests.ablation.reading import (
    Facts,
    Reading,
    Row,
    alone,
    always,
    columns,
    in_column,
)
from tests.ablation.tables.drafts import DRAFTS


def field_name(row: Row) -> Facts:
    """Whether the example asks for what is behind the colon, in that field alone."""
    from schemas.errors import QuerySyntaxError
    from service.search.filters import conditions_of, read_filter
    from service.search.language import read_query
    from service.search.query_tree import QueryTree

    _, _, value = row["example"].partition(":")
    asked = QueryTree(), conditions_of([read_filter(row["field"], value)])
    try:
        return {"asks": read_query(row["example"]) == asked}
    except QuerySyntaxError:  # a shorter name of another field ends as it does
        return {"asks": False}


def values_asked_for(row: Row) -> Facts:
    """The values that the example asks for; none if it is no query."""
    from schemas.errors import QuerySyntaxError
    from service.search.conditions import OneOf
    from service.search.language import read_query

    try:
        _, asked = read_query(row["example"])
    except QuerySyntaxError:
        return {"values": None}
    conditions = [each for group in asked.required for each in group]
    keys = [each.keys for each in conditions if isinstance(each, OneOf)]
    return {"values": " ".join(*keys)}


def citing_rule(row: Row) -> Facts:
    """How the rules of the last day on which the row holds cite a law in full."""
    from schemas.link import DocumentSummary
    from service.citing.forms import citation_forms
    from service.citing.rule_sets import Genre, rules_for

    day = date.fromisoformat(row["valid_to"] or row["valid_from"] or "2030-01-01")
    law = DocumentSummary(
        id="a0000000",
        filename="luat.txt",
        number="33/2024/QH15",
        doc_type="Luật",
        issuer="Quốc hội",
        issued_on=date(2024, 6, 21),
        subject="Lưu trữ",
        signer=None,
    )
    try:
        rules = rules_for(Genre(row["genre"]), day)
    except StopIteration:
        return {"basis": None, "cited": None}
    return {"basis": rules.basis, "cited": citation_forms(law, rules).full}


def citing_rule_expected(row: Row) -> Facts:
    return {"basis": row["basis"], "cited": row["example"]}


def kind_rank(row: Row) -> Facts:
    """Which of the two types of the example comes first in a list of works."""
    from schemas.link import DocumentSummary
    from service.citing.bibliography import works_of

    documents = [
        DocumentSummary(
            id=doc_type,
            filename="x.txt",
            number="12/X",
            doc_type=doc_type[0].upper() + doc_type[1:],
            issuer=None,
            issued_on=date(2024, 1, 1),
            subject=None,
            signer=None,
        )
        for doc_type in row["example"].split(" đứng trước ")
    ]
    return {"first": works_of(reversed(documents))[0].doc_type}


def act_rank(row: Row) -> Facts:
    """Which of the act of the example and the one below it a draft names first."""
    from schemas.link import DocumentSummary
    from schemas.record import CitationForms
    from service.citing.legal_basis import legal_basis_of

    def act(text: str) -> tuple[DocumentSummary, CitationForms]:
        kind, _, number = text.partition(" số ")
        document = DocumentSummary(
            id=text, filename="x", number=number or None, doc_type=kind
        )
        return document, CitationForms("", "", "", text)

    acts = [act(row["before"]), act(row["example"])]
    return {"first": legal_basis_of(acts).splitlines()[0].rstrip(";")}


def cited_as(subject: str, **parts: Any) -> str:
    """Return how a document of that subject is cited in full."""
    from schemas.link import DocumentSummary
    from service.citing.forms import citation_forms

    document = DocumentSummary(id="x", filename="x", subject=subject or None, **parts)
    return citation_forms(document).full


def subject_start(row: Row) -> Facts:
    """What stands between the issuer and the subject of the example."""
    cited = cited_as(row["example"], doc_type="Công văn", issuer="Sở Y tế")
    return {"before": cited.removeprefix("Công văn của Sở Y tế ")}


def subject_start_expected(row: Row) -> Facts:
    example = row["example"]
    small = example[0].lower() + example[1:]
    return {"before": f"{row['before']} {small}".strip()}


def capitals(row: Row) -> Facts:
    """How the example stands in a citation."""
    from service.citing.cited_subject import tidy

    return {"has": row["capitals"] in tidy(row["example"])}


def case_symbol(row: Row) -> Facts:
    """What a judgment with the number of the example is called."""
    cited = cited_as("", doc_type="Bản án", number=row["example"])
    return {"named": row["name"] in cited}


def rule(row: Row) -> Facts:
    """What the check of the draft for this rule finds by it."""
    from tests.archived import findings_of

    try:
        findings = findings_of(DRAFTS[row["code"]])
    except KeyError as error:  # a finding of a rule that is in no table
        return {"severity": None, "lacks": str(error)}
    found = {each.code: each.severity.value for each in findings}
    return {"severity": found.get(row["code"])}


def leftover(row: Row) -> Facts:
    """Why a file of the name is skipped."""
    from service.intake.leftovers import leftover_code

    return {"code": leftover_code([row["example"]])}


READINGS = {
    ("service.search", "field_names"): Reading(
        field_name, always("asks", value=True), columns("name")
    ),
    ("service.search", "standings"): Reading(
        values_asked_for, in_column("values", "values"), columns("name")
    ),
    ("service.search", "signature_states"): Reading(
        values_asked_for, in_column("values", "values"), columns("name")
    ),
    ("service.citing", "citing_rules"): Reading(
        citing_rule, citing_rule_expected, columns("genre")
    ),
    ("service.citing", "kind_ranks"): Reading(
        kind_rank, in_column("first", "name"), alone
    ),
    ("service.citing", "act_ranks"): Reading(
        act_rank, in_column("first", "example"), alone
    ),
    ("service.citing", "subject_starts"): Reading(
        subject_start, subject_start_expected, columns("words")
    ),
    ("service.citing", "capitals"): Reading(
        capitals, always("has", value=True), columns("written")
    ),
    ("service.citing", "case_symbols"): Reading(
        case_symbol, always("named", value=True), columns("code")
    ),
    ("service.intake", "leftovers"): Reading(
        leftover, in_column("code", "code"), alone
    ),
    ("service.checking", "rules"): Reading(
        rule, in_column("severity", "severity"), alone
    ),
}
