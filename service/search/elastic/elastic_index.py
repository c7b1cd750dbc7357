"""A search index on an Elasticsearch server, for any number of machines."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Any

from elasticsearch import ApiError, BadRequestError, Elasticsearch
from elasticsearch.helpers import streaming_bulk

from schemas.errors import (
    DamagedIndexError,
    RefusedEntriesError,
    SearchUnavailableError,
)
from schemas.search import SearchEntry, SortOrder
from service.search import fields
from service.search.criteria import Criteria
from service.search.cursors import Cursor
from service.search.elastic import mapping
from service.search.elastic.elastic_query import make_alike_query, make_query
from service.search.elastic.patient_client import Kind, PatientClient
from service.search.elastic.point_in_time import (
    KEPT_FOR,
    UNKNOWN,
    PointsInTime,
    kept_as,
)
from service.search.every_entry import every_entry
from service.search.port import Found, Scored
from service.settings import SearchServer

Action = dict[str, Any]

_MOST_BYTES = 10 * 2**20
"""Sent at a time: a server refuses what is more than a tenth of its memory."""
_OF = "~"  # between the name of the archive and the number of a generation
_MOST_VALUES = 10_000  # of a facet
_LAST = 2**63 - 1  # above the place of any document in a point in time
_ORDERS: dict[SortOrder, list[Any]] = {
    SortOrder.RELEVANCE: [{"_score": "desc"}, {fields.NEWEST_FIRST: "desc"}],
    SortOrder.NEWEST: [{fields.NEWEST_FIRST: "desc"}],
    SortOrder.OLDEST: [{fields.OLDEST_FIRST: "desc"}],
}


class ElasticIndex:
    """Keeps entries behind the alias named by *server*; see ``SearchIndex``.

    The alias points to one of the indices ``NAME~000001``, ``NAME~000002``, …; the next
    one is filled while that one answers. No archive has ``~`` in its name, as
    ``settings`` sees to: so the pattern ``NAME~*`` finds the indices of this one alone.
    How far an index is complete is stored in its mapping, so that it is swapped
    together with the entries.
    """

    def __init__(self, server: SearchServer) -> None:
        self._server = PatientClient(server)
        self._alias = server.index
        self._next: str | None = None  # the index that is being filled, unseen
        self._pending: list[Action] = []
        self._states = PointsInTime(server.index)

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Add *entries*; one with a known id replaces the older one."""
        self._pending += (
            {"_op_type": "index", "_id": each.id, "_source": mapping.document_of(each)}
            for each in entries
        )

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the documents *ids*; unknown ids are ignored."""
        self._pending += ({"_op_type": "delete", "_id": each} for each in ids)

    def refresh(self) -> None:
        """Send what was put or removed so far, and make it visible.

        Raises:
            RefusedEntriesError: The server refuses some; the others are visible.
            SearchUnavailableError: The server cannot be reached.

        """
        with self._writing():
            name = self._written()
            try:
                self._send(name)
            except RefusedEntriesError:  # of a server that hangs, it is not asked too
                self._client.indices.refresh(index=name)
                raise
            self._client.indices.refresh(index=name)

    def find(self, criteria: Criteria) -> Found:
        """Return one page of what matches *criteria*, in their order.

        By relevance, pages after the first are those of the state that it saw.

        Raises:
            SearchUnavailableError: The server cannot be reached.

        """
        with self._asking():
            if criteria.sort is not SortOrder.RELEVANCE:
                self._ensure()
                return self._find(self._alias, criteria)
            after = criteria.after
            if after and kept_as(after.state):
                with suppress(ApiError):  # it is kept no longer, or its index is gone
                    return self._answer_in(after.state, criteria)
            self._ensure()
            return self._answer_now(criteria)

    def _answer_now(self, criteria: Criteria) -> Found:
        for _ in range(2):
            with suppress(ApiError):  # nobody has searched it for a while, or likewise
                return self._answer_in(self._states.current(self._client), criteria)
            self._states.forget()
        return replace(self._find(self._alias, criteria), state=UNKNOWN)

    def _answer_in(self, state: str, criteria: Criteria) -> Found:
        kept = {"id": kept_as(state), "keep_alive": KEPT_FOR}
        return replace(self._find(None, criteria, kept), state=state)

    def _find(
        self, name: str | None, criteria: Criteria, kept: dict[str, str] | None = None
    ) -> Found:
        answer = self._client.search(
            index=name,
            pit=kept,
            query=make_query(criteria),
            sort=_ORDERS[criteria.sort],
            from_=criteria.offset if criteria.after is None else 0,
            search_after=_end_of(criteria.after),
            size=_wanted(criteria),
            track_scores=criteria.sort is SortOrder.RELEVANCE,
            track_total_hits=True,
            aggregations=_aggregations(criteria.facets) or None,
        )
        hits = answer["hits"]
        page = hits["hits"][criteria.offset if criteria.after else 0 :]
        scored = tuple(_scored(each, criteria) for each in page)
        counts = _counts(answer.get("aggregations", {}))
        return Found(hits["total"]["value"], scored, counts)

    def alike(self, entry: SearchEntry, limit: int) -> tuple[Scored, ...]:
        """Return up to *limit* other entries that are most like *entry*.

        Raises:
            SearchUnavailableError: The server cannot be reached.

        """
        with self._asking():
            name = self._ensure()
            answer = self._client.search(
                index=self._alias, query=make_alike_query(entry, name), size=limit
            )
        hits = answer["hits"]["hits"]
        return tuple(
            Scored(each["_score"], mapping.entry_of(each["_source"])) for each in hits
        )

    def clear(self) -> None:
        """Remove everything and set the position to 0."""
        self.start_over()
        self.publish()

    def start_over(self) -> None:
        """From now on fill an empty index, invisible until ``publish``."""
        with self._writing():
            current = self._ensure()
            self._delete_others(current)
            self._pending.clear()
            self._next = self._generation(_number_of(current) + 1)
            self._create(self._next)

    def resume(self) -> bool:
        """Go on as after ``start_over``; return whether there is anything."""
        with self._asking():
            begun = self._generation(_number_of(self._ensure()) + 1)
            if not self._client.indices.exists(index=begun):
                return False
            found = self._client.indices.get_mapping(index=begun)[begun]
            if not _is_current(found):
                return False
        self._pending.clear()
        self._next = begun
        return True

    def publish(self) -> None:
        """Let searches see what was put since ``start_over``, in one step."""
        if self._next is None:
            return
        self.refresh()
        with self._writing():
            current = self._current()
            actions: list[Action] = [
                {"add": {"index": self._next, "alias": self._alias}},
                {"remove_index": {"index": current}},
            ]
            self._client.indices.update_aliases(actions=actions)
        self._next = None

    def discard(self) -> None:
        """Remove what was put since ``start_over``."""
        self._pending.clear()
        if self._next is not None:
            # if not now, the next rebuild does so
            with suppress(SearchUnavailableError), self._writing() as client:
                client.indices.delete(index=self._next)
            self._next = None

    def entries(self) -> Iterator[SearchEntry]:
        """Yield all entries that were refreshed: of the next index once it is begun."""
        with self._asking():
            name = self._written()
        yield from every_entry(partial(self._page_of, name))

    def _page_of(self, name: str, criteria: Criteria) -> Found:
        with self._asking():
            return self._find(name, criteria)

    def count(self) -> int:
        """Return how many documents can be found."""
        with self._asking():
            self._ensure()
            return int(self._client.count(index=self._alias)["count"])

    def position(self) -> int:
        """Return up to which event the index is complete; 0: none.

        Raises:
            DamagedIndexError: It was made by another version.
            SearchUnavailableError: The server cannot be reached.

        """
        found = self._mapping()
        if not _is_current(found):
            raise DamagedIndexError(
                "Chỉ mục tìm kiếm của phiên bản trước; hãy chạy: vankho rebuild"
            )
        return int(_meta(found).get("position", 0))

    def digest(self) -> str:
        """Return what was stored with the position; empty: nothing."""
        return str(_meta(self._mapping()).get("digest", ""))

    def store_position(self, position: int, digest: str = "") -> None:
        """Refresh, then remember that the index is complete up to *position*."""
        self.refresh()
        with self._writing():
            meta = mapping.meta(position, digest)
            self._client.indices.put_mapping(index=self._written(), meta=meta)

    def close(self) -> None:
        """Release the connection; what was not refreshed is lost."""
        self._pending.clear()
        self._next = None
        self._server.close()

    @property
    def _client(self) -> Elasticsearch:
        return self._server.client

    def _asking(self) -> AbstractContextManager[Elasticsearch]:
        return self._server.limited(Kind.ASK)

    def _writing(self) -> AbstractContextManager[Elasticsearch]:
        return self._server.limited(Kind.WRITE)

    def _send(self, name: str) -> None:
        """Send all that is pending.

        Raises:
            RefusedEntriesError: The server refuses some; it has the others.

        """
        refused: dict[str, str] = {}
        for accepted, item in streaming_bulk(
            self._client,
            self._pending,
            index=name,
            max_retries=5,
            max_chunk_bytes=_MOST_BYTES,
            raise_on_error=False,
            raise_on_exception=True,
        ):
            (what, result), *_ = item.items()
            absent = what == "delete" and result["status"] == HTTPStatus.NOT_FOUND
            if not accepted and not absent:
                refused[result["_id"]] = str(result.get("error"))
        self._pending.clear()
        if refused:
            raise RefusedEntriesError(refused)

    def _mapping(self) -> dict[str, Any]:
        with self._asking():
            name = self._written()
            found: dict[str, Any] = self._client.indices.get_mapping(index=name)[name]
            return found

    def _written(self) -> str:
        return self._next or self._ensure()

    def _ensure(self) -> str:
        """Return the index behind the alias, creating one if there is none."""
        if not self._client.indices.exists_alias(name=self._alias):
            self._create(self._generation(1), aliases={self._alias: {}})
        return self._current()

    def _current(self) -> str:
        (name,) = self._client.indices.get_alias(name=self._alias).keys()
        return str(name)

    def _create(self, name: str, aliases: dict[str, Any] | None = None) -> None:
        try:
            self._client.indices.create(
                index=name,
                settings=mapping.SETTINGS,
                mappings=mapping.mappings(),
                aliases=aliases,
                wait_for_active_shards=1,
            )
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":
                raise  # otherwise another process was faster

    def _delete_others(self, current: str) -> None:
        """Drop what an earlier, interrupted rebuild left behind."""
        for name in self._client.indices.get(index=f"{self._alias}{_OF}*"):
            if name != current:
                self._client.indices.delete(index=name)

    def _generation(self, number: int) -> str:
        return f"{self._alias}{_OF}{number:06}"


def _number_of(name: str) -> int:
    """Return the number of a generation; before ``~`` there was a hyphen."""
    return int(name.replace("-", _OF).rpartition(_OF)[2])


def _is_current(found: dict[str, Any]) -> bool:
    """Return whether this version made the mapping *found*."""
    return bool(_meta(found).get("version") == mapping.VERSION)


def _meta(found: dict[str, Any]) -> dict[str, Any]:
    """Return what we store in the mapping *found*."""
    meta: dict[str, Any] = found["mappings"].get("_meta", {})
    return meta


def _end_of(after: Cursor | None) -> list[float | int] | None:
    """Return the sort values at which the previous page ended."""
    if after is None:
        return None
    by_relevance = after.sort is SortOrder.RELEVANCE
    # of equal score and figure is nothing else: the last value is of the server's own
    return [after.score, after.figure, _LAST] if by_relevance else [after.figure]


def _wanted(criteria: Criteria) -> int:
    """Return how many hits to request; after a cursor the server skips none."""
    return criteria.limit + (criteria.offset if criteria.after else 0)


def _scored(found: dict[str, Any], criteria: Criteria) -> Scored:
    mark = found["_score"] if criteria.sort is SortOrder.RELEVANCE else 0.0
    return Scored(mark, mapping.entry_of(found["_source"]))


def _aggregations(facets: Iterable[str]) -> dict[str, Any]:
    return {
        name: {"terms": {"field": fields.facet_field(name), "size": _MOST_VALUES}}
        for name in facets
    }


def _counts(counted: dict[str, Any]) -> dict[str, list[tuple[str, int]]]:
    return {
        name: [(each["key"], each["doc_count"]) for each in values["buckets"]]
        for name, values in counted.items()
    }
