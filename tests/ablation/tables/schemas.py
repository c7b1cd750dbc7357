"""The tables of ``schemas``."""

from tests.ablation.reading import (
    Facts,
    Reading,
    Row,
    always,
    columns,
    in_column,
    listed,
)
from tests.ablation.tables.citations import last_relation


def document_type(row: Row) -> Facts:
    """The document type is read as a heading, and in the symbol of a number."""
    from ingest.grammar.written_number import read_number, type_of_symbol
    from ingest.heading.doc_type_line import doc_type_of
    from ingest.heading.segments import Piece

    facts: Facts = {"heading": doc_type_of(Piece(row["name"].upper(), 0))}
    number = read_number(row["example"])
    if number:
        facts["symbol"] = type_of_symbol(number.symbol)
    return facts


def document_type_expected(row: Row) -> Facts:
    if not row["example"][0].isdigit():
        return {"heading": row["name"]}
    of_both = row["genre"] == "party" and row["code"] == "QĐ"  # Quyết định, too
    return {"heading": row["name"], "symbol": None if of_both else row["name"]}


def issuer(row: Row) -> Facts:
    """Name, code, other names, parent and heirs of an issuer are known as its."""
    from ingest.grammar.issuer import issuer_after
    from ingest.grammar.written_number import find_numbers
    from ingest.heading.sentence_case import issuer_case
    from service.linking.offices import Agreement, compare_offices

    name = row["name"]
    facts: Facts = {"in capitals": issuer_case(name.upper())}
    if not row["local"]:
        found = issuer_after(f"của {name} chủ trì", 0)
        facts["in a sentence"] = found and found.name
    if row["code"]:
        facts["number"] = [str(each.number) for each in find_numbers(row["example"])]
        facts["code"] = [each.sure for each in find_numbers(f"12/{row['code']}-VP")]
    if row["parent"]:
        facts["parent"] = compare_offices(name, row["parent"]) is Agreement.UNCLEAR
    for short in listed(row["abbreviations"]):
        facts[short] = compare_offices(short, name) is Agreement.YES
    for later in listed(row["succeeded_by"]):
        facts[later] = compare_offices(name, later) is not Agreement.NO
    return facts


def issuer_expected(row: Row) -> Facts:
    facts: Facts = {"in capitals": row["name"]}
    if not row["local"]:
        facts["in a sentence"] = row["name"]
    if row["code"]:
        facts |= {"number": [row["example"]], "code": [True]}
    if row["parent"]:
        facts["parent"] = True
    others = (*listed(row["abbreviations"]), *listed(row["succeeded_by"]))
    return facts | dict.fromkeys(others, True)


def province(row: Row) -> Facts:
    """The province is known in capitals without its level, and what became of it."""
    from ingest.heading.sentence_case import issuer_case
    from service.linking.offices import Agreement, compare_offices

    office = row["example"]
    facts: Facts = {
        "with its level": issuer_case(office.upper()),
        "without": issuer_case(f"CÔNG AN {row['name'].upper()}"),
    }
    for later in listed(row["succeeded_by"]):
        level = "thành phố " if later == row["name"] else ""
        heir = f"Ủy ban nhân dân {level}{later}"
        facts[later] = compare_offices(office, heir) is not Agreement.NO
    for whole in listed(row["split_from"]):
        before = f"Ủy ban nhân dân {whole}"
        facts[whole] = compare_offices(office, before) is not Agreement.NO
    return facts


def province_expected(row: Row) -> Facts:
    named = {"with its level": row["example"], "without": f"Công an {row['name']}"}
    others = (*listed(row["succeeded_by"]), *listed(row["split_from"]))
    return named | dict.fromkeys(others, True)


def relation(row: Row) -> Facts:
    """The name of the relation that is read in the example."""
    from schemas.vocabulary import relation_names

    names = {each.key: each.name for each in relation_names()}
    return {"name": names.get(last_relation(row["example"]) or "")}


def confusion(row: Row) -> Facts:
    """Whether the letter that was typed is still in the line."""
    from schemas.spelling.characters import normalise_line

    return {"kept": row["written"] in normalise_line(row["example"])}


def abbreviation(row: Row) -> Facts:
    """Whether the example is also found under the name in full."""
    from schemas.spelling.abbreviations import find_forms, other_forms
    from schemas.spelling.folding import fold_case, words

    line = words(fold_case(row["example"]))
    forms = (
        form for start, end in find_forms(line) for form in other_forms(line[start:end])
    )
    return {"in full": fold_case(row["long"]) in map(" ".join, forms)}


READINGS = {
    ("schemas", "document_types"): Reading(
        document_type,
        document_type_expected,
        columns("name", "code"),
        unproved=dict.fromkeys(
            ("party_travel_order", "travel_order"),
            "the same name, of Party and State: one of the rows is enough",
        ),
    ),
    ("schemas", "issuers"): Reading(
        issuer,
        issuer_expected,
        columns("name", "code", "abbreviations"),
        refers=("parent", "succeeded_by"),
        unproved={
            **dict.fromkeys(
                ("Ban Thường vụ Tỉnh ủy", "Thường trực Tỉnh ủy"),
                "compared as the Tỉnh ủy whose letterhead it has, by a rule",
            ),
            "Kho bạc Nhà nước khu vực": (
                "a rule knows areas behind the name of what they belong to"
            ),
        },
    ),
    ("schemas", "provinces"): Reading(
        province,
        province_expected,
        columns("name"),
        refers=("succeeded_by", "split_from"),
        unproved={
            **dict.fromkeys(
                (
                    "Bắc Ninh,thành phố",
                    "Cần Thơ,thành phố",
                    "Quảng Ninh,thành phố",
                    "Đồng Nai,thành phố",
                ),
                "the province of that name ends in it: without it nothing can be read",
            ),
            "Hậu Giang,tỉnh,Cần Thơ,,2004-01-01": (
                "the older province of that name ends in Cần Thơ, too"
            ),
        },
    ),
    ("schemas", "relations"): Reading(
        relation, in_column("name", "name"), columns("key")
    ),
    ("schemas.spelling", "confusions"): Reading(
        confusion, always("kept", value=False), columns("written")
    ),
    ("schemas.spelling", "abbreviations"): Reading(
        abbreviation, always("in full", value=True), columns("short", "long")
    ),
}
