"""All entries of an index, a page at a time."""

from collections.abc import Callable, Iterator

from schemas.search import SearchEntry, SortOrder
from service.search.criteria import Criteria
from service.search.cursors import Cursor, figure_of
from service.search.port import Found

_PAGE = 500


def every_entry(find: Callable[[Criteria], Found]) -> Iterator[SearchEntry]:
    """Yield all entries that *find* finds, the newest first."""
    order, after, seen = SortOrder.NEWEST, None, 0
    while True:
        found = find(Criteria(sort=order, limit=_PAGE, after=after))
        yield from (each.entry for each in found.scored)
        if len(found.scored) < _PAGE:
            return
        seen += _PAGE
        last = found.scored[-1].entry
        after = Cursor(order, 0.0, figure_of(last, order), seen)
