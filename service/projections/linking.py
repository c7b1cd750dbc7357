"""Which document each citation is taken to mean, kept beside the citation."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, update

from schemas.link import Link
from service.graph.catalogue import Catalogue
from service.graph.port import CitationEntry, Graph
from service.graph.tables import citations
from service.resolution import resolve

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
    candidates = graph.candidates(entry.key for entry in wanted)
    return [
        resolve(entry.citation, candidates.get(entry.key, ()), entry.document)
        for entry in wanted
    ]


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
