"""The search index: at least once, and put by document id, so twice is once."""

from collections.abc import Iterable, Iterator, Sequence

from schemas.codec import text_from_json
from schemas.record import DocumentRecord
from schemas.search import SearchEntry
from service.domain.document import Document
from service.files.port import FileStore
from service.graph.port import Graph
from service.projections.changes import DECIDING
from service.projections.port import Fault, LoggedEvent
from service.search.port import SearchIndex

_CHANGING = (Document.Parsed, Document.TakenBack, *DECIDING)
"""The events after which a document is put into the index anew, or taken out."""


class SearchProjection:
    """Keeps the index in step with the events, by way of the read models.

    So it is to be brought up after them.
    """

    name = "search"

    def __init__(self, index: SearchIndex, graph: Graph, files: FileStore) -> None:
        self._index = index
        self._graph = graph
        self._files = files

    def position(self) -> int:
        """Return up to which event the index is complete; 0: none."""
        return self._index.position()

    def apply(self, events: Sequence[LoggedEvent], position: int) -> list[Fault]:
        """Put the documents of *events*, then remember *position*."""
        faults: list[Fault] = []
        unseen: list[str] = []
        self._index.put(self._entries(events, faults, unseen))
        self._index.remove(unseen)
        self._index.store_position(position)
        return faults

    def settle(self) -> None:
        """Do nothing: an entry is complete as it is put."""

    def clear(self) -> None:
        """Begin with an empty index; the old one answers until ``show``."""
        self._index.start_over()

    def show(self) -> None:
        """Let searches find what the new index holds."""
        self._index.publish()

    def _entries(
        self, events: Iterable[LoggedEvent], faults: list[Fault], unseen: list[str]
    ) -> Iterator[SearchEntry]:
        """Yield what *events* are about; add to *unseen* what is to be hidden."""
        for each in events:
            if type(each.event) not in _CHANGING:
                continue
            document = str(each.event.originator_id)
            try:
                entry = self._entry(document)
            except Exception as error:  # noqa: BLE001  # one bad event stops no others
                faults.append(Fault(each.position, each.topic, repr(error)))
            else:
                if entry:
                    yield entry
                else:
                    unseen.append(document)

    def _entry(self, document: str) -> SearchEntry | None:
        """Return the document as it is searched; None: it was withdrawn, or copied."""
        record = self._graph.record(document)
        checksum = self._graph.text_checksum(document)
        if record is None or checksum is None or record.withdrawn or record.copy_of:
            return None
        return entry_of(record, text_from_json(self._files.read(checksum)).content)


def entry_of(record: DocumentRecord, body: str) -> SearchEntry:
    """Return the document as the index keeps it; *body* is its text."""
    summary, number = record.summary, record.header.number
    cited = (each.number for each in record.citations)
    return SearchEntry(
        id=summary.id,
        filename=summary.filename,
        number=summary.number,
        number_key=number.key if number else None,
        hinted_number=None if number else summary.hinted_number,
        doc_type=summary.doc_type,
        issuer=summary.issuer,
        issued_on=summary.issued_on,
        subject=summary.subject,
        signer=summary.signer,
        body=body,
        cited_keys=tuple(dict.fromkeys(each.key for each in cited if each)),
    )
