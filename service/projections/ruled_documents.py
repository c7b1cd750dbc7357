"""Which documents rules restrict to groups of readers, kept with the read models."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from schemas.group_rule import RuleKind, folder_parts
from service.graph.row_reader import portions
from service.graph.tables import documents, files, group_rules, ruled_documents
from service.linking.offices import Agreement, compare_offices

_HELD = select(
    documents.c.id, documents.c.issuer, documents.c.signing_organ, files.c.path
).join(files, files.c.id == documents.c.id)
STANDING = select(group_rules).where(group_rules.c.groups.is_not(None))
"""The rules that hold."""
_MAYBE = (Agreement.YES, Agreement.UNCLEAR)


def apply_rules(
    connection: Connection,
    rules: Collection[Row[Any]],
    changed: Collection[str],
    laid: Collection[str],
) -> None:
    """Find again what is restricted: the *changed* documents, and by the rules *laid*.

    Both are ids, *rules* all that hold; what a rule was for before is forgotten.
    """
    _forget(connection, ruled_documents.c.rule, laid)
    _add(connection, [each for each in rules if each.id in laid], _HELD)
    others = [each for each in rules if each.id not in laid]
    if others:
        _forget(connection, ruled_documents.c.document, changed)
        for few in portions(changed):
            _add(connection, rules, _HELD.where(documents.c.id.in_(few)))


def is_for(kind: str, name: str, document: Any) -> bool:
    """Return whether a rule is for *document*, a row of ``_HELD``.

    An issuer that may be another name of the one meant counts as that one, and of
    several each does, however they are set apart.
    """
    if kind == RuleKind.ISSUER:
        printed = filter(None, (document.issuer, document.signing_organ))
        names = (each for row in printed for each in (row, *row.split(",")))
        return any(compare_offices(name, each) in _MAYBE for each in names)
    return document.path is not None and is_within(document.path, name)


def is_within(path: str, folder: str) -> bool:
    """Return whether a file lies in *folder*, or below it.

    Where a folder lies is not known of all files, as imports record paths as they are
    typed: so its name, with those of folders above it or not, may be anywhere in them.
    """
    wanted, found = folder_parts(folder), folder_parts(path)[:-1]
    starts = range(len(found) - len(wanted) + 1)
    return any(found[start : start + len(wanted)] == wanted for start in starts)


def _forget(connection: Connection, column: Any, ids: Iterable[str]) -> None:
    for few in portions(ids):
        connection.execute(delete(ruled_documents).where(column.in_(few)))


def _add(
    connection: Connection, rules: Collection[Row[Any]], held: Select[Any]
) -> None:
    if rules and (rows := list(_matches(connection, rules, held))):
        connection.execute(insert(ruled_documents), rows)


def _matches(
    connection: Connection, rules: Collection[Row[Any]], held: Select[Any]
) -> Iterator[dict[str, str]]:
    for document in connection.execute(held).all():
        for rule in rules:
            if is_for(rule.kind, rule.name, document):
                yield {"rule": rule.id, "document": document.id}
