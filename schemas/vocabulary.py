"""The facts of the field: document types, issuers, provinces, as rows of tables."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

NAMED_DOC_TYPES = frozenset({"law", "code", "ordinance", "constitution"})
"""The keys of the types whose documents are cited by their names."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document (NĐ 30/2020/NĐ-CP, Phụ lục III; Luật Ban hành VBQPPL).

    ``code`` is its abbreviation in symbols; ``genre`` is legal, administrative,
    party or generic; ``example`` a number of such a document, if they have numbers.
    ``has_force``: such documents are in force or not; a report or a letter never is.
    ``valid_from``, ``valid_to``: when such documents were issued, where that is known.
    """

    key: str
    code: str
    name: str
    genre: str
    has_force: bool
    valid_from: date | None
    valid_to: date | None
    example: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer of documents, with its code in symbols and when it existed.

    ``numbered``: the code is followed by digits of its own (QH15, VKSKV7).
    ``local``: each province, district or commune has one, so that the name alone does
    not identify it. ``succeeded_by``: what it was renamed to, merged or split into.
    """

    name: str
    code: str
    numbered: bool
    abbreviations: tuple[str, ...]
    local: bool
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    succeeded_by: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province or a city of central rank; merged ones end, they are not deleted.

    Two rows of one name are two provinces over time: Hậu Giang to 1991 and from 2004.
    ``succeeded_by``: what it was renamed to, merged or split into; ``split_from``: a
    province that it was a part of, and that went on.
    """

    name: str
    level: str
    succeeded_by: tuple[str, ...]
    split_from: str | None
    valid_from: date | None
    valid_to: date | None
    example: str


@dataclass(frozen=True, slots=True)
class RelationName:
    """What a relation is called in Vietnamese."""

    key: str
    name: str
    example: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return all types of documents, in the order of the table."""
    return tuple(
        DocumentType(
            key=row["key"],
            code=row["code"],
            name=row["name"],
            genre=row["genre"],
            has_force=bool(row["has_force"]),
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            example=row["example"],
        )
        for row in table_rows("schemas", "document_types")
    )


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return all issuers of the table."""
    return tuple(
        Issuer(
            name=row["name"],
            code=row["code"],
            numbered=bool(row["numbered"]),
            abbreviations=_list(row["abbreviations"]),
            local=bool(row["local"]),
            parent=row["parent"] or None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            succeeded_by=_list(row["succeeded_by"]),
            example=row["example"],
        )
        for row in table_rows("schemas", "issuers")
    )


@cache
def provinces() -> tuple[Province, ...]:
    """Return all provinces, from before and after the mergers of 2025."""
    return tuple(
        Province(
            name=row["name"],
            level=row["level"],
            succeeded_by=_list(row["succeeded_by"]),
            split_from=row["split_from"] or None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            example=row["example"],
        )
        for row in table_rows("schemas", "provinces")
    )


@cache
def relation_names() -> tuple[RelationName, ...]:
    """Return what each relation is called."""
    return tuple(RelationName(**row) for row in table_rows("schemas", "relations"))


def table_rows(package: str, name: str) -> list[dict[str, str]]:
    """Return the rows of ``<package>/tables/<name>.csv``, as the file has them."""
    path = files(package) / "tables" / f"{name}.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _list(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(";")))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
