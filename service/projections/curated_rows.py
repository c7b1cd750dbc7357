"""What people collect, save and list, as rows: each event changes those of one name."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import bindparam, delete, insert, update

from schemas.codec import from_plain
from schemas.known_act import KnownAct
from service.domain.basket import Basket
from service.domain.former_aggregates import FormerBaskets, FormerSavedSearches
from service.domain.listed_act import ListedAct
from service.domain.readers_rule import ReadersRule
from service.domain.saved_search import SavedQuery
from service.graph.tables import (
    basket_documents,
    group_rules,
    known_acts,
    saved_searches,
)
from service.linking.listed_acts import keys_of_act
from service.projections.port import Change

_OF_BASKET = basket_documents.c.basket == bindparam("of")
_OF_SEARCH = saved_searches.c.search == bindparam("of")
_NO_BASKET = delete(basket_documents).where(_OF_BASKET)
_NOT_IN_BASKET = _NO_BASKET.where(basket_documents.c.document == bindparam("taken_out"))
_IN_BASKET = insert(basket_documents)
_NO_SEARCH = delete(saved_searches).where(_OF_SEARCH)
_NEW_SEARCH = insert(saved_searches)
_NO_ACT = delete(known_acts).where(known_acts.c.id == bindparam("of"))
_NEW_ACT = insert(known_acts)
_ACT_GONE = (
    update(known_acts)
    .where(known_acts.c.id == bindparam("of"))
    .values(act=bindparam("gone", type_=known_acts.c.act.type))
)
_NEW_RULE = insert(group_rules)
_CHANGED_RULE = (
    update(group_rules)
    .where(group_rules.c.id == bindparam("of"))
    .values(
        groups=bindparam("for", type_=group_rules.c.groups.type),
        position=bindparam("at"),
    )
)
_SEEN = update(saved_searches).where(_OF_SEARCH).values(seen=bindparam("until"))


def curated_changes(event: Any, position: int) -> list[Change]:
    """Return what *event*, at that *position* in the log, changes, in order."""
    change = _CHANGES.get(type(event))
    return change(event, position) if change else []


def _basket_started(event: Basket.Started, _position: int) -> list[Change]:
    rows = tuple(
        {"basket": event.basket, "document": document, "place": place}
        for place, document in enumerate(event.documents)
    )
    return [Change(_NO_BASKET, ({"of": event.basket},)), Change(_IN_BASKET, rows)]


def _added(event: Any, position: int) -> list[Change]:
    """Put the document behind the others: no basket holds as many as the log."""
    row = {"basket": event.basket, "document": event.document, "place": position}
    return [*_removed(event, position), Change(_IN_BASKET, (row,))]


def _removed(event: Any, _position: int) -> list[Change]:
    same = {"of": event.basket, "taken_out": event.document}
    return [Change(_NOT_IN_BASKET, (same,))]


def _query_saved(event: Any, _position: int) -> list[Change]:
    return _search(event.search, event.query, event.seen)


def _text_saved(event: FormerSavedSearches.Saved, _position: int) -> list[Change]:
    return _search(event.search, event.text, event.seen)


def _search_removed(event: Any, _position: int) -> list[Change]:
    return _search(event.search, None, 0)


def _search(name: str, query: str | None, seen: int) -> list[Change]:
    before = Change(_NO_SEARCH, ({"of": name},))
    if query is None:
        return [before]
    row = {"search": name, "query": query, "seen": seen}
    return [before, Change(_NEW_SEARCH, (row,))]


def _seen(event: Any, _position: int) -> list[Change]:
    return [Change(_SEEN, ({"of": event.search, "until": event.seen},))]


def _act_listed(event: Any, position: int) -> list[Change]:
    ident = str(event.originator_id)
    rows = tuple(
        {"id": ident, "key": key, "act": event.act, "position": position}
        for key in keys_of_act(from_plain(KnownAct, event.act))
    )
    return [Change(_NO_ACT, ({"of": ident},)), Change(_NEW_ACT, rows)]


def _act_removed(event: ListedAct.Removed, _position: int) -> list[Change]:
    """Keep the rows without the act: its history is looked up by them."""
    return [Change(_ACT_GONE, ({"of": str(event.originator_id), "gone": None},))]


def _rule_laid(event: ReadersRule.Laid, position: int) -> list[Change]:
    row = {
        "id": str(event.originator_id),
        "kind": event.kind,
        "name": event.name,
        "groups": event.groups,
        "position": position,
    }
    return [Change(_NEW_RULE, (row,))]


def _rule_changed(event: Any, position: int) -> list[Change]:
    """Keep the row of a rule that was lifted: its history is looked up by it."""
    groups = getattr(event, "groups", None)
    row = {"of": str(event.originator_id), "for": groups, "at": position}
    return [Change(_CHANGED_RULE, (row,))]


_CHANGES: dict[type, Callable[[Any, int], list[Change]]] = {
    ListedAct.Listed: _act_listed,
    ListedAct.Corrected: _act_listed,
    ListedAct.Removed: _act_removed,
    ReadersRule.Laid: _rule_laid,
    ReadersRule.Changed: _rule_changed,
    ReadersRule.Lifted: _rule_changed,
    Basket.Started: _basket_started,
    Basket.DocumentAdded: _added,
    Basket.DocumentRemoved: _removed,
    FormerBaskets.Put: _added,
    FormerBaskets.TakenOut: _removed,
    SavedQuery.Started: _query_saved,
    SavedQuery.QuerySaved: _query_saved,
    SavedQuery.Seen: _seen,
    SavedQuery.Removed: _search_removed,
    FormerSavedSearches.Saved: _text_saved,
    FormerSavedSearches.LookedAt: _seen,
    FormerSavedSearches.Removed: _search_removed,
}
