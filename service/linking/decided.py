"""Which document each citation is taken to mean, or was decided to mean."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from schemas.decision import Decision, Verdict
from schemas.link import DocumentSummary, Link
from service.graph.port import CitationEntry, Graph
from service.linking.identity import typo_key
from service.linking.resolution import decide, resolve

CitationPlace = tuple[str, int]  # the document's id, the citation's order in it


def resolve_all(graph: Graph, entries: Iterable[CitationEntry]) -> list[Link]:
    """Return what each of *entries* means in the archive, in their order."""
    wanted = list(entries)
    keys = [_keys(entry) for entry in wanted]
    found = graph.candidates(key for each in keys for key in each)
    guesses = [
        resolve(entry.citation, _documents(found, each), entry.document, entry.cited_on)
        for entry, each in zip(wanted, keys, strict=True)
    ]
    return _decided(graph, wanted, guesses)


def decisions_on(
    graph: Graph, entries: Iterable[CitationEntry]
) -> dict[CitationPlace, Decision]:
    """Return what people said of *entries*, by document and place; most have nothing.

    A word holds for the number and day that it was said of. Where one parser has read
    the day and another has not, it holds too, if the document cites but one document
    of that number: otherwise nobody knows which of them was meant.
    """
    wanted = list(entries)
    said = {
        (each.document, each.key, each.day): each
        for each in graph.decisions(entry.document for entry in wanted)
    }
    if not said:
        return {}
    decided = dict.fromkeys(document for document, _, _ in said)
    alike = Counter((e.document, e.key) for e in graph.citations_of_all(decided))
    words = (
        (entry, _word_on(entry, said, alone=alike[entry.document, entry.key] == 1))
        for entry in wanted
    )
    return {(entry.document, entry.place): word for entry, word in words if word}


def _word_on(
    entry: CitationEntry,
    said: dict[tuple[str, str, date | None], Decision],
    *,
    alone: bool,
) -> Decision | None:
    day = entry.citation.issued_on
    exact = said.get((entry.document, entry.key, day))
    if exact or not alone:
        return exact
    if day is not None:
        return said.get((entry.document, entry.key, None))
    near = [
        each
        for (document, key, _), each in said.items()
        if (document, key) == (entry.document, entry.key)
    ]
    return near[0] if len(near) == 1 else None


def _decided(
    graph: Graph, entries: list[CitationEntry], guesses: list[Link]
) -> list[Link]:
    """Return the guesses, with what people said in the place of some."""
    words = decisions_on(graph, entries)
    if not words:
        return guesses
    targets = graph.summaries(each.target for each in words.values() if each.target)
    places = [(entry.document, entry.place) for entry in entries]
    return [
        _as_decided(entry, guess, words[place], targets) if place in words else guess
        for place, entry, guess in zip(places, entries, guesses, strict=True)
    ]


def _as_decided(
    entry: CitationEntry,
    guess: Link,
    decision: Decision,
    targets: dict[str, DocumentSummary],
) -> Link:
    """Return the link as it was decided; who rejects one document rejects no other."""
    if decision.verdict is Verdict.REJECTED and decision.target:
        candidates = (each.document for each in guess.candidates)
        others = [each for each in candidates if each.id != decision.target]
        other = resolve(entry.citation, others, entry.document, entry.cited_on)
        if other.target:
            return other
    return decide(guess, decision, targets)


def _keys(entry: CitationEntry) -> tuple[str, ...]:
    """Return what the cited document is looked up by: as written, and with a slip."""
    typo = typo_key(entry.citation.number, entry.citation.issued_on)
    return (entry.key, typo) if typo else (entry.key,)


def _documents(
    found: dict[str, list[DocumentSummary]], keys: tuple[str, ...]
) -> Iterable[DocumentSummary]:
    return {each.id: each for key in keys for each in found.get(key, ())}.values()
