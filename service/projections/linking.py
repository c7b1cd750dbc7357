"""Which document each citation is taken to mean, kept beside the citation."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, update

from schemas.link import DocumentSummary, Link
from service.graph.catalogue import Catalogue
from service.graph.port import CitationEntry, Graph
from service.graph.tables import citations
from service.resolution import decide, resolve
from service.slips import slip_key

_SET_LINK = (
    update(citations)
    .where(
        citations.c.document == bindparam("of"), citations.c.place == bindparam("at")
    )
    .values(state=bindparam("new_state"), target=bindparam("new_target"))
)


def resolve_all(graph: Graph, entries: Iterable[CitationEntry]) -> list[Link]:
    """Return what each of *entries* means in the archive, in their order."""
    wanted = list(entries)
    keys = [_keys(entry) for entry in wanted]
    found = graph.candidates(key for each in keys for key in each)
    guesses = [
        resolve(entry.citation, _documents(found, each), entry.document)
        for entry, each in zip(wanted, keys, strict=True)
    ]
    return _decided(graph, wanted, guesses)


def _decided(
    graph: Graph, entries: list[CitationEntry], guesses: list[Link]
) -> list[Link]:
    """Return the guesses, with what people said in the place of some."""
    said = {
        (each.document, each.key, each.day): each
        for each in graph.decisions(entry.document for entry in entries)
    }
    if not said:
        return guesses
    targets = graph.summaries(each.target for each in said.values() if each.target)
    places = [(e.document, e.key, e.citation.issued_on) for e in entries]
    return [
        decide(guess, said[place], targets) if place in said else guess
        for place, guess in zip(places, guesses, strict=True)
    ]


def _keys(entry: CitationEntry) -> tuple[str, ...]:
    """Return what the cited document is looked up by: as written, and with a slip."""
    slip = slip_key(entry.citation.number, entry.citation.issued_on)
    return (entry.key, slip) if slip else (entry.key,)


def _documents(
    found: dict[str, list[DocumentSummary]], keys: tuple[str, ...]
) -> Iterable[DocumentSummary]:
    return {each.id: each for key in keys for each in found.get(key, ())}.values()


def link_documents(connection: Connection, documents: Iterable[str]) -> None:
    """Link what *documents* (ids) cite, and all citations that may mean them."""
    graph = Catalogue(connection)
    arrived = tuple(documents)
    entries = {
        (entry.document, entry.place): entry
        for entry in (*graph.citations_of_all(arrived), *graph.citing_any(arrived))
    }
    links = resolve_all(graph, entries.values())
    rows = [
        {
            "of": document,
            "at": place,
            "new_state": link.state.value,
            "new_target": link.target.id if link.target else None,
        }
        for (document, place), link in zip(entries, links, strict=True)
    ]
    if rows:
        connection.execute(_SET_LINK, rows)
