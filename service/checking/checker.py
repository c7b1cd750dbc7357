"""Checks drafts against the archive; nothing of a draft is kept."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from schemas.archival_reference import ArchivalReference
from schemas.citation import Citation
from schemas.document import ParsedDocument
from schemas.finding import DraftCheck, Finding
from schemas.known_act import ListedAct
from schemas.link import CitedBy, DocumentSummary, Link, LinkState, Trace
from schemas.number import DocumentNumber
from schemas.standing import Standing
from service.checking.against_archive import (
    find_ambiguous,
    find_contradictions,
    find_ended,
    find_missing,
    find_typos,
)
from service.checking.against_itself import (
    find_duplicate_footnotes,
    find_impossible_dates,
    find_spellings,
    find_years_apart,
)
from service.checking.amended_acts import find_amended
from service.checking.archival_mention import find_unkept
from service.checking.cited import Cited, take_cited
from service.checking.cited_laws import find_laws
from service.checking.first_mention import (
    ListTitles,
    find_full_again,
    find_incomplete_first,
)
from service.checking.form import find_form
from service.checking.number_form import (
    find_other_issuer,
    find_other_kind,
    find_wrong_form,
)
from service.checking.office_names import find_office_of_day
from service.checking.one_number import (
    find_after_draft,
    find_doubles,
    find_two_days,
    find_two_issuers,
)
from service.checking.other_provisions import HeldProvisions, ReadText
from service.checking.other_titles import find_other_titles
from service.checking.own_form import find_own_form
from service.domain.content_id import document_id
from service.graph.port import CitationEntry, Graph
from service.linking.decided import resolve_all
from service.linking.identity import citation_key
from service.linking.listed_acts import listed_in
from service.linking.offices import Agreement, compare_issuers
from service.linking.standings import standing_in
from service.linking.unheld import CitedWork

_OF_MENTIONS = {"incomplete_first", "first_subject", "later_in_full"}
ReadFile = Callable[[bytes, str], ParsedDocument]
"""Reads the bytes of a file of that name, as ``ingest.pipeline.parse`` does."""


class Checker:
    """Checks drafts, which *read* reads, against the documents of *graph*.

    *text* reads their texts by checksum; without it no provision is looked up.
    """

    def __init__(
        self,
        graph: Graph,
        read: ReadFile,
        today: Callable[[], date] = date.today,
        text: ReadText | None = None,
    ) -> None:
        self._graph = graph
        self._read = read
        self._today = today
        self._provisions = HeldProvisions(graph, text) if text else None

    def check(self, data: bytes, filename: str) -> DraftCheck:
        """Return which document each citation means, and the findings.

        Raises:
            UnreadableFileError: the file cannot be read.

        """
        return self.check_parsed(self._read(data, filename))

    def check_parsed(self, draft: ParsedDocument) -> DraftCheck:
        """Return the check of a draft that has been read."""
        links = self._links(draft)
        typos, kept = self._typos(links), self._kept(links)
        cited = [
            replace(self._cited(draft, link, typos.get(at)), kept=kept.get(at))
            for at, link in enumerate(links)
        ]
        day = draft.header.issued_on or self._today()
        more = self._of_known_acts(cited, day)
        listed = tuple(each.listed for each in cited)
        return DraftCheck(draft, links, find_all(draft, cited, day, more), listed)

    def _of_known_acts(self, cited: Collection[Cited], day: date) -> Iterator[Finding]:
        """Yield where a draft and what is known of the acts themselves differ."""
        if self._provisions:
            yield from chain.from_iterable(map(self._provisions.find_other, cited))
        yield from find_other_titles(cited, self._graph.all_acts())
        yield from find_amended(self._graph, cited, day)

    def _cited(
        self, draft: ParsedDocument, link: Link, typo: DocumentSummary | None
    ) -> Cited:
        listed = listed_in(self._graph, link)
        standing = self._standing(draft, link, listed)
        return take_cited(draft.text, link, typo, standing, listed)

    def _links(self, draft: ParsedDocument) -> tuple[Link, ...]:
        own, header = str(document_id(draft.checksum)), draft.header
        days = header.issued_on, header.effective_from
        entries = (
            CitationEntry(own, place, citation_key(citation), citation, *days)
            for place, citation in enumerate(draft.citations)
        )
        return tuple(resolve_all(self._graph, entries))

    def _typos(self, links: Iterable[Link]) -> dict[int, DocumentSummary]:
        """Return, by the index of a link, the document of nearly its number."""
        wanted = {
            place: (link.citation, number.key)
            for place, link in enumerate(links)
            if link.state is LinkState.MISSING
            and (number := _with_year_of_day(link.citation))
        }
        found = self._graph.candidates(key for _, key in wanted.values())
        fitting = {
            place: [e for e in found.get(key, ()) if _is_of_day(citation, e)]
            for place, (citation, key) in wanted.items()
        }
        return {place: each[0] for place, each in fitting.items() if len(each) == 1}

    def _kept(self, links: Iterable[Link]) -> dict[int, ArchivalReference]:
        """Return, by the index of a link, where what it certainly means is kept."""
        meant = {
            place: link.target.id
            for place, link in enumerate(links)
            if link.target and link.state.is_certain
        }
        found = self._graph.archival.of(meant.values())
        return {place: found[each] for place, each in meant.items() if each in found}

    def _standing(
        self, draft: ParsedDocument, link: Link, listed: ListedAct | None
    ) -> Standing | None:
        """Return what is known of what is certainly cited, on the day of the draft."""
        trace = self._trace(str(document_id(draft.checksum)), link, listed)
        if trace is None:
            return None
        return standing_in(self._graph, trace, draft.header.issued_on or self._today())

    def _trace(self, own: str, link: Link, listed: ListedAct | None) -> Trace | None:
        """Return who else cites the document, held or not, that is certainly meant."""
        if link.target:
            if not link.state.is_certain:
                return None
            citing = self._graph.links_to([link.target.id])
            return Trace(link.target, cited_by=_others(own, citing))
        number = link.citation.number
        if number is None or not link.state.is_unheld:
            return None
        citing = self._graph.links_with_identity([number.key])
        trace = Trace(None, wanted=str(number), cited_by=_others(own, citing))
        is_listed = listed is not None and listed.agrees
        is_meant = is_listed or CitedWork.of(trace).fits(link.citation)
        return trace if is_meant else None


def find_all(
    draft: ParsedDocument,
    cited: Collection[Cited],
    day: date,
    more: Iterable[Finding] = (),
) -> tuple[Finding, ...]:
    """Return what all rules find in a draft of that *day*, in the order of the text.

    *more* are the findings of those that look up something else.
    """
    doubles = list(find_doubles(cited))
    told = {each.place for each in doubles}  # a slip, not the first mention of another
    titles = ListTitles(draft)
    found = [
        finding
        for each in cited
        for finding in _find(draft, each, day)
        if (finding.code not in _OF_MENTIONS or finding.place not in told)
        and (finding.code != "first_subject" or not titles.share(finding.place.end))
    ]
    found.extend(doubles)
    found.extend(find_own_form(draft))
    found.extend(find_missing(cited))
    found.extend(more)
    return tuple(sorted(found, key=lambda each: (each.place.start, each.code)))


def _find(draft: ParsedDocument, cited: Cited, day: date) -> Iterator[Finding]:
    """Yield what the rules about a single citation find."""
    yield from find_other_issuer(cited)
    yield from find_other_kind(cited)
    yield from find_wrong_form(cited)
    yield from find_two_days(cited)
    yield from find_two_issuers(cited)
    yield from find_after_draft(cited, day)
    yield from find_office_of_day(cited)
    yield from find_laws(draft, cited, day)
    yield from find_contradictions(cited)
    yield from find_typos(cited)
    yield from find_ended(draft, cited)
    yield from find_ambiguous(cited)
    yield from find_spellings(cited)
    yield from find_impossible_dates(cited)
    yield from find_years_apart(cited)
    yield from find_incomplete_first(draft, cited)
    yield from find_full_again(draft, cited)
    yield from find_duplicate_footnotes(draft, cited)
    yield from find_form(draft, cited)
    yield from find_unkept(draft, cited)


def _with_year_of_day(citation: Citation) -> DocumentNumber | None:
    number, day = citation.number, citation.issued_on
    if number is None or day is None or number.year == day.year or number.hyphenated:
        return None
    return replace(number, year=day.year)


def _is_of_day(citation: Citation, document: DocumentSummary) -> bool:
    issuers = compare_issuers(citation.issuer, document).agreement
    return document.issued_on == citation.issued_on and issuers is not Agreement.NO


def _others(own: str, citing: Iterable[CitedBy]) -> tuple[CitedBy, ...]:
    return tuple(each for each in citing if each.document.id != own)
