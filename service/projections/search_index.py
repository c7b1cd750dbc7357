"""The search index: entries are put by document id, so that twice is once."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Self

from msgspec import MsgspecError

from schemas.codec import text_from_json
from schemas.errors import RefusedEntriesError, StoredFileError
from schemas.link import CitedBy
from schemas.record import DocumentRecord
from schemas.search import SearchEntry
from service.domain.document import Document
from service.files.port import FileStore
from service.graph.port import Graph
from service.linking.force import force_of
from service.projections.port import FailedEvent, LoggedEvent
from service.projections.row_changes import DECIDING, VERDICTS
from service.projections.stale_entries import StaleEntries
from service.search.entries import entry_of
from service.search.meanings import Meanings, NoMeanings
from service.search.port import SearchIndex

_CHANGING = (Document.Parsed, Document.TakenBack, *(DECIDING.keys() - VERDICTS.keys()))
"""The events after which a document is put again, or removed.

A decision on a link is not among them: it changes nothing that the citing document is
found by.
"""
_FIRST = 1
"""The position of the first event: the index is empty until then."""
PORTION = 500
"""Documents looked up at a time."""
_OF_CONTENT = (
    StoredFileError,
    MsgspecError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
)
"""What the content of a document may cause. Anything else is an outage: nothing is
wrong with the document, and it is put later."""


class SearchProjection:
    """Keeps the index in step with the events, through the read models.

    So it must catch up after them.
    """

    name = "search"

    def __init__(  # noqa: PLR0913, PLR0917  # all that an entry is made of
        self,
        index: SearchIndex,
        graph: Graph,
        files: FileStore,
        stale_entries: StaleEntries,
        today: Callable[[], date] = date.today,
        meanings: Meanings | None = None,
    ) -> None:
        self._index = index
        self._graph = graph
        self._files = files
        self._stale = stale_entries
        self._today = today
        self._meanings = meanings or NoMeanings()

    def position(self) -> int:
        """Return up to which event the index is complete; 0: none."""
        return self._index.position()

    def digest(self) -> str:
        """Return the digest of the event at its position; empty: it is not known."""
        return self._index.digest()

    def apply(
        self, events: Sequence[LoggedEvent], position: int, digest: str = ""
    ) -> list[FailedEvent]:
        """Put the documents of *events*, then store *position*."""
        if events and events[0].position == _FIRST:
            self._stale.begin_on(self._today())
        failures: list[FailedEvent] = []
        changed = {
            str(each.event.originator_id): each
            for each in events
            if type(each.event) in _CHANGING
        }
        faulty = dict(self._put(changed))
        for document, error in faulty.items():
            event = changed[document]
            failures.append(FailedEvent(event.position, event.topic, repr(error)))
        self._index.store_position(position, digest)
        self._stale.forget(changed.keys() - faulty)  # their entries are of now
        return failures

    def flush(self) -> None:
        """Put the documents that others have amended, replaced or repealed.

        Also those whose standing changes on a day that has come since the last time.
        """
        self._stale.mark_by(self._today())
        while stale_entries := self._stale.some(PORTION):
            for _ in self._put(stale_entries):
                pass  # its own event has failed already
            self._stale.forget(stale_entries)

    def clear(self) -> None:
        """Start with an empty index; the old one answers until ``show``."""
        self._index.start_over()

    def resume(self) -> bool:
        """Go on with an index that a killed process began; return whether there is."""
        return self._index.resume()

    def show(self) -> None:
        """Let searches use the new index."""
        self._index.publish()

    def _put(self, ids: Collection[str]) -> list[tuple[str, Exception]]:
        """Put or remove the documents, visibly; return those that fail, and why.

        Raises:
            ArchiveError: the files, the read models or the index cannot be reached.

        """
        faulty: list[tuple[str, Exception]] = []
        unseen: list[str] = []
        if not ids:
            return faulty
        try:
            entries = self._entries(tuple(ids), faulty, unseen)
            self._index.put(self._meanings.keep(entries))
            self._index.remove(unseen)
            self._meanings.remove(unseen)
            self._index.refresh()
        except RefusedEntriesError as error:
            for document, why in error.reasons.items():
                faulty.append((document, RefusedEntriesError({document: why})))
        except BaseException:
            self._index.close()  # lets others write; the position is as before
            raise
        return faulty

    def _entries(
        self, ids: Sequence[str], faulty: list[tuple[str, Exception]], unseen: list[str]
    ) -> Iterator[SearchEntry]:
        for stored in chain.from_iterable(map(self._find_stored, _portions(ids))):
            for document in stored.ids:
                try:
                    entry = self._entry(document, stored)
                except _OF_CONTENT as error:  # one bad document stops no others
                    faulty.append((document, error))
                else:
                    if entry:
                        yield entry
                    else:
                        unseen.append(document)

    def _find_stored(self, ids: Sequence[str]) -> list["_Stored"]:
        """Return what is stored of them: at once, unless one of them is bad."""
        try:
            return [_Stored.of(self._graph, ids, self._today())]
        except _OF_CONTENT as error:
            if len(ids) == 1:
                return [_Stored(ids, self._today(), problem=error)]
            return [found for each in ids for found in self._find_stored([each])]

    def _entry(self, document: str, stored: "_Stored") -> SearchEntry | None:
        """Return the document's entry; None if it is withdrawn or no main file."""
        if stored.problem:
            raise stored.problem
        record = stored.records.get(document)
        checksum = stored.texts.get(document)
        if record is None or checksum is None or record.withdrawn:
            return None
        if record.work != document:
            return None
        entry = entry_of(record, text_from_json(self._files.read(checksum)))
        citing = stored.citing.get(document, ())
        return replace(entry, standing=force_of(citing, stored.today, record.summary))


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the read models say of the documents *ids*, and what others do to them.

    ``problem`` is why nothing could be read of the one document that it is of.
    """

    ids: Sequence[str]
    today: date
    records: Mapping[str, DocumentRecord] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    citing: Mapping[str, Sequence[CitedBy]] = field(default_factory=dict)
    problem: Exception | None = None

    @classmethod
    def of(cls, graph: Graph, ids: Sequence[str], today: date) -> Self:
        """Return what is stored of them."""
        citing = _by_target(graph.effects_on(ids))
        return cls(ids, today, graph.records(ids), graph.text_checksums(ids), citing)


def _portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), PORTION):
        yield ids[start : start + PORTION]


def _by_target(citing: Iterable[CitedBy]) -> dict[str, list[CitedBy]]:
    found = defaultdict(list)
    for each in citing:
        if each.link.target:
            found[each.link.target.id].append(each)
    return found
