"""Completions of a query: numbers, issuers and subjects that begin as typed."""

import re
from collections.abc import Iterator

from schemas.search import Completion, CompletionKind, SearchEntry, SortOrder
from schemas.spelling.characters import compose
from schemas.spelling.collation import sort_key
from schemas.spelling.folding import fold_case, words
from service.search import fields
from service.search.conditions import Begun, Condition, Conditions, Named
from service.search.criteria import Criteria
from service.search.hits import hit_of
from service.search.port import SearchIndex
from service.search.query_tree import QueryTree

_GLUED = re.compile(r"(?<=\d)(?=[a-z]{2})")  # 48kh; but 30a is one word
_ISSUER = "issuer"  # the facet


def complete(index: SearchIndex, typed: str, limit: int = 8) -> tuple[Completion, ...]:
    """Return up to *limit* completions of each kind that begin with the words *typed*.

    The last word may be incomplete; numbers match in any spelling, names also by their
    abbreviations. Newer documents come first, and issuers with more documents.

    Raises:
        SearchUnavailableError: The index cannot be reached.

    """
    row = fields.plain(words(_GLUED.sub(" ", fold_case(compose(typed)))))
    named = words(fields.name_key(typed))
    if not row:
        return ()
    found = (
        *_distinct(index, CompletionKind.NUMBER, row, limit),
        *_issuers(index, named, limit),
        *_distinct(index, CompletionKind.SUBJECT, row, limit),
    )
    return tuple(found)


def _distinct(
    index: SearchIndex, kind: CompletionKind, row: list[str], limit: int
) -> Iterator[Completion]:
    begun = _begun(fields.plain_field(kind), row)
    scored = index.find(Criteria(conditions=begun, limit=limit)).scored
    first: dict[str, SearchEntry] = {}
    for each in scored:
        if text := _text(each.entry, kind):
            first.setdefault(text, each.entry)
    for text, entry in first.items():
        yield Completion(kind, text, hit_of(entry, 0, QueryTree()))


def _text(entry: SearchEntry, kind: CompletionKind) -> str | None:
    if kind is CompletionKind.NUMBER:
        return entry.number or entry.hinted_number
    return entry.subject


def _issuers(index: SearchIndex, row: list[str], limit: int) -> Iterator[Completion]:
    criteria = Criteria(
        conditions=_begun("issuer_name", row),
        sort=SortOrder.NEWEST,
        limit=1,
        facets=(_ISSUER,),
    )
    counts = index.find(criteria).counts[_ISSUER]
    ranked = sorted(counts, key=lambda each: (-each[1], sort_key(each[0])))
    yield from (Completion(CompletionKind.ISSUER, name) for name, _ in ranked[:limit])


def _begun(field: str, row: list[str]) -> Conditions:
    """Return the condition that *field* has all words of *row*, the last as prefix."""
    *whole, last = row
    required: list[Condition] = [Begun(field, last)]
    if whole:
        required.append(Named(field, tuple(whole)))
    return Conditions(tuple((each,) for each in required))
