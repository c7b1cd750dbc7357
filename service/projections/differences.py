"""Where read models or an index say otherwise than others of the same events."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from sqlalchemy import Engine, Select, Table, select

from schemas.codec import to_json
from service.graph.tables import (
    basket_documents,
    citations,
    decisions,
    documents,
    files,
    group_rules,
    identities,
    keys,
    known_acts,
    ruled_documents,
    saved_searches,
)
from service.projections.port import Difference
from service.search.port import SearchIndex

_AT_A_TIME = 500  # rows
_ROWS: dict[str, Select[Any]] = {
    "files": select(files),
    "basket_documents": select(basket_documents),
    "saved_searches": select(saved_searches),
    "known_acts": select(known_acts),
    "group_rules": select(group_rules),
    "ruled_documents": select(ruled_documents),
    "documents": select(documents),
    "keys": select(keys.c.document, keys.c.key),
    "citations": select(*(each for each in citations.c if each.name != "identity")),
    "links": select(
        *(citations.c.document, citations.c.place),
        *(identities.c.state, identities.c.target),
    ).join(identities, identities.c.id == citations.c.identity),
    "decisions": select(decisions),
}
"""What answers are made of. The first column is a document's id, or a name; the first
two are an order."""
_KNOWN_BY = ("files", "basket_documents", "saved_searches", "known_acts", "group_rules")
"""The tables that have a row of whatever there is."""
_Digests = dict[str, bytes]


def differing_rows(former: Engine, built: Engine) -> Iterator[Difference]:
    """Yield each document, basket and saved search that is not as it was *built*."""
    whole: dict[str, str] = {}
    parts: dict[str, list[str]] = defaultdict(list)
    for name, query in _ROWS.items():
        here, there = _row_digests(former, query), _row_digests(built, query)
        for what in _unequal(here, there):
            parts[what].append(name)
            if name in _KNOWN_BY and (how := _presence(what, here, there)):
                whole[what] = how
    for what, tables in sorted(parts.items()):
        if what in whole:
            yield Difference(f"view_{whole[what]}", what)
        else:
            fields = _fields(former, built, what, tables)
            yield Difference("view_differs", what, tuple(fields))


def differing_entries(former: SearchIndex, built: SearchIndex) -> Iterator[Difference]:
    """Yield each document whose entry is not as it was *built*."""
    here, there = _entry_digests(former), _entry_digests(built)
    for what in _unequal(here, there):
        how = _presence(what, here, there) or "differs"
        yield Difference(f"entry_{how}", what)


def _unequal(here: _Digests, there: _Digests) -> list[str]:
    both = here.keys() | there.keys()
    return sorted(each for each in both if here.get(each) != there.get(each))


def _presence(what: str, here: _Digests, there: _Digests) -> str | None:
    if what not in here:
        return "missing"
    return "unknown" if what not in there else None


def _row_digests(engine: Engine, query: Select[Any]) -> _Digests:
    """Return what all rows of each document, or name, come to."""
    ordered = query.order_by(*list(query.selected_columns)[:2])
    with engine.connect() as connection:
        streamed = connection.execution_options(yield_per=_AT_A_TIME)
        rows = streamed.execute(ordered)
        return _digests((row[0], repr(row[1:]).encode()) for row in rows)


def _entry_digests(index: SearchIndex) -> _Digests:
    plain = (replace(each, body_words=None) for each in index.entries())
    return _digests((each.id, to_json(each).encode()) for each in plain)


def _digests(contents: Iterable[tuple[str, bytes]]) -> _Digests:
    found: _Digests = {}
    for what, content in contents:
        before = found.get(what, b"")
        found[what] = blake2b(before + content, digest_size=16).digest()
    return found


def _fields(
    former: Engine, built: Engine, what: str, tables: Iterable[str]
) -> Iterator[str]:
    """Yield which columns differ where there is one row, and else which tables."""
    for name in tables:
        if name in {"files", "documents"}:
            table = {"files": files, "documents": documents}[name]
            here, there = _row(former, table, what), _row(built, table, what)
            yield from (
                c.name for c in table.c if here.get(c.name) != there.get(c.name)
            )
        else:
            yield name


def _row(engine: Engine, table: Table, ident: str) -> dict[str, Any]:
    with engine.connect() as connection:
        query = select(table).where(table.c.id == ident)
        row = connection.execute(query).mappings().first()
        return dict(row) if row else {}
