"""What the archive answers about one document, without its links."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from schemas.archival_reference import ArchivalReference
from schemas.clearance import TOP_LEVEL
from schemas.codec import text_from_json, value_from_json
from schemas.decision import HistoryEntry
from schemas.document import Text
from schemas.errors import DocumentNotFoundError
from schemas.layout import Layout
from schemas.link import DocumentSummary
from schemas.record import CitationForms, DocumentRecord, Original
from service.answers.document_history import (
    history_of,
    named_documents,
    names_in,
    without_subjects,
)
from service.citing.forms import citation_forms, with_archival
from service.citing.rule_sets import Genre, rules_for
from service.domain.event_log import EventLog
from service.files.large_files import stored_original
from service.files.port import FileStore
from service.graph.lookup import look_up_any, look_up_work
from service.graph.port import Documents, Origins


class DocumentQueries:
    """Answers about single documents, each named by a *reference*: a number or an id.

    The main file answers for its văn bản; text, original and history are those of the
    file that is named. DocumentNotFoundError and AmbiguousReferenceError are raised
    where no document, or several, answer to it.
    """

    def __init__(
        self,
        log: EventLog,
        documents: Documents,
        files: FileStore,
        origins: Origins,
    ) -> None:
        self._log = log
        self._origins = origins
        self._documents = documents
        self._files = files

    def find(self, reference: str) -> DocumentSummary:
        """Return the main file of the one văn bản that *reference* names."""
        return look_up_work(self._documents, reference)

    def show(self, reference: str) -> DocumentRecord:
        """Return all that was read from the document but its text.

        Where another file stands for it, that is shown, with the id of this one as
        ``asked``. A withdrawn document is shown too.
        """
        asked = look_up_any(self._documents, reference).id
        record = self._record(asked)
        if record.work in (asked, None):
            return record
        return replace(self._record(record.work), asked=asked)

    def _record(self, document: str | None) -> DocumentRecord:
        record = self._documents.record(document or "")
        if record is None:
            raise DocumentNotFoundError(document)
        return replace(record, paths=self._origins.origins(record.summary.id))

    def text(self, reference: str) -> Text:
        """Return the text that was read."""
        found = look_up_any(self._documents, reference)
        checksum = self._documents.text_checksum(found.id)
        if checksum is None:
            raise DocumentNotFoundError(reference)
        return text_from_json(self._files.read(checksum))

    def layout(self, reference: str) -> Layout | None:
        """Return where its words are printed; None where that is not kept."""
        found = look_up_any(self._documents, reference)
        checksum = self._documents.layout_checksum(found.id)
        if checksum is None:
            return None
        return value_from_json(Layout, self._files.read(checksum))

    def file(self, reference: str) -> DocumentRecord:
        """Return what was read from the very file that is named."""
        return self._record(look_up_any(self._documents, reference).id)

    def stored(self, checksum: str) -> bytes:
        """Return the bytes of an original; raises StoredFileError."""
        return self._files.read(checksum)

    def original(self, reference: str) -> Original:
        """Return the file as it was received; raises StoredFileError."""
        record = self._record(look_up_any(self._documents, reference).id)
        name = record.summary.filename
        kept = stored_original(self._files, name, record.checksum)
        return Original(name, record.media_type, kept.data, kept.large)

    def history(self, reference: str) -> tuple[HistoryEntry, ...]:
        """Return everything that happened to the document, in order."""
        document = look_up_any(self._documents, reference)
        history = history_of(self._log.events_of(document.id))
        record = self._documents.record(document.id)
        if record and record.header.secrecy == TOP_LEVEL:
            return without_subjects(history)
        return history

    def names_in(
        self, record: DocumentRecord, history: Iterable[HistoryEntry]
    ) -> dict[str, str]:
        """Return what the ids and keys in the history of a document are called."""
        documents = self._documents.summaries(named_documents(history))
        return names_in(record, documents)

    def cite(
        self,
        reference: str,
        genre: Genre = Genre.ADMINISTRATIVE,
        on: date | None = None,
        *,
        archival: bool = False,
    ) -> CitationForms:
        """Return how a document of *genre*, of the day *on* (None: today), cites it.

        With *archival* it says where the document is kept, as far as that is known.
        """
        rules = rules_for(genre, on or date.today())  # noqa: DTZ011  # local day
        document = self.find(reference)
        forms = citation_forms(document, rules)
        kept = self.archival(document.id) if archival else None
        return with_archival(forms, kept) if kept else forms

    def archival(self, document: str) -> ArchivalReference | None:
        """Return where an archive keeps a document (an id); None: nobody said."""
        return self._record(document).archival

    def cite_by_genre(
        self, reference: str, on: date | None = None
    ) -> dict[Genre, CitationForms]:
        """Return how documents of each genre cite it, as ``cite`` does."""
        return {genre: self.cite(reference, genre, on) for genre in Genre}
