"""The read side: every query that the archive answers."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from schemas.citation import Relation
from schemas.decision import Decision
from schemas.errors import CitationNotFoundError, SearchUnavailableError
from schemas.explanation import Explanation
from schemas.known_act import KnownAct
from schemas.link import CitedBy, DocumentSummary, Link, Trace
from schemas.network import Direction, Network
from schemas.record import (
    ArchiveStatus,
    MissingDocument,
    QuarantinedFile,
)
from schemas.review import CaseKind, ReviewCase
from schemas.search import Completion, SearchHit, SearchPage, SearchQuery
from schemas.span import Span
from schemas.standing import Standing
from schemas.work_file import Proposal, SeveralFiles, WithdrawnDocument
from service.answers.citation_network import ALL, MOST_NODES, network_around
from service.answers.document_queries import DocumentQueries
from service.answers.explanations import (
    explain,
    explain_link,
    with_relation_reason,
)
from service.answers.missing_documents import (
    count_missing,
    find_missing,
    find_needed,
    find_wanted,
)
from service.answers.pasted_citations import read_pasted
from service.answers.review_queue import count_cases, find_cases
from service.answers.traces import MOST_FOLLOWED, trace_reference
from service.domain.event_log import EventLog
from service.files.port import FileStore
from service.graph.ledger import Ledger
from service.graph.lookup import find_citing
from service.graph.port import Graph
from service.linking.force import effects_of
from service.linking.listed_acts import keys_of_reference
from service.linking.standings import find_ended, standing_in
from service.projections.port import CatchesUp
from service.projections.replay import Past
from service.search.batch import Row, answer_all
from service.search.completion import complete
from service.search.criteria import with_linked
from service.search.entries import entry_of
from service.search.execution import search
from service.search.hits import hit_of
from service.search.meanings import Meanings, find_near
from service.search.passages import find_hits
from service.search.port import SearchIndex
from service.search.query_tree import QueryTree


class Queries(DocumentQueries):
    """Answers from the views: of single documents, their links, and all of them."""

    def __init__(  # noqa: PLR0913, PLR0917  # the parts of an archive
        self,
        log: EventLog,
        graph: Graph,
        index: SearchIndex,
        files: FileStore,
        projections: CatchesUp,
        ledger: Ledger,
        meanings: Meanings,
    ) -> None:
        super().__init__(log, graph, files, ledger)
        self._ledger = ledger
        self._graph = graph
        self._index = index
        self._projections = projections
        self._meanings = meanings
        self._past = Past(log, files)

    @contextmanager
    def known_on(self, day: date | None) -> Iterator["Queries"]:
        """Give what answers as the archive knew it at the end of *day*; None: now.

        That holds for documents, links, traces and standings; searches find what there
        is now.
        """
        if day is None:
            yield self
            return
        with self._past.graph(day) as graph:
            yield Queries(
                self._log,
                graph,
                self._index,
                self._files,
                self._projections,
                self._ledger,
                self._meanings,
            )

    def close(self) -> None:
        """Release the replayed read models."""
        self._past.close()

    def search(self, query: SearchQuery) -> SearchPage:
        """Return one page of what matches *query*; raises QuerySyntaxError.

        The documents that it cites come first; ``unheld`` are those that are not held.
        ``near`` are others that mean nearly the same.
        """
        query = self._with_linked(query)
        page = self._with_words(query)
        return replace(page, near=find_near(self._index, self._meanings, query, page))

    def _with_linked(self, query: SearchQuery) -> SearchQuery:
        return with_linked(query, lambda keys: find_citing(self._graph, keys))

    def _with_words(self, query: SearchQuery) -> SearchPage:
        pasted = read_pasted(self._graph, query.text)
        page = search(self._index, query, pasted.held)
        return replace(page, unheld=pasted.unheld)

    def hits(self, reference: str, query: str) -> tuple[Span, ...]:
        """Return where the document's text has what *query* asks for.

        Raises QuerySyntaxError too.
        """
        return find_hits(self.text(reference).content, query)

    def search_all(self, texts: Iterable[str], limit: int) -> Iterator[Row]:
        """Yield the rows of many queries; see ``service.search.batch``."""
        return answer_all(
            lambda query: self._with_words(self._with_linked(query)), texts, limit
        )

    def complete(self, typed: str, limit: int = 8) -> tuple[Completion, ...]:
        """Return the numbers, issuers and subjects that begin as *typed*."""
        return complete(self._index, typed, limit)

    def alike(self, reference: str, limit: int = 10) -> tuple[SearchHit, ...]:
        """Return the documents most like the one that *reference* names."""
        record = self.show(reference)
        entry = entry_of(record, self.text(record.summary.id))
        found = self._index.alike(entry, limit)
        return tuple(hit_of(each.entry, each.score, QueryTree()) for each in found)

    def links(self, reference: str) -> tuple[Link, ...]:
        """Return what the document cites, in the order of its text."""
        document = self.find(reference).id
        return self._graph.links_of([document]).get(document, ())

    def trace(self, reference: str, depth: int = 1, most: int = MOST_FOLLOWED) -> Trace:
        """Return what the document rests on, *depth* steps down, and who cites it.

        A number that is only cited has a trace as well, without a document. Below the
        *most* documents that are nearest, citations are not followed.
        """
        return trace_reference(self._graph, reference, depth, most)

    def explain(self, reference: str, cited: str) -> tuple[Explanation, ...]:
        """Return why the document's citations of *cited*, a number or name, are linked.

        Raises DocumentNotFoundError too where it cites nothing of that number or name.
        """
        record = self.show(reference)
        ident = record.summary.id
        found = explain(record, self.links(ident), self.text(ident), cited)
        return tuple(with_relation_reason(self._graph, each) for each in found)

    def explain_at(self, reference: str, place: int) -> Explanation:
        """Return why the citation of the document at *place* is linked.

        Dismissed ones too. Raises CitationNotFoundError where there is none.
        """
        record = self.show(reference)
        ident = record.summary.id
        link = self._graph.link_at(ident, place)
        if link is None:
            raise CitationNotFoundError(str(place))
        found = explain_link(record, link, self.text(ident))
        return with_relation_reason(self._graph, found)

    def cases(
        self, kind: CaseKind, skip: int = 0, limit: int = 1
    ) -> tuple[ReviewCase, ...]:
        """Return cases that a person is to decide on, the most needed first."""
        return find_cases(self._graph, kind, skip, limit)

    def case_counts(self) -> dict[CaseKind, int]:
        """Return how many cases there are of each kind."""
        return count_cases(self._graph)

    def alike_links(self, document: str, place: int) -> tuple[CitedBy, ...]:
        """Return the links of one number that the same evidence speaks for.

        That at *place* of *document* (an id) is one of them.
        """
        return self._graph.review.alike(document, place)

    def decided_alike(self, document: str, place: int) -> tuple[Decision, ...]:
        """Return what the same person decided alike on the same number, for one reason.

        The last decision on the citation at *place* is one of them.
        """
        return self._graph.review.decided_alike(document, place)

    def network(  # what a person chooses
        self,
        reference: str,
        direction: Direction = Direction.BOTH,
        depth: int = 1,
        relations: frozenset[Relation] = ALL,
        most: int = MOST_NODES,
    ) -> Network:
        """Return who cites whom up to *depth* citations away from the document.

        Of the documents at *most* so many.
        """
        start = self.find(reference)
        return network_around(self._graph, start, direction, depth, relations, most)

    def standing(self, reference: str, as_of: date | None = None) -> Standing:
        """Return what is known of the document's force on the day (None: today).

        A number that is only cited has a standing as well, without a document.
        """
        return self.standing_in(self.trace(reference), as_of)

    def standing_in(self, trace: Trace, as_of: date | None = None) -> Standing:
        """Return the standing of what *trace* is of."""
        day = as_of or date.today()  # noqa: DTZ011  # local day
        return standing_in(self._graph, trace, day)

    def amenders(self, document: str, as_of: date) -> tuple[DocumentSummary, ...]:
        """Return what surely amended the document (an id) by that day.

        Those that take effect later, or may mean another document, are left out.
        """
        deciding = self.standing(document, as_of).decided_by
        return tuple(
            each.document for each in deciding if Relation.AMENDS in effects_of(each)
        )

    def standings_in(self, page: SearchPage) -> dict[str, Standing]:
        """Return what is known of the force of what *page* has, where anything is.

        By the ids of hits, and the numbers of what the query cites and is not held.
        """
        shown = (*page.hits, *page.near, *page.as_typed)
        cited = (self.standing(each.number) for each in page.unheld if each.needed_by)
        unheld = {each.missing.number: each for each in cited if each.missing}
        return self.standings_of(shown) | unheld

    def standings_of(self, hits: Iterable[SearchHit]) -> dict[str, Standing]:
        """Return what is known of the force of *hits*, by id, where anything is."""
        today = date.today()  # noqa: DTZ011  # local day
        found = self._graph.summaries(each.id for each in hits)
        return find_ended(self._graph, found.values(), today)

    def known_act(self, reference: str) -> KnownAct | None:
        """Return the one act of the catalogue that *reference* means, if one does."""
        found = self._graph.known_acts(keys_of_reference(reference)).values()
        acts = {each for some in found for each in some}
        return next(iter(acts)) if len(acts) == 1 else None

    def known_acts(self) -> tuple[KnownAct, ...]:
        """Return all acts of the catalogue."""
        return self._graph.all_acts()

    def missing(self) -> tuple[MissingDocument, ...]:
        """Return the missing documents, the most needed first."""
        return find_missing(self._graph)

    def needed(self, trace: Trace) -> tuple[MissingDocument, ...]:
        """Return the missing documents in *trace*."""
        return find_needed(self._graph, trace)

    def wanted(self, trace: Trace) -> tuple[MissingDocument, ...]:
        """Return what a number or name that is only cited means, by its dates."""
        return find_wanted(self._graph, trace)

    def works(self) -> tuple[SeveralFiles, ...]:
        """Return the văn bản that came in as several files."""
        return self._graph.several_files()

    def proposals(self, reference: str | None = None) -> tuple[Proposal, ...]:
        """Return the files that may be of one văn bản; a person has to say so.

        With a *reference* only those of the văn bản that it names.
        """
        if reference is None:
            return self._graph.proposals()
        files = self.show(reference).files
        return self._graph.proposals(each.id for each in files)

    def withdrawn(self) -> tuple[WithdrawnDocument, ...]:
        """Return the documents taken out of search and links, in that order."""
        return tuple(self._graph.withdrawals().values())

    def quarantined(self) -> tuple[QuarantinedFile, ...]:
        """Return the files that could not be read."""
        return tuple(map(self._ledger.located, self._graph.quarantined()))

    def _indexed(self) -> int | None:
        try:
            return self._index.count()
        except SearchUnavailableError:
            return None

    def status(self) -> ArchiveStatus:
        """Return how much the archive holds."""
        return ArchiveStatus(
            documents=self._graph.count_documents(),
            quarantined=self._graph.count_quarantined(),
            missing=count_missing(self._graph),
            indexed=self._indexed(),
            events=self._log.count(),
            behind=self._projections.behind(),
            failed_events=len(self._projections.failures()),
            links=self._graph.count_links(),
        )
