"""What people decide, recorded as events that outlive newer parsers."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from ingest.grammar.date import read_date
from schemas.codec import text_from_json, to_plain
from schemas.decision import CitedAt, DecidedBy, DecidedSoFar
from schemas.document import Text
from schemas.errors import (
    AmbiguousReferenceError,
    CitationNotFoundError,
    CorrectionError,
    DocumentNotFoundError,
    OutdatedError,
)
from schemas.link import Link
from schemas.number_spellings import number_keys
from service.curation.typed_relation import read_relation
from service.domain.document import Document
from service.domain.document_log import DocumentLog
from service.domain.typed_values import read_field
from service.files.port import FileStore
from service.graph.lookup import is_cited_by, look_up, look_up_any, look_up_work
from service.graph.port import CitationEntry, Graph
from service.linking.decided import decisions_on, relation_decision_on
from service.projections.port import CatchesUp

_Change = Callable[[Document], None]
_SEVERAL = 2  # files, of which one can be parted


class Decisions:
    """Records decisions; the projections catch up at once.

    *reference* names a document, *cited* the number or name it cites, with its date
    if two documents of that number are cited, or its place; *decided* is by whom, and
    why, and which version of the document that rests on. DocumentNotFoundError and
    AmbiguousReferenceError are raised if they name none, or several, OutdatedError if
    the document has changed since that version.
    """

    def __init__(
        self,
        log: DocumentLog,
        graph: Graph,
        files: FileStore,
        projections: CatchesUp,
    ) -> None:
        self._log = log
        self._graph = graph
        self._files = files
        self._projections = projections

    def confirm(
        self,
        reference: str,
        cited: str | CitedAt,
        target: str | None,
        decided: DecidedBy,
    ) -> Link:
        """Confirm that *cited* means *target*, or its present target if None."""
        entry = self._entry(reference, cited)
        if target:
            named = look_up_any(self._graph, target).id
            meant: str | None = self._not_withdrawn(named)
        else:
            meant = self._target(entry)
        if meant is None:
            raise DocumentNotFoundError(entry.citation.text)
        key, day = self._key(entry)
        return self._decide_on(
            entry,
            decided,
            lambda each: each.confirm_citation(
                key, day, meant, decided.by, decided.why
            ),
        )

    def confirm_not_held(
        self, reference: str, cited: str | CitedAt, decided: DecidedBy
    ) -> Link:
        """Confirm that *cited* means a document that is not in the archive.

        What fits it later is reported, and linked only when a person confirms that.
        """
        entry = self._entry(reference, cited)
        key, day = self._key(entry)
        seen = [each.document.id for each in self._link_at(entry).candidates]
        return self._decide_on(
            entry,
            decided,
            lambda each: each.confirm_not_held(key, day, seen, decided.by, decided.why),
        )

    def relate(
        self, reference: str, cited: str | CitedAt, relation: str, decided: DecidedBy
    ) -> Link:
        """Record what the document does with *cited*: the name or key of a relation.

        Raises:
            CorrectionError: no relation is called so, or several may be.

        """
        said = read_relation(relation)
        entry = self._entry(reference, cited)
        key, day = self._key(entry)
        return self._decide_on(
            entry,
            decided,
            lambda each: each.relate_citation(
                key, day, said.value, decided.by, decided.why
            ),
        )

    def reject(self, reference: str, cited: str | CitedAt, decided: DecidedBy) -> Link:
        """Reject the present target of *cited*."""
        entry = self._entry(reference, cited)
        key, day = self._key(entry)
        target = self._target(entry)
        return self._decide_on(
            entry,
            decided,
            lambda each: each.reject_citation(
                key, day, target, decided.by, decided.why
            ),
        )

    def dismiss(self, reference: str, cited: str | CitedAt, decided: DecidedBy) -> Link:
        """Record that what was read as a citation of *cited* is not one."""
        entry = self._entry(reference, cited)
        key, day = self._key(entry)
        return self._decide_on(
            entry,
            decided,
            lambda each: each.dismiss_citation(key, day, decided.by, decided.why),
        )

    def add(
        self, reference: str, words: str, page: int | None, decided: DecidedBy
    ) -> Link:
        """Add a citation of what *words*, as printed in the document, name.

        If the words are not in the text that was read (of a scan), *page* says where
        they are.

        Raises:
            CorrectionError: the words name no document, or several, or are nowhere.

        """
        from service.curation.typed_citation import read_citation

        document = look_up_work(self._graph, reference).id
        citation = read_citation(words, self._text(document), page)
        plain = to_plain(citation)
        self._decide(
            document,
            decided,
            lambda each: each.add_citation(plain, decided.by, decided.why),
        )
        return self._link_at(self._graph.citations_of(document)[-1])

    def correct(self, reference: str, field: str, text: str, decided: DecidedBy) -> str:
        """Correct a field of the header to *text*, or to nothing; return the id.

        Raises:
            CorrectionError: no such field, or it cannot be read as that.

        """
        document = look_up(self._graph, reference).id
        value = read_field(field, text)
        self._decide(
            document,
            decided,
            lambda each: each.correct_header(field, value, decided.by, decided.why),
        )
        return document

    def mark_copy(self, reference: str, original: str, decided: DecidedBy) -> str:
        """Mark the document as a copy of *original*; return its id.

        Raises:
            CorrectionError: *original* is the document itself, or is withdrawn.

        """
        document = look_up(self._graph, reference).id
        meant = self._not_withdrawn(look_up_any(self._graph, original).id)
        self._decide(
            document,
            decided,
            lambda each: each.mark_as_copy(meant, decided.by, decided.why),
        )
        return document

    def part(self, reference: str, decided: DecidedBy) -> str:
        """Part the document from the văn bản that it is taken for; return its id.

        What the archive proposes to join it with is proposed no more.

        Raises:
            CorrectionError: it is alone, and nothing is proposed for it.

        """
        document = look_up(self._graph, reference).id
        record = self._graph.record(document)
        proposed = self._graph.proposals([document])
        if not proposed and (record is None or len(record.files) < _SEVERAL):
            raise CorrectionError("văn bản chỉ có một tệp, không có gì để tách")
        self._decide(document, decided, lambda each: each.part(decided.by, decided.why))
        return document

    def reinstate(self, reference: str, decided: DecidedBy) -> str:
        """Bring a withdrawn document back, with all files that it stands for.

        Return its id.

        Raises:
            DecisionNotFoundError: it is not withdrawn.

        """
        document = look_up_any(self._graph, reference).id
        files = self._graph.withdrawals(self._files_named(document))
        self._decide_on_all(
            document,
            files or [document],
            decided,
            lambda each: each.reinstate(decided.by, decided.why),
        )
        return document

    def withdraw(self, reference: str, decided: DecidedBy) -> str:
        """Remove the document from search and links; return its id.

        With the main file the whole văn bản goes, with another one this file alone.
        """
        document = look_up(self._graph, reference).id
        self._decide_on_all(
            document,
            self._files_named(document),
            decided,
            lambda each: each.withdraw(decided.by, decided.why),
        )
        return document

    def undo(self, reference: str, cited: str | CitedAt, decided: DecidedBy) -> Link:
        """Take back all decisions on *cited*; the guess counts again.

        They may have been made on any file of the văn bản.
        """
        entry = self._entry(reference, cited)
        key, day = self._key(entry)
        files = self._files_named(entry.document)
        deciding = [each for each in files if self._load(each).has_decided(key, day)]
        self._decide_on_all(
            entry.document,
            deciding or [entry.document],
            decided,
            lambda each: each.undo_decisions(key, day, decided.by, decided.why),
        )
        return self._link_at(entry)

    def take_back(self, reference: str, number: int, decided: DecidedBy) -> str:
        """Take back the decision with that *number* in the history; return the id."""
        document = look_up_any(self._graph, reference).id
        self._decide(
            document,
            decided,
            lambda each: each.take_back(number, decided.by, decided.why),
        )
        return document

    def decided_so_far(self, reference: str) -> DecidedSoFar:
        """Return the version of the document, and the decisions on it that stand."""
        found = self._load(look_up_any(self._graph, reference).id)
        return DecidedSoFar(found.version, tuple(found.decided))

    def _decide_on(
        self, entry: CitationEntry, decided: DecidedBy, decide: _Change
    ) -> Link:
        """Record a decision on a citation, and return how that is linked now."""
        self._decide(entry.document, decided, decide)
        return self._link_at(entry)

    def _decide_on_all(
        self, document: str, files: Iterable[str], decided: DecidedBy, decide: _Change
    ) -> None:
        """Record a decision on *files*; the version it rests on is that of *document*.

        Only its own version is known: the other files are decided on as they are.
        """
        _require_version(self._load(document), decided)
        others = replace(decided, version=None)
        for each in files:
            self._decide(each, decided if each == document else others, decide)

    def _decide(self, document: str, decided: DecidedBy, decide: _Change) -> None:
        def decide_on_version(each: Document) -> None:
            _require_version(each, decided)
            decide(each)

        self._log.change(lambda: self._load(document), decide_on_version)
        self._projections.catch_up(hurry=True)

    def _load(self, document: str) -> Document:
        found = self._log.find(Document, UUID(document))
        if found is None:
            raise DocumentNotFoundError(document)
        return found

    def _files_named(self, document: str) -> tuple[str, ...]:
        """Return all files (ids) of the văn bản whose main file is *document*."""
        record = self._graph.record(document)
        if record is None or record.work != document:
            return (document,)
        return tuple(each.id for each in record.files)

    def _not_withdrawn(self, document: str) -> str:
        """Return *document* (an id); raises CorrectionError if it is withdrawn."""
        withdrawn = self._graph.withdrawals([document]).get(document)
        if withdrawn:
            words = withdrawn.withdrawal.words
            raise CorrectionError(f"văn bản ấy đã bị rút ({words})")
        return document

    def _entry(self, reference: str, cited: str | CitedAt) -> CitationEntry:
        document = look_up_work(self._graph, reference)
        every = self._graph.citations_of(document.id)
        if isinstance(cited, CitedAt):
            return _entry_at(every, cited)
        entries = _entries_of(every, cited)
        if len(entries) > 1 and (day := read_date(cited)):
            entries = [each for each in entries if each.citation.issued_on == day]
        if not entries:
            raise CitationNotFoundError(cited)
        if len(entries) > 1:
            raise AmbiguousReferenceError(
                cited, tuple(each.citation.text for each in entries)
            )
        return entries[0]

    def _target(self, entry: CitationEntry) -> str | None:
        """Return what the citation is taken to mean now (an id)."""
        link = self._link_at(entry)
        return link.target.id if link.target else None

    def _link_at(self, entry: CitationEntry) -> Link:
        """Return how the citation is linked, as the read models hold it."""
        link = self._graph.link_at(entry.document, entry.place)
        if link is None:
            raise CitationNotFoundError(entry.citation.text)
        return link

    def _key(self, entry: CitationEntry) -> tuple[str, str | None]:
        """Return the key and the date to decide on: those of an earlier decision."""
        cited = (entry.document, entry.key, entry.citation.issued_on)
        earlier = decisions_on(self._graph, [cited]).get(cited) or relation_decision_on(
            self._graph, cited
        )
        day = earlier.day if earlier else entry.citation.issued_on
        return entry.key, day.isoformat() if day else None

    def _text(self, document: str) -> Text:
        checksum = self._graph.text_checksum(document)
        return text_from_json(self._files.read(checksum)) if checksum else Text("")


def _require_version(document: Document, decided: DecidedBy) -> None:
    """Raise OutdatedError if the document has changed since it was seen."""
    if decided.version not in (None, document.version):
        raise OutdatedError(f"phiên bản hiện nay: {document.version}")


def _entry_at(entries: Iterable[CitationEntry], cited: CitedAt) -> CitationEntry:
    for each in entries:
        if each.place == cited.place:
            return each
    raise CitationNotFoundError(str(cited.place))


def _entries_of(entries: Iterable[CitationEntry], cited: str) -> list[CitationEntry]:
    """Return those of *entries* that cite *cited*: a number in any spelling, a name."""
    every = list(entries)
    # a number as it is shown has no other spellings to be tried
    shown = {
        each.key
        for each in every
        if each.citation.number and str(each.citation.number) == cited
    }
    if shown:
        return [each for each in every if each.key in shown]
    keys = frozenset(number_keys(cited))
    return [each for each in every if is_cited_by(each.citation, keys, cited)]
