"""The filters of the query language, ``loại:"kế hoạch" năm:2022``, as conditions."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from schemas.errors import QuerySyntaxError
from schemas.number_spellings import find_numbers, half_terms, number_keys
from schemas.spelling.folding import fold_case, fold_name, fold_text
from schemas.vocabulary import NAMED_DOC_TYPES, document_types, table_rows
from service.search import fields
from service.search.conditions import Between, Condition, Conditions, Named, OneOf
from service.search.days import read_days

Group = tuple[Condition, ...]

# an archive knows what has ended, never what is in force
_NOT_ENDED, _ENDED = "con", "hết"
_YEARS = re.compile(r"(\d{4})(?:(?:-|–|\.\.)(\d{4}))?")


@dataclass(frozen=True, slots=True)
class FieldName:
    """A name of a field in the query language, with an example query."""

    name: str
    field: str
    example: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a query: the field, and what it must or must not be."""

    field: str
    conditions: Group
    excluded: bool = False


@cache
def field_names() -> dict[str, FieldName]:
    """Return the fields by their case-folded names, also unaccented."""
    rows = [FieldName(**row) for row in table_rows("service.search", "field_names")]
    named = {fold_case(row.name): row for row in rows}
    return {fold_text(name): row for name, row in named.items()} | named


@cache
def values_of_words() -> tuple[str, ...]:
    """Return the values that may have several words without quotes, longest first."""
    named = (*_named_values("standings"), *_named_values("signature_states"))
    names = {fold_case(kind.name) for kind in document_types()} | {*named}
    return tuple(sorted(names | set(map(fold_text, names)), key=len, reverse=True))


def read_filter(field: str, value: str, *, excluded: bool = False) -> Filter:
    """Return the filter of *field*, one of those in the table, for a typed value.

    Raises:
        QuerySyntaxError: The field cannot have such a value.

    """
    typed = value.strip(" ,;\"'")
    if field == "standing" and fold_text(typed) == _NOT_ENDED:
        return Filter(field, _standing(_ENDED), not excluded)
    return Filter(field, _READERS[field](typed), excluded)


def conditions_of(filters: Iterable[Filter]) -> Conditions:
    """Return what *filters* ask for together.

    Where a document has only one value of a field, any of the given ones will do.
    """
    groups: dict[object, Group] = {}
    excluded: list[Condition] = []
    for each in filters:
        if each.excluded:
            excluded += each.conditions
        else:
            key = each.field if each.field in _SINGLE else each
            groups[key] = (*groups.get(key, ()), *each.conditions)
    return Conditions(tuple(groups.values()), tuple(excluded))


def day_range(first: date | None, last: date | None) -> Between:
    """Return the condition to be issued between both dates; None is an open end."""
    return Between(
        fields.DAY,
        first.toordinal() if first else None,
        last.toordinal() if last else None,
    )


def cited_in(number: str) -> OneOf:
    """Return the condition to cite *number*, in any spelling, or the name of a law.

    Raises:
        QuerySyntaxError: It is neither, or only half of a number.

    """
    keys = number_keys(number)
    name = fold_name(number)
    if not keys and name.startswith(_named_laws()):
        return OneOf("cited_keys", (name,))
    if not keys:
        raise QuerySyntaxError(
            f"Không đọc được số, ký hiệu “{number}”; hãy viết như 48/KH-VKS."
        )
    return OneOf("cited_keys", keys)


@cache
def _named_laws() -> tuple[str, ...]:
    """Return how the names of laws begin: ``luat``."""
    kinds = (each for each in document_types() if each.key in NAMED_DOC_TYPES)
    return tuple(f"{fold_name(each.name)} " for each in kinds)


def _kind(value: str) -> Group:
    """Return the condition to be of a kind, given by its name or code."""
    kinds = document_types()
    key = fields.name_key(value)
    by_code = [
        k.name for k in kinds if k.code and fold_name(k.code) == fold_name(value)
    ]
    names = [*by_code, *(k.name for k in kinds if fields.name_key(k.name) == key)]
    if not names:
        raise QuerySyntaxError(f"Không có loại văn bản “{value}”.")
    return (OneOf("doc_type_key", tuple(map(fields.name_key, names))),)


def _named(field: str, key: str | None = None) -> Callable[[str], Group]:
    """Return what reads words of a name; after ``=`` they are all of it."""

    def read(value: str) -> Group:
        if key and value.startswith("=") and fields.name_key(value):
            return (OneOf(key, (fields.name_key(value[1:]),)),)
        words = tuple(fields.name_key(value).split())
        if not words:
            raise QuerySyntaxError(f"“{value}” không có chữ nào.")
        return (Named(field, words),)

    return read


def _number(value: str) -> Group:
    halves = half_terms(find_numbers(value))
    if not halves:
        raise QuerySyntaxError(f"Không đọc được số, ký hiệu “{value}”.")
    return OneOf("own_terms", halves), OneOf("hinted_terms", halves)


def _year(value: str) -> Group:
    found = _YEARS.fullmatch(value)
    first = read_days(found[1]) if found else None
    last = read_days(found[2] or found[1]) if found else None
    if not first or not last or first > last:
        raise QuerySyntaxError(f"“{value}” không phải là năm (viết 2022, 2020-2022).")
    return (day_range(first[0], last[1]),)


def _from(value: str) -> Group:
    return (day_range(_days(value)[0], None),)


def _to(value: str) -> Group:
    return (day_range(None, _days(value)[1]),)


def _days(value: str) -> tuple[date, date]:
    days = read_days(value)
    if not days:
        raise QuerySyntaxError(
            f"“{value}” không phải là ngày (viết 28/10/2026, 10/2026 hoặc 2026)."
        )
    return days


def _standing(value: str) -> Group:
    forces = _value_named(value, "standings")
    if not forces:
        known = ", ".join(["còn", *_value_names("standings")])
        raise QuerySyntaxError(f"Không có hiệu lực “{value}” (viết {known}).")
    return (OneOf("standing", forces),)


def _signature(value: str) -> Group:
    states = _value_named(value, "signature_states")
    if not states:
        known = ", ".join(_value_names("signature_states"))
        raise QuerySyntaxError(f"Không có chữ ký số “{value}” (viết {known}).")
    return (OneOf("signature", states),)


def _value_named(value: str, table: str) -> tuple[str, ...] | None:
    named = _named_values(table)
    return named.get(fold_case(value)) or named.get(fold_text(value))


@cache
def _named_values(table: str) -> dict[str, tuple[str, ...]]:
    """Return the values that each name in *table* means, also unaccented."""
    rows = table_rows("service.search", table)
    named = {fold_case(row["name"]): tuple(row["values"].split()) for row in rows}
    return {fold_text(name): values for name, values in named.items()} | named


def _value_names(table: str) -> list[str]:
    return [row["name"] for row in table_rows("service.search", table)]


_SINGLE = {"kind", "issuer", "signer", "number", "year", "standing", "signature"}
_READERS: dict[str, Callable[[str], Group]] = {
    "kind": _kind,
    "issuer": _named("issuer_name", "issuer_key"),
    "signer": _named("signer_name", "signer_key"),
    "number": _number,
    "cites": lambda value: (cited_in(value),),
    "subject": _named(fields.plain_field("subject")),
    "year": _year,
    "standing": _standing,
    "signature": _signature,
    "from": _from,
    "to": _to,
}
