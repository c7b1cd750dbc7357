"""What other programs may ask of the archive; none of it writes anything."""

from collections.abc import Callable
from datetime import date

from schemas.errors import DocumentNotFoundError
from schemas.link import Link
from schemas.reports.search_report import SearchReport
from schemas.reports.standing_report import StandingReport
from schemas.reports.tool_report import (
    CitedReport,
    PrintedReport,
    VerifiedReport,
    findings_about,
)
from schemas.reports.trace_report import TraceReport
from schemas.search import SearchQuery
from schemas.standing import Standing
from service.bootstrap import OpenArchive
from service.citing.forms import citation_forms
from service.citing.rule_sets import Genre, rules_for

MOST_HITS = 100
MOST_STEPS = 20
_NAME = "viện dẫn.txt"
"""The text of a citation is checked as a draft of that name."""


class ProgramTools:
    """Answers as the reader of the command line sees the archive.

    *opened* gives the archive as of now, each time: documents come in while a program
    is asking. Every method raises ArchiveError, as the commands of the same names do.
    """

    def __init__(self, opened: Callable[[], OpenArchive]) -> None:
        self._opened = opened

    def search(self, query: str, limit: int = 10, offset: int = 0) -> SearchReport:
        """Return a page of hits, each with the passages and pages that match."""
        queries = self._opened().queries
        limit, offset = min(max(limit, 1), MOST_HITS), max(offset, 0)
        page = queries.search(SearchQuery(text=query, limit=limit, offset=offset))
        return SearchReport.of(page, queries.standings_in(page))

    def verify_citation(self, citation: str) -> tuple[VerifiedReport, ...]:
        """Return what each citation in the text *citation* means, and what is wrong."""
        opened = self._opened()
        check = opened.checker.check(citation.encode(), _NAME)
        return tuple(
            VerifiedReport.of(
                link, _standing(opened, link), findings_about(check, link)
            )
            for link in check.links
        )

    def trace(self, reference: str, depth: int = 1) -> TraceReport:
        """Return what the document rests on, *depth* steps down, and who cites it."""
        queries = self._opened().queries
        trace = queries.trace(reference, min(max(depth, 1), MOST_STEPS))
        return TraceReport.of(trace, queries.standing_in(trace))

    def standing(self, reference: str, as_of: date | None = None) -> StandingReport:
        """Return what is known of the document's force on the day (None: today)."""
        return StandingReport.of(self._opened().queries.standing(reference, as_of))

    def cite(
        self,
        reference: str,
        genre: Genre = Genre.ADMINISTRATIVE,
        on: date | None = None,
    ) -> CitedReport:
        """Return how the document, or an act of the catalogue, is cited on that day."""
        queries = self._opened().queries
        rules = rules_for(genre, on or date.today())  # noqa: DTZ011  # local day
        try:
            record = queries.show(reference)
        except DocumentNotFoundError:
            act = queries.known_act(reference)
            if act is None:
                raise
            return CitedReport.of(act.summary, citation_forms(act.summary, rules), ())
        summary = record.summary
        printed = PrintedReport.of_all(record.header, queries.text(summary.id))
        return CitedReport.of(summary, citation_forms(summary, rules), printed)


def _standing(opened: OpenArchive, link: Link) -> Standing | None:
    """Return what is known of the force of what is certainly meant."""
    if link.target is None or not link.state.is_certain:
        return None
    return opened.queries.standing(link.target.id)
