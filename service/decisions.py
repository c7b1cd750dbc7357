"""What people decide of links: events, which stay when the parser learns."""

from schemas.decision import Word
from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.link import Link
from service.archive import Archive
from service.explaining import is_asked
from service.graph.port import CitationEntry, Graph
from service.projections.linking import decisions_on, resolve_all
from service.projections.runner import Projections
from service.reference import find_document
from service.search.spellings import number_keys


class Decisions:
    """Confirms and rejects links; views are brought up at once.

    *reference* names the citing document, *cited* the number or name it cites. Raised
    are DocumentNotFoundError and AmbiguousReferenceError where they name none, several.
    """

    def __init__(
        self, archive: Archive, graph: Graph, projections: Projections
    ) -> None:
        self._archive = archive
        self._graph = graph
        self._projections = projections

    def confirm(  # who says what of which, and why
        self, reference: str, cited: str, target: str | None, by: str, why: str
    ) -> Link:
        """Say that *cited* means *target*, or what it is taken to mean if None."""
        entry = self._entry(reference, cited)
        meant = find_document(self._graph, target).id if target else self._guess(entry)
        self._archive.confirm(entry.document, self._word(entry, by, why), meant)
        return self._decided(entry)

    def reject(self, reference: str, cited: str, by: str, why: str) -> Link:
        """Say that *cited* is not what it is taken to mean."""
        entry = self._entry(reference, cited)
        self._archive.reject(entry.document, self._word(entry, by, why))
        return self._decided(entry)

    def undo(self, reference: str, cited: str, by: str, why: str) -> Link:
        """Take back what was said of *cited*; the guess counts again."""
        entry = self._entry(reference, cited)
        self._archive.undo(entry.document, self._word(entry, by, why))
        return self._decided(entry)

    def _decided(self, entry: CitationEntry) -> Link:
        self._projections.catch_up()
        (link,) = resolve_all(self._graph, [entry])
        return link

    def _entry(self, reference: str, cited: str) -> CitationEntry:
        document = find_document(self._graph, reference)
        keys = frozenset(number_keys(cited))
        entries = [
            entry
            for entry in self._graph.citations_of(document.id)
            if is_asked(entry.citation, keys, cited)
        ]
        if not entries:
            raise DocumentNotFoundError(cited)
        if len(entries) > 1:
            raise AmbiguousReferenceError(
                cited, tuple(each.citation.text for each in entries)
            )
        return entries[0]

    def _guess(self, entry: CitationEntry) -> str:
        (link,) = resolve_all(self._graph, [entry])
        if link.target is None:
            raise DocumentNotFoundError(entry.citation.text)
        return link.target.id

    def _word(self, entry: CitationEntry, by: str, why: str) -> Word:
        """Return the word, on the day that an earlier one was said of, if one was."""
        words = decisions_on(self._graph, [entry])
        earlier = words.get((entry.document, entry.place))
        day = earlier.day if earlier else entry.citation.issued_on
        return Word(entry.key, day, by, why)
