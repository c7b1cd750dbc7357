"""Chains of citations: what a document rests on, and who rests on it."""

from collections.abc import Iterable

from schemas.citation import Citation
from schemas.errors import DocumentNotFoundError
from schemas.link import CitedBy, Link, Trace, TracedLink
from schemas.number_spellings import number_keys
from service.graph.lookup import look_up_work
from service.graph.port import Graph
from service.linking.identity import citation_key
from service.linking.listed_acts import keys_of_reference

Followed = dict[str, tuple[Link, ...]]  # what each document cites, by its id
MOST_FOLLOWED = 200
"""Documents that a trace follows by default: nobody reads more."""


def trace_reference(
    graph: Graph, reference: str, depth: int, most: int = MOST_FOLLOWED
) -> Trace:
    """Return the trace of the document that *reference* names, *depth* steps down.

    The *most* nearest documents are followed; the others are marked as cut.

    Raises:
        DocumentNotFoundError: no document has or had that number, and none cites it.
        AmbiguousReferenceError: several documents have it.

    """
    try:
        document = look_up_work(graph, reference)
    except DocumentNotFoundError:
        return _trace_wanted(graph, reference)
    return Trace(
        document=document,
        cites=_tree(document.id, *_followed(graph, document.id, depth, most)),
        cited_by=_newest_first(graph.links_to([document.id])),
    )


def _trace_wanted(graph: Graph, reference: str) -> Trace:
    """Return the trace of a number that is cited, withdrawn or listed, not held."""
    citing = graph.links_with_identity(number_keys(reference))
    numbers = [each.link.citation.number for each in citing]
    wanted = next((str(number) for number in numbers if number), None)
    wanted = wanted or _withdrawn_number(graph, reference)
    if wanted is None:
        return _trace_named(graph, reference)
    return Trace(None, wanted=wanted, cited_by=_newest_first(citing))


def _trace_named(graph: Graph, name: str) -> Trace:
    """Return the trace of an act cited by its name alone, or listed, and not held."""
    named = graph.links_with_identity([citation_key(Citation(name, ()))])
    citing = [each for each in named if each.link.state.is_unheld]
    wanted = citing[0].link.citation.text if citing else _listed_number(graph, name)
    if wanted is None:
        raise DocumentNotFoundError(name)
    return Trace(None, wanted=wanted, cited_by=_newest_first(citing))


def _withdrawn_number(graph: Graph, reference: str) -> str | None:
    found = graph.withdrawn_by(number_keys(reference)).values()
    return next((each.number for some in found for each in some if each.number), None)


def _listed_number(graph: Graph, reference: str) -> str | None:
    """Return the number of the one act of the catalogue that *reference* means."""
    found = graph.known_acts(keys_of_reference(reference)).values()
    numbers = {each.number for some in found for each in some}
    return next(iter(numbers)) if len(numbers) == 1 else None


def _followed(
    graph: Graph, start: str, depth: int, most: int
) -> tuple[Followed, set[str]]:
    """Return what each document cites up to *depth* steps down, the nearest first.

    Also return the ids of the documents that were too many to follow.
    """
    followed: Followed = {}
    waiting = [start]
    cut: set[str] = set()
    for _ in range(depth):
        room = most - len(followed)
        cut |= set(waiting[room:])
        waiting = waiting[:room]
        found = graph.links_of(waiting)
        followed |= {document: found.get(document, ()) for document in waiting}
        cited = dict.fromkeys(
            link.target.id
            for document in waiting
            for link in followed[document]
            if link.target
        )
        waiting = [each for each in cited if each not in followed and each not in cut]
    return followed, cut


def _tree(start: str, followed: Followed, cut: set[str]) -> tuple[TracedLink, ...]:
    """Return the tree below *start*; each document is expanded once, where nearest."""
    first: dict[str, tuple[str, int]] = {start: (start, -1)}
    for document, links in followed.items():
        for place, link in enumerate(links):
            if link.target and link.target.id in followed:
                first.setdefault(link.target.id, (document, place))

    def below(document: str) -> tuple[TracedLink, ...]:
        return tuple(
            traced(link, (document, place))
            for place, link in enumerate(followed[document])
        )

    def traced(link: Link, place: tuple[str, int]) -> TracedLink:
        if link.target is None or link.target.id not in followed:
            return TracedLink(
                link, cut=link.target is not None and link.target.id in cut
            )
        if first[link.target.id] != place:
            return TracedLink(link, repeated=True)
        return TracedLink(link, below(link.target.id))

    return below(start)


def _newest_first(citing: Iterable[CitedBy]) -> tuple[CitedBy, ...]:
    return tuple(sorted(citing, key=_age))


def _age(citing: CitedBy) -> tuple[int, str]:
    day = citing.document.issued_on
    return (-day.toordinal() if day else 0, citing.document.id)
