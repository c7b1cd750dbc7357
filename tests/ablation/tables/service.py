"""The tables of ``service``."""

from datetime import date

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
    ("service.intake", "leftovers"): Reading(
        leftover, in_column("code", "code"), alone
    ),
    ("service.checking", "rules"): Reading(
        rule, in_column("severity", "severity"), alone
    ),
}
