"""Which document a citation means: a pure policy.

A wrong link is worse than none: what is given must agree. Every candidate has a score
(``evidence.py``), from which its state follows; every state has its reasons, in words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from schemas.citation import Citation
from schemas.decision import Decision, Verdict
from schemas.link import Candidate, DocumentSummary, Link, LinkState
from service.linking.evidence import TYPO, Evidence, evidence_for
from service.linking.identity import CitedIdentity, identity_of

_AT_LEAST = (
    (LinkState.EXACT, 100),
    (LinkState.STRONG, 80),
    (LinkState.PROBABLE, 1),
    (LinkState.CONFLICT, -99),
)
"""The score from which a candidate has a state; below, it is another document."""
LEAD = 20
"""The best of a state is meant if it leads by more: more than an office is worth."""
MOST_CANDIDATES = 20
"""A number that every province uses has more; nobody reads them all."""


@dataclass(frozen=True, slots=True)
class ResolvedIdentity:
    """The document that a question means, or None, and why; all candidates."""

    state: LinkState
    reasons: tuple[str, ...]
    target: DocumentSummary | None = None
    candidates: tuple[Candidate, ...] = ()


def resolve(
    citation: Citation,
    candidates: Iterable[DocumentSummary],
    citing: str,
    cited_on: date | None = None,
) -> Link:
    """Return what *citation* means among *candidates*.

    Candidates with another number, and the document *citing* (an id), do not count.
    *cited_on* is the day of that document.
    """
    others = (each for each in candidates if each.id != citing)
    found = resolve_identity(identity_of(citation, cited_on), others)
    return Link(citation, found.state, found.reasons, found.target, found.candidates)


def resolve_identity(
    identity: CitedIdentity, documents: Iterable[DocumentSummary]
) -> ResolvedIdentity:
    """Return which of *documents* is meant; those of other numbers do not count."""
    judged = [each for each in (judge(identity, one) for one in documents) if each]
    return _chosen(sorted(judged, key=_best_first))


def decide(
    guess: Link, decision: Decision, targets: Mapping[str, DocumentSummary]
) -> Link:
    """Return the link as a person decided it; *targets* are documents by their id."""
    reason = f"{decision.by}, {_day(decision.decided_at.date())}: {decision.why}"
    meant = decision.target if decision.verdict is Verdict.CONFIRMED else None
    target = targets.get(meant) if meant else None
    state = LinkState(decision.verdict.value)
    return Link(guess.citation, state, (reason,), target, guess.candidates)


def judge(identity: CitedIdentity, document: DocumentSummary) -> Candidate | None:
    """Return what speaks for and against *document*; None: nothing speaks for it.

    Where two givens contradict, it is another document that has the same number, and
    the state is ``missing``. A slip is believed only where nothing else contradicts.
    """
    found = evidence_for(identity, document)
    if not found:
        return None
    score = sum(each.points for each in found)
    state = next((s for s, least in _AT_LEAST if score >= least), LinkState.MISSING)
    if found[0].points == TYPO and state is not LinkState.PROBABLE:
        return None
    return Candidate(document, state, tuple(_reasons(found)), score)


def _chosen(ranked: list[Candidate]) -> ResolvedIdentity:
    """Return the best of the candidates as what is meant; it comes first."""
    kept = tuple(ranked[:MOST_CANDIDATES])
    if not kept or kept[0].state is LinkState.MISSING:
        return ResolvedIdentity(LinkState.MISSING, ("chưa có trong kho",), None, kept)
    best = kept[0]
    rivals = [each for each in kept if _rivals(best, each)]
    if len(rivals) == 1:
        return ResolvedIdentity(best.state, best.reasons, best.document, kept)
    if best.state is LinkState.CONFLICT:
        return ResolvedIdentity(best.state, best.reasons, None, kept)
    reason = f"{len(rivals)} văn bản cùng khớp"
    return ResolvedIdentity(LinkState.AMBIGUOUS, (reason,), None, kept)


def _best_first(candidate: Candidate) -> tuple[int, str]:
    return -candidate.score, candidate.document.id


def _rivals(best: Candidate, other: Candidate) -> bool:
    return other.state is best.state and other.score >= best.score - LEAD


def _reasons(found: Iterable[Evidence]) -> Iterable[str]:
    """Return what agrees, in one reason, then what is not given or contradicts."""
    found = list(found)
    agreeing = ", ".join(each.agrees for each in found if each.agrees)
    if agreeing:
        yield f"khớp {agreeing}"
    yield from (each.reason for each in found if each.reason)


def _day(day: date | None) -> str | None:
    return None if day is None else f"{day:%d/%m/%Y}"
