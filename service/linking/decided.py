"""Which document each citation is taken to mean, or was decided to mean.

There is one way to resolve a citation: the identity of the cited document gives the
keys that candidates are looked up by, the evidence for and against each of them gives
the state, and what people decided is laid over that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar

from schemas.decision import Decision, RelationDecision, Verdict
from schemas.document_names import candidate_words
from schemas.link import DocumentSummary, Link, LinkState
from schemas.work_file import WithdrawnDocument
from service.graph.port import CitationEntry, Graph
from service.linking.force import first_to_end
from service.linking.identity import CitedIdentity, identity_of
from service.linking.resolution import End, ResolvedIdentity, choose, judge_all

CitationKey = tuple[str, str, date | None]
"""What a decision is on: the citing document's id, the key and the cited date."""


Decided = TypeVar("Decided")
NOW_HELD = "nay kho có văn bản khớp, xin xem lại: {names}"


@dataclass(frozen=True, slots=True)
class Cited:
    """An identity, and the document (an id) that cites it.

    Without a document it is what any document may mean by it: none is left out of the
    candidates, and no decision counts.
    """

    identity: CitedIdentity
    document: str | None


def resolve_all(graph: Graph, entries: Iterable[CitationEntry]) -> list[Link]:
    """Return what each of *entries* means in the archive, in their order."""
    wanted = list(entries)
    found = resolve_cited(
        graph,
        [
            Cited(identity_of(e.citation, e.cited_on, e.applied_from), e.document)
            for e in wanted
        ],
    )
    return [
        Link(entry.citation, each.state, each.reasons, each.target, each.candidates)
        for entry, each in zip(wanted, found, strict=True)
    ]


def resolve_cited(graph: Graph, cited: Sequence[Cited]) -> list[ResolvedIdentity]:
    """Return what each of *cited* means in the archive, in their order."""
    keys = [_keys(each.identity) for each in cited]
    wanted = list(chain.from_iterable(keys))
    found, files = graph.candidates(wanted), graph.other_files(wanted)
    ended = _ends(graph, cited, found)
    works = graph.works({each.document for each in cited if each.document})
    may_be = [
        _documents(each, own, found, works)
        for each, own in zip(cited, keys, strict=True)
    ]
    guesses = [
        choose(judge_all(each.identity, documents, ended, files))
        for each, documents in zip(cited, may_be, strict=True)
    ]
    decided_on = [
        (each.document, each.identity.key, each.identity.issued_on)
        if each.document
        else None
        for each in cited
    ]
    return lay_decisions_over(graph, list(zip(decided_on, guesses, strict=True)))


@dataclass(frozen=True, slots=True)
class _Meant:
    """What the documents are now that decisions name.

    What was decided on a file is decided on its văn bản: *works* has the main files,
    *targets* what they are.
    """

    works: Mapping[str, str]
    targets: Mapping[str, DocumentSummary]
    withdrawn: Mapping[str, WithdrawnDocument]


def lay_decisions_over(
    graph: Graph, guesses: Sequence[tuple[CitationKey | None, ResolvedIdentity]]
) -> list[ResolvedIdentity]:
    """Return the *guesses*, each with what people decided on its citation, if so."""
    decided = decisions_on(graph, (key for key, _ in guesses if key))
    if not decided:
        return [guess for _, guess in guesses]
    named = (x for each in decided.values() for x in (each.target, *each.seen) if x)
    works = graph.works(named)
    meant = _Meant(works, graph.summaries(works.values()), graph.withdrawals(works))
    return [
        _lay_over(guess, decided[key], meant) if key in decided else guess
        for key, guess in guesses
    ]


def decisions_on(
    graph: Graph, wanted: Iterable[CitationKey]
) -> dict[CitationKey, Decision]:
    """Return what people decided on the citations *wanted*; on most nothing.

    A decision holds for the number and the date that it was made on. Where one parser
    has read the date and another has not, it holds too, if the document cites but one
    document of that number: otherwise nobody knows which of them was meant.
    """
    keys = list(wanted)
    made = {
        (each.document, each.key, each.day): each
        for each in graph.decisions(document for document, _, _ in keys)
    }
    if not made:
        return {}
    deciding = dict.fromkeys(document for document, _, _ in made)
    alike = Counter((e.document, e.key) for e in graph.citations_of_all(deciding))
    found = ((key, decision_for(key, made, alone=alike[key[:2]] == 1)) for key in keys)
    return {key: decision for key, decision in found if decision}


def relation_decision_on(graph: Graph, wanted: CitationKey) -> RelationDecision | None:
    """Return what people decided that a document does with what it cites, if so."""
    document, key, _ = wanted
    made = {
        (each.document, each.key, each.day): each
        for each in graph.relation_decisions([document])
    }
    if not made:
        return None
    alike = sum(each.key == key for each in graph.citations_of(document))
    return decision_for(wanted, made, alone=alike == 1)


def decision_for(
    wanted: CitationKey, made: Mapping[CitationKey, Decided], *, alone: bool
) -> Decided | None:
    """Return which of the decisions *made* holds for the citation *wanted*.

    *alone*: it is the only citation of that key in its document.
    """
    document, key, day = wanted
    exact = made.get(wanted)
    if exact or not alone:
        return exact
    if day is not None:
        return made.get((document, key, None))
    near = [each for other, each in made.items() if other[:2] == (document, key)]
    return near[0] if len(near) == 1 else None


def _ends(
    graph: Graph, cited: Iterable[Cited], found: Mapping[str, Sequence[DocumentSummary]]
) -> dict[str, End]:
    """Return since when acts that are only named are replaced or repealed, by id."""
    named = {
        document.id: document
        for each in cited
        if each.identity.number is None and each.identity.cited_on
        for document in found.get(each.identity.key, ())
    }
    citing = defaultdict(list)
    for each in graph.endings_of(named) if named else ():
        if each.link.target:
            citing[each.link.target.id].append(each)
    ends = ((ident, first_to_end(some, named[ident])) for ident, some in citing.items())
    return {ident: end for ident, end in ends if end}


def _documents(
    cited: Cited,
    keys: Iterable[str],
    found: Mapping[str, Sequence[DocumentSummary]],
    works: Mapping[str, str],
) -> Iterable[DocumentSummary]:
    """Return the documents *found* by its *keys*.

    *works* has the main file of the văn bản that cites, which never means itself.
    """
    documents = {each.id: each for key in keys for each in found.get(key, ())}
    citing = cited.document or ""
    documents.pop(works.get(citing, citing), None)
    return documents.values()


def _keys(identity: CitedIdentity) -> tuple[str, ...]:
    """Return what it is looked up by: its key, and that of a number with a typo."""
    typo = identity.typo_key
    return (identity.key, typo) if typo else (identity.key,)


def _lay_over(
    guess: ResolvedIdentity,
    decision: Decision,
    meant: _Meant,
) -> ResolvedIdentity:
    """Return what was decided; to reject one document does not reject the others."""
    named = decision.target or ""
    main = meant.works.get(named, named)
    if decision.verdict is Verdict.REJECTED and main:
        other = choose([e for e in guess.candidates if e.document.id != main])
        if other.target:
            return other
    if decision.verdict is Verdict.NOT_HELD:
        return _not_held(guess, decision, meant)
    confirmed = decision.verdict is Verdict.CONFIRMED
    gone = meant.withdrawn.get(named) if confirmed else None
    words = [f"văn bản ấy đã bị rút ({gone.withdrawal.words})"] if gone else []
    target = meant.targets.get(main) if confirmed else None
    state = LinkState(decision.verdict.value)
    reasons = (decision.reason, *words)
    return ResolvedIdentity(state, reasons, target, guess.candidates)


def _not_held(
    guess: ResolvedIdentity, decision: Decision, meant: _Meant
) -> ResolvedIdentity:
    """Return that no document is meant; candidates are those that fit since then.

    They are reported and not linked: who decided knows more of what is cited than a
    number says, and has to look at them.
    """
    seen = {meant.works.get(each, each) for each in decision.seen}
    since = tuple(
        each
        for each in guess.candidates
        if each.state.is_certain and each.document.id not in seen
    )
    names = "; ".join(candidate_words(each.document) for each in since)
    reasons = (decision.reason, *([NOW_HELD.format(names=names)] if since else ()))
    return ResolvedIdentity(LinkState.NOT_HELD, reasons, None, since)
